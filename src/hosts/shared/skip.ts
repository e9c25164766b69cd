import type { SkipReason } from '../../app/host';
import type { Edit } from '../../sheet/editPlan';

/** An edit that was left out; of one that was carried out in part, the rest of it. */
export interface Skip {
  readonly edit: Edit;
  readonly reason: SkipReason;
}
