import { overlap, type Area } from '../../kernel/address';
import type { ValidateEdit } from '../../sheet/editPlan';
import type { Skip } from './skip';

/** The areas of a validation that touch none of the user's own, and what of it is left out for those that do. */
export function freeAreas(
  edit: ValidateEdit,
  taken: readonly Area[],
): { readonly free: readonly Area[]; readonly skip: Skip | undefined } {
  const { areas } = edit.validation;
  const inUse = areas.filter((area) => taken.some((other) => overlap(area, other)));
  const free = areas.filter((area) => !inUse.includes(area));
  if (inUse.length === 0) return { free, skip: undefined };
  const left = { ...edit, validation: { ...edit.validation, areas: inUse } };
  return { free, skip: { edit: free.length > 0 ? left : edit, reason: 'validation-in-use' } };
}
