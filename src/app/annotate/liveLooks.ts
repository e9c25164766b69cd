import type { LiveLooks } from '../../sheet/editPlan';
import { MET, MISSED, UNDECIDED } from './schoolFormulas';

/** A figure that may become undecided, or decided once the data are corrected. */
export const FIGURE_LOOKS: LiveLooks = { [UNDECIDED]: 'unknown' };

export const VERDICT_LOOKS: LiveLooks = {
  [MET]: 'met',
  [MISSED]: 'missed',
  [UNDECIDED]: 'unknown',
};
