import { formatAddress } from '../../kernel/address';
import { isCellError, type CellValue } from '../../sheet/cell';
import type { CellWrite } from '../../sheet/editPlan';
import { escapeCellText, escapeXml } from './xmlText';

/** Longest text of a cell; a longer one makes Excel repair the file. */
export const MAX_TEXT = 32_767;

/** A cell's `t` attribute (empty for a number) and what stands inside it. */
export interface CellContent {
  readonly type: '' | 'inlineStr' | 'str' | 'b' | 'e';
  readonly inner: string;
}

/** Text that a spreadsheet takes for a formula once somebody edits the cell (OWASP, CSV injection). */
export function looksLikeFormula(value: CellValue): boolean {
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value);
}

/** Contents of a cell with the prefix of the sheet's element names; undefined for a cell that holds nothing. */
export function cellContent(
  cell: Pick<CellWrite, 'value' | 'formula'>,
  prefix: string,
): CellContent | undefined {
  const formula = cell.formula === undefined ? '' : tag(prefix, 'f', escapeXml(cell.formula));
  const cached = cachedValue(cell.value, prefix);
  if (formula === '' && cached === undefined) return undefined;
  if (formula === '' && typeof cell.value === 'string') return inlineText(cell.value, prefix);
  return { type: cached?.type ?? '', inner: formula + (cached?.inner ?? '') };
}

/** Text inside the cell itself, so that the shared strings stay as they are. */
function inlineText(value: string, prefix: string): CellContent {
  const text = `<${prefix}t xml:space="preserve">${escapeCellText(value.slice(0, MAX_TEXT))}</${prefix}t>`;
  return { type: 'inlineStr', inner: tag(prefix, 'is', text) };
}

/** A value as the result of a formula. */
export function cachedValue(value: CellValue, prefix: string): CellContent | undefined {
  if (value === null) return undefined;
  if (isCellError(value)) return { type: 'e', inner: tag(prefix, 'v', escapeXml(value.error)) };
  if (typeof value === 'boolean') return { type: 'b', inner: tag(prefix, 'v', value ? '1' : '0') };
  if (typeof value === 'string')
    return { type: 'str', inner: tag(prefix, 'v', escapeCellText(value.slice(0, MAX_TEXT))) };
  if (!Number.isFinite(value)) return { type: 'e', inner: tag(prefix, 'v', '#NUM!') };
  return { type: '', inner: tag(prefix, 'v', String(value)) };
}

function tag(prefix: string, name: string, inner: string): string {
  return `<${prefix}${name}>${inner}</${prefix}${name}>`;
}

/** A whole new cell; `style` is the index of its format, 0 for the default one. */
export function cellXml(
  row: number,
  column: number,
  content: CellContent | undefined,
  style: number,
  prefix: string,
): string {
  const styled = style === 0 ? '' : ` s="${String(style)}"`;
  const head = `<${prefix}c r="${formatAddress({ row, column })}"${styled}`;
  if (content === undefined) return `${head}/>`;
  const type = content.type === '' ? '' : ` t="${content.type}"`;
  return `${head}${type}>${content.inner}</${prefix}c>`;
}
