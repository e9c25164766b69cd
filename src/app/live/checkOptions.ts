import { succeed, type Result } from '../../kernel/result';
import { findStandard } from '../../standard/index';
import type { CheckOptions } from '../check';
import type { CheckChoices } from './engine';

/** What the user's choices come to; a relief that another standard offered means nothing here. */
export function checkOptions({
  standard: id,
  reliefs,
  profile,
}: Pick<CheckChoices, 'standard' | 'reliefs' | 'profile'>): Result<CheckOptions> {
  const standard = findStandard(id);
  if (!standard.ok) return standard;
  const known = standard.value.reliefs.map((relief) => relief.id);
  return succeed({
    standard: standard.value,
    reliefs: reliefs.filter((relief) => known.includes(relief)),
    ...(profile === undefined ? {} : { profile }),
  });
}
