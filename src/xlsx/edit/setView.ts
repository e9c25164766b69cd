import { succeed, type Result } from '../../kernel/result';
import type { Amendment } from '../../sheet/amendment';
import { childNamed } from '../patch/schemaOrder';
import { withAttributes } from '../patch/withAttributes';
import { childrenOf } from '../patch/xmlText';
import type { Editing, OpenSheet } from './editing';
import { argb } from './formatParts';
import { replaceChild } from './sheetChildren';

type SetView = Extract<Amendment, { readonly kind: 'set-view' }>;

/** Lines of the grid, colour of the tab and usual sizes of a sheet; what the amendment does not say stays. */
export function setView(editing: Editing, amendment: SetView): Result<void> {
  const steps: readonly ((sheet: OpenSheet) => string)[] = [
    (sheet) => withTabColour(sheet, amendment.tabColour),
    (sheet) => withGridLines(sheet, amendment.gridLines),
    (sheet) => withSizes(sheet, amendment),
  ];
  for (const step of steps) {
    const sheet = editing.sheet(amendment.sheet);
    if (!sheet.ok) return sheet;
    const text = step(sheet.value);
    if (text !== sheet.value.text) editing.pkg.set(sheet.value.part, text);
  }
  return succeed(undefined);
}

function withTabColour(sheet: OpenSheet, colour: string | null | undefined): string {
  const { text, layout } = sheet;
  const p = layout.prefix;
  if (colour === undefined) return text;
  const xml = colour === null ? '' : `<${p}tabColor rgb="${argb(colour)}"/>`;
  const properties = childNamed(layout, 'sheetPr');
  if (properties === undefined)
    return xml === '' ? text : replaceChild(sheet, 'sheetPr', `<${p}sheetPr>${xml}</${p}sheetPr>`);
  const old = (childrenOf(text, properties) ?? []).find(({ name }) => name === 'tabColor');
  const open = text.slice(properties.tag.start, properties.tag.end);
  if (properties.tag.kind === 'empty')
    return xml === ''
      ? text
      : replaceChild(sheet, 'sheetPr', `${open.replace(/\s*\/>$/, '>')}${xml}</${p}sheetPr>`);
  const { start: from, end: to } = old ?? {
    start: properties.contentStart,
    end: properties.contentStart,
  };
  return text.slice(0, from) + xml + text.slice(to);
}

function withGridLines(sheet: OpenSheet, shown: boolean | undefined): string {
  const { text, layout } = sheet;
  const p = layout.prefix;
  if (shown === undefined) return text;
  const list = childNamed(layout, 'sheetViews');
  const views = list === undefined ? [] : (childrenOf(text, list) ?? []);
  const first = views.find(({ name }) => name === 'sheetView');
  const showGridLines = shown ? undefined : '0';
  if (list === undefined || first === undefined) {
    const view = withAttributes(`<${p}sheetView workbookViewId="0"/>`, { showGridLines });
    return shown
      ? text
      : replaceChild(sheet, 'sheetViews', `<${p}sheetViews>${view}</${p}sheetViews>`);
  }
  const view = withAttributes(text.slice(first.start, first.end), { showGridLines });
  return text.slice(0, first.start) + view + text.slice(first.end);
}

function withSizes(sheet: OpenSheet, { rowHeight, columnWidth }: SetView): string {
  const { text, layout } = sheet;
  if (rowHeight === undefined && columnWidth === undefined) return text;
  const format = childNamed(layout, 'sheetFormatPr');
  const source =
    format === undefined
      ? `<${layout.prefix}sheetFormatPr defaultRowHeight="15"/>`
      : text.slice(format.start, format.end);
  const changed = withAttributes(source, {
    ...(columnWidth === undefined ? {} : { defaultColWidth: String(columnWidth) }),
    // Without the mark programs take the height that suits the font.
    ...(rowHeight === undefined ? {} : { defaultRowHeight: String(rowHeight), customHeight: '1' }),
  });
  return replaceChild(sheet, 'sheetFormatPr', changed);
}
