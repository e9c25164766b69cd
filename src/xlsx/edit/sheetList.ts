import { fail, succeed, type Result } from '../../kernel/result';
import { relationshipAttribute } from '../patch/flavour';
import { childNamed } from '../patch/schemaOrder';
import { applySplices, type Splice } from '../patch/splice';
import { withAttributes } from '../patch/withAttributes';
import type { WorkbookPart } from '../patch/workbookPart';
import { attribute, childrenOf, escapeXml, type Element } from '../patch/xmlText';

export interface NewSheetEntry {
  readonly name: string;
  readonly sheetId: number;
  readonly relationship: string;
}

/** A place of the list before the change, or a new sheet. */
export type SheetPlace = number | NewSheetEntry;

/** Entries of the sheets, in order. */
export function sheetEntries({ text, layout }: WorkbookPart): readonly Element[] {
  const list = childNamed(layout, 'sheets');
  return list === undefined ? [] : (childrenOf(text, list) ?? []);
}

/** A sheet of any kind by its place: chart sheets can be moved and removed as well. */
export function placeOf(workbook: WorkbookPart, name: string): Result<number> {
  const key = name.toLowerCase();
  const place = workbook.sheets.findIndex((sheet) => sheet.name.toLowerCase() === key);
  return place < 0 ? fail('edit-refused', 'sheet-missing', { sheet: name }) : succeed(place);
}

export function isHidden(workbook: WorkbookPart, place: number): boolean {
  const entry = sheetEntries(workbook)[place];
  const state = entry === undefined ? undefined : attribute(workbook.text, entry.tag, 'state');
  return state !== undefined && state !== 'visible';
}

/**
 * The workbook part with its sheets in another order, some new, some gone. Names local to a sheet and the tabs in
 * front count sheets by place and follow; names local to a sheet that goes go with it.
 */
export function arrangeSheets(workbook: WorkbookPart, order: readonly SheetPlace[]): string {
  const { text, layout } = workbook;
  const list = childNamed(layout, 'sheets');
  if (list === undefined) return text;
  const entries = sheetEntries(workbook);
  const xml = order.map((place) => {
    if (typeof place !== 'number') return entryXml(workbook, place);
    const entry = entries[place];
    return entry === undefined ? '' : text.slice(entry.start, entry.end);
  });
  const moved = new Map(
    order.flatMap((place, at) => (typeof place === 'number' ? [[place, at]] : [])),
  );
  const splices: Splice[] = [
    { from: list.contentStart, to: list.contentEnd, text: xml.join('') },
    ...nameSplices(workbook, moved),
    ...viewSplices(workbook, order, moved),
  ];
  return applySplices(text, splices);
}

function entryXml({ text, layout, flavour }: WorkbookPart, entry: NewSheetEntry): string {
  const link = relationshipAttribute(text, layout.root.tag, flavour, entry.relationship);
  const name = escapeXml(entry.name);
  return `<${layout.prefix}sheet name="${name}" sheetId="${String(entry.sheetId)}" ${link}/>`;
}

function nameSplices(
  { text, layout }: WorkbookPart,
  moved: ReadonlyMap<number, number>,
): readonly Splice[] {
  const list = childNamed(layout, 'definedNames');
  const names = list === undefined ? [] : (childrenOf(text, list) ?? []);
  const isGone = ({ tag }: Element) => {
    const scope = attribute(text, tag, 'localSheetId');
    return scope !== undefined && !moved.has(Number(scope));
  };
  if (list !== undefined && names.length > 0 && names.every(isGone))
    return [{ from: list.start, to: list.end, text: '' }];
  return names.flatMap((element) => {
    const { start, end, tag } = element;
    const scope = attribute(text, tag, 'localSheetId');
    if (isGone(element)) return [{ from: start, to: end, text: '' }];
    const next = scope === undefined ? undefined : moved.get(Number(scope));
    return next === undefined ? [] : [tagSplice(text, element, { localSheetId: String(next) })];
  });
}

function viewSplices(
  workbook: WorkbookPart,
  order: readonly SheetPlace[],
  moved: ReadonlyMap<number, number>,
): readonly Splice[] {
  const { text, layout } = workbook;
  const views = childNamed(layout, 'bookViews');
  const next = (place: number) => moved.get(place) ?? visibleNear(workbook, order, place);
  return (views === undefined ? [] : (childrenOf(text, views) ?? [])).map((view) => {
    const active = Number(attribute(text, view.tag, 'activeTab') ?? 0);
    const first = attribute(text, view.tag, 'firstSheet');
    const activeTab = next(active);
    return tagSplice(text, view, {
      activeTab: activeTab === 0 ? undefined : String(activeTab),
      ...(first === undefined ? {} : { firstSheet: String(next(Number(first))) }),
    });
  });
}

/** The sheet in sight that comes next to a place that is gone. */
function visibleNear(workbook: WorkbookPart, order: readonly SheetPlace[], place: number): number {
  const isVisible = (one: SheetPlace) => typeof one !== 'number' || !isHidden(workbook, one);
  const places = order.flatMap((one, at) => (isVisible(one) ? [{ one, at }] : []));
  const after = places.find(({ one }) => typeof one === 'number' && one >= place);
  return (after ?? places.at(-1))?.at ?? 0;
}

/** Attributes of a start tag set or taken off. */
export function tagSplice(
  text: string,
  { tag }: Element,
  changes: Readonly<Record<string, string | undefined>>,
): Splice {
  const source = text.slice(tag.start, tag.end);
  return { from: tag.start, to: tag.end, text: withAttributes(source, changes) };
}
