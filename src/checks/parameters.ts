import type { CheckInput } from './types';

/** The numbers that rules name: the standard's own, changed by the reliefs switched on, then by the caller. */
export function parametersOf(
  input: Pick<CheckInput, 'standard' | 'reliefs' | 'parameters'>,
): Readonly<Record<string, number>> {
  const { standard, reliefs = [] } = input;
  const own = Object.entries(standard.parameters).map(
    ([name, { value }]) => [name, value] as const,
  );
  const relaxed = standard.reliefs
    .filter(({ id }) => reliefs.includes(id))
    .flatMap(({ parameters }) => Object.entries(parameters));
  return { ...Object.fromEntries([...own, ...relaxed]), ...input.parameters };
}
