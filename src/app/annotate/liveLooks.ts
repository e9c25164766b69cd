import type { CellStyle, LiveLooks } from '../../sheet/editPlan';
import type { Indicator } from '../../standard/types';

/** What an undecided cell shows, so that it can never be taken for a figure. */
export const UNDECIDED = '无法判断';
export const MET = '达标';
export const MISSED = '不达标';

/** A figure that may become undecided, or decided once the data are corrected. */
export const FIGURE_LOOKS: LiveLooks = { [UNDECIDED]: 'unknown' };

export const VERDICT_LOOKS: LiveLooks = {
  [MET]: 'met',
  [MISSED]: 'missed',
  [UNDECIDED]: 'unknown',
};

/** Values and means show the digits that the form asks for; some ratios would vanish in two. */
export function figureStyle({ decimals }: Indicator): CellStyle {
  return decimals >= 3 ? 'decimal3' : 'decimal2';
}
