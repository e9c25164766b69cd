import type { LiveLooks } from '../../sheet/editPlan';

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
