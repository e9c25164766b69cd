import { formatAddress, type CellAddress } from '../../kernel/address';
import { fail, succeed, type Result } from '../../kernel/result';
import { isCellError, type CellValue } from '../../sheet/cell';
import type { CellChange } from '../../sheet/amendment';
import { cachedValue, cellContent, cellXml, MAX_TEXT, type CellContent } from '../patch/cellXml';
import type { CellSpan } from '../patch/sheetRows';
import { attributesOf } from '../patch/xmlText';
import { filePrefixes } from './functionPrefixes';

/** Longest formula that Excel takes. */
const MAX_FORMULA = 8_192;

/** The errors that the format knows; newer ones, such as `#SPILL!`, Excel itself stores as `#VALUE!`. */
const ERRORS: ReadonlySet<string> = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
]);

/** Contents as a cell stores them; refused where a cell cannot hold them. */
export function changedContent(
  sheet: string,
  { at, value, formula }: CellChange,
  prefix: string,
): Result<CellContent | undefined> {
  const params = { sheet, cell: formatAddress(at) };
  if (typeof value === 'string' && value.length > MAX_TEXT)
    return fail('edit-refused', 'text-too-long', { ...params, limit: MAX_TEXT });
  if (formula !== undefined && !isWritable(formula))
    return fail('edit-refused', 'formula-unwritable', params);
  const stored = storedValue(value);
  const write =
    formula === undefined ? { value: stored } : { value: stored, formula: filePrefixes(formula) };
  return succeed(cellContent(write, prefix));
}

/** A formula of the file's own, kept as it stands, with another result. */
export function recalculatedContent(
  formula: string,
  value: CellValue,
  prefix: string,
): CellContent {
  const result = cachedValue(storedValue(value), prefix);
  return { type: result?.type ?? '', inner: formula + (result?.inner ?? '') };
}

function storedValue(value: CellValue): CellValue {
  return isCellError(value) && !ERRORS.has(value.error) ? { error: '#VALUE!' } : value;
}

function isWritable(formula: string): boolean {
  return (
    formula !== '' &&
    formula.length <= MAX_FORMULA &&
    !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(formula)
  );
}

/** What a rewritten cell keeps of the one before. */
export interface Kept {
  readonly style: number;
  /** The formula stays, and with it the mark of a formula that spills. */
  readonly formula: boolean;
}

/** A cell with other contents; attributes that say nothing of the contents stay as they are. */
export function replacedCell(
  text: string,
  cell: CellSpan,
  content: CellContent | undefined,
  kept: Kept,
  prefix: string,
): string {
  const attributes = attributesOf(text, cell.element.tag);
  const styled = Number(attributes.find(({ name }) => name === 's')?.value ?? 0);
  // `cm` and `vm` point at what newer programs know of a formula and of its value.
  const dropped = new Set(['t', 'vm', ...(kept.formula ? [] : ['cm'])]);
  if (styled !== kept.style) dropped.add('s');
  const head = attributes
    .filter(({ name }) => !dropped.has(name))
    .map(({ start, end }) => ` ${text.slice(start, end)}`)
    .join('');
  const style = styled === kept.style ? '' : ` s="${String(kept.style)}"`;
  const open = `<${prefix}c${head}${style}`;
  if (content === undefined) return `${open}/>`;
  const type = content.type === '' ? '' : ` t="${content.type}"`;
  return `${open}${type}>${content.inner}</${prefix}c>`;
}

/** A cell where there was none. */
export function newCell(
  { row, column }: CellAddress,
  content: CellContent | undefined,
  style: number,
  prefix: string,
): string {
  return content === undefined ? '' : cellXml(row, column, content, style, prefix);
}
