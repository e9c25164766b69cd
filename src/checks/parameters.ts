import { parametersOf as standardParameters } from '../balance/index';
import type { CheckInput } from './types';

/** The numbers that rules name: the standard's own under the reliefs switched on, then what the caller sets. */
export function parametersOf({
  standard,
  reliefs = [],
  parameters,
}: Pick<CheckInput, 'standard' | 'reliefs' | 'parameters'>): Readonly<Record<string, number>> {
  return { ...standardParameters(standard, reliefs), ...parameters };
}
