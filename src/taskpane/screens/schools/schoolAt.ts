import type { SchoolItem } from '../../../app/view/types';
import type { Area } from '../../../kernel/address';

/** The school whose cells hold the first selected cell; undefined beside the schools. */
export function schoolAt(
  schools: readonly SchoolItem[],
  selection: { readonly sheet: string; readonly area: Area },
): SchoolItem | undefined {
  const { sheet, area } = selection;
  return schools.find(
    (school) =>
      school.area !== null &&
      school.sheet === sheet &&
      area.top >= school.area.top &&
      area.top <= school.area.bottom,
  );
}
