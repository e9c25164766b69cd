import { formatArea, type Area } from '../../kernel/address';
import { fail, succeed, type Result } from '../../kernel/result';
import type { Amendment } from '../../sheet/amendment';
import type { Editing } from './editing';
import { isAreaInside, replaceChild } from './sheetChildren';

type SetMerges = Extract<Amendment, { readonly kind: 'set-merges' }>;

/** Gives a sheet these merged areas and no others. */
export function setMerges(editing: Editing, { sheet: name, merges }: SetMerges): Result<void> {
  const sheet = editing.sheet(name);
  if (!sheet.ok) return sheet;
  const areas = merges.filter(({ top, bottom, left, right }) => top !== bottom || left !== right);
  const outside = areas.find((area) => !isAreaInside(area));
  if (outside !== undefined) return fail('edit-refused', 'cell-outside', { sheet: name });
  const crossing = firstOverlap(areas);
  if (crossing !== undefined)
    return fail('edit-refused', 'merges-overlap', { sheet: name, area: formatArea(crossing) });
  const p = sheet.value.layout.prefix;
  const entries = areas.map((area) => `<${p}mergeCell ref="${formatArea(area)}"/>`).join('');
  const xml =
    areas.length === 0
      ? ''
      : `<${p}mergeCells count="${String(areas.length)}">${entries}</${p}mergeCells>`;
  editing.pkg.set(sheet.value.part, replaceChild(sheet.value, 'mergeCells', xml));
  return succeed(undefined);
}

/** An area that has a cell in common with another, in one sweep down the rows. */
function firstOverlap(areas: readonly Area[]): Area | undefined {
  const ordered = [...areas].sort((a, b) => a.top - b.top);
  let open: Area[] = [];
  for (const area of ordered) {
    open = open.filter(({ bottom }) => bottom >= area.top);
    if (open.some(({ left, right }) => left <= area.right && right >= area.left)) return area;
    open.push(area);
  }
  return undefined;
}
