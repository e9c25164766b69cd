import { formatAddress, MAX_COLUMNS, MAX_ROWS } from '../../kernel/address';
import { fail, succeed, type Result } from '../../kernel/result';
import type { Amendment } from '../../sheet/amendment';
import { childNamed } from '../patch/schemaOrder';
import { withAttributes } from '../patch/withAttributes';
import { attribute, childrenOf, type Element } from '../patch/xmlText';
import type { Editing, OpenSheet } from './editing';
import { replaceChild } from './sheetChildren';

type SetFreeze = Extract<Amendment, { readonly kind: 'set-freeze' }>;

/** Keeps rows and columns in sight; none of both lets the sheet scroll freely. */
export function setFreeze(editing: Editing, { sheet: name, freeze }: SetFreeze): Result<void> {
  const sheet = editing.sheet(name);
  if (!sheet.ok) return sheet;
  const { rows, columns } = freeze;
  const isSound = [rows, columns].every((count) => Number.isInteger(count) && count >= 0);
  if (!isSound || rows >= MAX_ROWS || columns >= MAX_COLUMNS)
    return fail('edit-refused', 'cell-outside', { sheet: name });
  editing.pkg.set(sheet.value.part, withFreeze(sheet.value, rows, columns));
  return succeed(undefined);
}

function withFreeze(sheet: OpenSheet, rows: number, columns: number): string {
  const { text, layout } = sheet;
  const p = layout.prefix;
  const list = childNamed(layout, 'sheetViews');
  const views = list === undefined ? [] : (childrenOf(text, list) ?? []);
  const first = views.find(({ name }) => name === 'sheetView');
  if (list === undefined || first === undefined) {
    const inner = paneXml(undefined, '', rows, columns, p);
    const view = `<${p}sheetView workbookViewId="0">${inner}</${p}sheetView>`;
    return inner === ''
      ? text
      : replaceChild(sheet, 'sheetViews', `<${p}sheetViews>${view}</${p}sheetViews>`);
  }
  const view = viewXml(text, first, rows, columns, p);
  const before = text.slice(list.start, first.start);
  return replaceChild(sheet, 'sheetViews', before + view + text.slice(first.end, list.end));
}

/** The view with another pane; everything else that it says stays. */
function viewXml(text: string, view: Element, rows: number, columns: number, p: string): string {
  const children = childrenOf(text, view) ?? [];
  const textOf = ({ start, end }: Element) => text.slice(start, end);
  const pane = children.find(({ name }) => name === 'pane');
  const selections = children.filter(({ name }) => name === 'selection');
  const rest = children.filter(({ name }) => name !== 'pane' && name !== 'selection');
  const active = pane === undefined ? undefined : attribute(text, pane.tag, 'activePane');
  const current =
    selections.find(
      ({ tag }) => (attribute(text, tag, 'pane') ?? 'topLeft') === (active ?? 'topLeft'),
    ) ?? selections[0];
  const selection = current === undefined ? '' : textOf(current);
  const inner = paneXml(pane === undefined ? undefined : textOf(pane), selection, rows, columns, p);
  // A view that was scrolled away would keep the wrong rows in sight.
  const scroll = rows + columns > 0 ? { topLeftCell: undefined } : {};
  const source = text.slice(view.tag.start, view.tag.end);
  const open = withAttributes(source, scroll).replace(/\s*\/>$/, '>');
  const content = inner + rest.map(textOf).join('');
  if (content === '') return open.replace(/>$/, '/>');
  return `${open}${content}</${p}sheetView>`;
}

function paneXml(
  before: string | undefined,
  selection: string,
  rows: number,
  columns: number,
  p: string,
): string {
  if (rows === 0 && columns === 0)
    return selection === '' ? '' : withAttributes(selection, { pane: undefined });
  const active = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
  const corner = formatAddress({ row: rows, column: columns });
  const pane = withAttributes(before ?? `<${p}pane/>`, {
    xSplit: columns > 0 ? String(columns) : undefined,
    ySplit: rows > 0 ? String(rows) : undefined,
    topLeftCell: corner,
    activePane: active,
    state: 'frozen',
  });
  const selected =
    selection === '' ? `<${p}selection activeCell="${corner}" sqref="${corner}"/>` : selection;
  return pane + withAttributes(selected, { pane: active });
}
