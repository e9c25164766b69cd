import type { CellContent } from './cellXml';
import type { CellSpan } from './sheetRows';
import { attribute, attributesOf } from './xmlText';

/**
 * Ways in which programs write a cell that has a look but no value. When we fill such a cell, as many blanks as the
 * place in this list says stand before the `>` of its start tag, so that taking the value off restores the very bytes.
 * Blanks there mean nothing to any reader. Another program that saves the file drops them; then the first form is used.
 */
const EMPTY_FORMS = [
  '/>',
  '></c>',
  ' />',
  ' ></c>',
  ' t="n"/>',
  ' t="n"></c>',
  ' t="n" />',
  ' t="str"><v></v></c>',
  ' t="str"><v/></c>',
  ' t="str"/>',
  ' t="inlineStr"><is><t></t></is></c>',
  ' t="inlineStr"><is><t/></is></c>',
] as const;

/** Whether a cell holds nothing: no contents at all, or an empty text. */
export function isEmptyCell(text: string, cell: CellSpan): boolean {
  const inner = text.slice(cell.element.contentStart, cell.element.contentEnd);
  if (inner === '') return true;
  if (attribute(text, cell.element.tag, 't') === 's') return false;
  return /^\s*(<(\w+:)?v\s*(\/>|><\/(\w+:)?v>)|<(\w+:)?is\s*><(\w+:)?t\s*(\/>|><\/(\w+:)?t>)<\/(\w+:)?is>)?\s*$/.test(
    inner,
  );
}

/** The user's empty cell with our contents; its look stays the user's. */
export function fillCell(
  text: string,
  cell: CellSpan,
  content: CellContent,
  prefix: string,
): string {
  const source = text.slice(cell.element.start, cell.element.end);
  const form = formOf(source, prefix);
  const head = source.slice(0, source.length - formText(form, prefix).length);
  const plain = form === 0 ? headWithoutType(text, cell) : head;
  const type = content.type === '' ? '' : ` t="${content.type}"`;
  return `${plain}${type}${' '.repeat(form + 1)}>${content.inner}</${prefix}c>`;
}

/** Takes our contents out of a cell of the user's. */
export function emptyCell(text: string, cell: CellSpan, prefix: string): string {
  const start = text.slice(cell.element.tag.start, cell.element.tag.end);
  const blanks = / +(?=>$)/.exec(start)?.[0].length ?? 0;
  const form = EMPTY_FORMS[blanks - 1] ?? EMPTY_FORMS[0];
  return headWithoutType(text, cell) + formText(EMPTY_FORMS.indexOf(form), prefix);
}

function formText(form: number, prefix: string): string {
  return (EMPTY_FORMS[form] ?? '/>').replaceAll(/(<\/?)(?=[a-z])/g, `$1${prefix}`);
}

/** The longest form that the cell ends with and that leaves no type in what stands before it; 0 where none fits. */
function formOf(source: string, prefix: string): number {
  let best = 0;
  let length = 0;
  EMPTY_FORMS.forEach((_, form) => {
    const end = formText(form, prefix);
    const head = source.slice(0, -end.length);
    if (!source.endsWith(end) || end.length <= length) return;
    if (/\st\s*=/.test(head) || /[\s>]$/.test(head)) return;
    best = form;
    length = end.length;
  });
  return best;
}

/** `<c r="H5" s="3"` with whatever attributes the cell has, its type left out. */
function headWithoutType(text: string, cell: CellSpan): string {
  const { tag } = cell.element;
  const attributes = attributesOf(text, tag);
  const last = attributes.at(-1);
  const end = last?.end ?? tag.end - (tag.kind === 'empty' ? 2 : 1);
  const head = text.slice(tag.start, end).trimEnd();
  const type = attributes.find(({ name }) => name === 't');
  if (type === undefined) return head;
  const from = type.start - tag.start;
  return head.slice(0, from).trimEnd() + head.slice(type.end - tag.start);
}
