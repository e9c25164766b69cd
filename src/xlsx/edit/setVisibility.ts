import { fail, succeed, type Result } from '../../kernel/result';
import type { Amendment } from '../../sheet/amendment';
import { childNamed, layoutOf } from '../patch/schemaOrder';
import { applySplices, type Splice } from '../patch/splice';
import { attribute, childrenOf, type Element } from '../patch/xmlText';
import type { Editing } from './editing';
import { isHidden, placeOf, sheetEntries, tagSplice } from './sheetList';

type SetVisibility = Extract<Amendment, { readonly kind: 'set-visibility' }>;

/** Shows or hides a sheet; the tab in front is always one in sight. */
export function setVisibility(editing: Editing, amendment: SetVisibility): Result<void> {
  const { sheet, visibility } = amendment;
  const workbook = editing.workbook();
  if (!workbook.ok) return workbook;
  const place = placeOf(workbook.value, sheet);
  if (!place.ok) return place;
  const { text, part } = workbook.value;
  const entries = sheetEntries(workbook.value);
  const visible = entries.flatMap((_, at) =>
    at !== place.value && !isHidden(workbook.value, at) ? [at] : [],
  );
  const hides = visibility === 'hidden';
  if (hides && visible.length === 0) return fail('edit-refused', 'last-visible-sheet', { sheet });
  const entry = entries[place.value];
  if (entry === undefined || isHidden(workbook.value, place.value) === hides)
    return succeed(undefined);
  const state = hides ? 'hidden' : undefined;
  const splices: Splice[] = [tagSplice(text, entry, { state })];
  editing.pkg.set(part, applySplices(text, splices));
  return hides ? leaveTab(editing, place.value, visible) : succeed(undefined);
}

/** Puts another tab in front where a sheet that is hidden now was: programs edit every sheet that is selected. */
function leaveTab(editing: Editing, gone: number, visible: readonly number[]): Result<void> {
  const { pkg } = editing;
  const workbook = editing.workbook();
  if (!workbook.ok) return workbook;
  const { text, layout, part, sheets } = workbook.value;
  const next = visible.find((place) => place > gone) ?? visible.at(-1) ?? 0;
  const list = childNamed(layout, 'bookViews');
  const views = list === undefined ? [] : (childrenOf(text, list) ?? []);
  const isInFront = ({ tag }: Element) => Number(attribute(text, tag, 'activeTab') ?? 0) === gone;
  const left = views.filter(isInFront);
  const change = { activeTab: String(next) };
  pkg.set(
    part,
    applySplices(
      text,
      left.map((view) => tagSplice(text, view, change)),
    ),
  );
  const unselected = select(editing, sheets[gone]?.part, undefined);
  if (!unselected.ok || left.length === 0) return unselected;
  return select(editing, sheets[next]?.part, '1');
}

function select(
  { pkg }: Editing,
  part: string | undefined,
  tabSelected: string | undefined,
): Result<void> {
  const text = part === undefined ? succeed('') : pkg.text(part);
  if (!text.ok) return text;
  const layout = part === undefined ? undefined : layoutOf(text.value);
  const list = layout === undefined ? undefined : childNamed(layout, 'sheetViews');
  if (part === undefined || list === undefined) return succeed(undefined);
  const views = childrenOf(text.value, list) ?? [];
  const splices = views.map((view) => tagSplice(text.value, view, { tabSelected }));
  pkg.set(part, applySplices(text.value, splices));
  return succeed(undefined);
}
