import { translator, type Language, type Translate } from '../../../i18n/index';
import { type CellAddress, columnName } from '../../../kernel/address';
import { isWholeSchool } from '../../../forms/wholeSchool';
import type { CellValue } from '../../../sheet/cell';
import { valueOf } from '../../../sheet/newSnapshot';
import type { NewCell, NewSheet } from '../../../sheet/newWorkbook';
import { blankForms, fieldByKey } from '../../../standard/index';
import type { BlankForm, BlankHeader } from '../../../standard/index';
import type { Standard } from '../../../standard/types';
import { textLiteral } from '../../annotate/liveCell';
import { type LaidSheet, laySheet } from '../../templates/blankSheet';
import { headersIn } from '../../templates/headers';
import { inputCell } from '../../templates/inputs';
import { editionOf, withRules } from '../../templates/templateOf';
import type { CollectOptions, CountyRow } from '../types';
import { TAKEN_OVER } from '../receivedSchools';
import { ledgerValue } from './cellValues';

/** The ledger of the county table: the official layout with the rows in it. */
export interface CountyLedger {
  readonly laid: LaidSheet;
  readonly sheet: NewSheet;
  /** Sheet rows of the schools, the last included; the row of totals follows. */
  readonly first: number;
  readonly last: number;
  readonly totalsRow: number;
  /** Cell of a field on a row of the county table; undefined where the form has no such field. */
  cellOf(row: number, field: string): CellAddress | undefined;
  valueAt(row: number, field: string): CellValue;
}

/** Fields whose sum over schools means something. */
const ADDITIVE: ReadonlySet<string> = new Set(['count', 'area', 'money']);

/** Blank form by name; the standards that have none of their own are laid out as the national one in force. */
export function blankOf(
  form: BlankForm['form'],
  standard: Standard,
): { readonly form: BlankForm; readonly edition: string } | undefined {
  const found = blankForms().find((one) => one.form === form);
  const edition = found === undefined ? undefined : editionOf(found, standard);
  return found === undefined || edition === undefined ? undefined : { form: found, edition };
}

/** Lays the rows out; totals and rules come with `finishLedger`, once it is known on which sheet schools are told. */
export function layLedger(
  rows: readonly CountyRow[],
  { standard, year }: CollectOptions,
): CountyLedger {
  const known = blankOf('school-ledger', standard);
  const blank = known?.form.sheets[0];
  if (known === undefined || blank === undefined) throw new Error(`no ledger for ${standard.id}`);
  const count = Math.max(1, rows.length);
  const laid = laySheet(
    {
      ...blank,
      headers: withOthers(headersIn(blank.headers, known.edition), rows),
      blocks: [{ rows: count }],
    },
    { standard: known.edition, ...(year === undefined ? {} : { year }) },
  );
  const first = laid.bodyTop;
  const columns = new Map(laid.inputs.map(({ key, at }) => [key, at.column]));
  const cellOf = (row: number, field: string): CellAddress | undefined => {
    const column = columns.get(field);
    return column === undefined || row < 0 || row >= rows.length
      ? undefined
      : { row: first + row, column };
  };
  const body = laid.sheet.rows.map((row) => [...row]);
  for (const { key, at } of laid.inputs) {
    const [row, cells] = [rows[at.row - first], body[at.row]];
    if (row !== undefined && cells !== undefined)
      cells[at.column] = inputCell(key, ledgerValue(row, key));
  }
  const sheet = { ...laid.sheet, rows: body, isProtected: false };
  return {
    laid,
    sheet,
    first,
    last: first + count - 1,
    totalsRow: first + count,
    cellOf,
    valueAt: (row, field) => {
      const at = cellOf(row, field);
      return at === undefined ? null : valueOf(body[at.row]?.[at.column] ?? null);
    },
  };
}

/** Columns for what schools state beyond the official layout, before the notes: reliefs and rules ask for it. */
function withOthers(
  headers: readonly BlankHeader[],
  rows: readonly CountyRow[],
): readonly BlankHeader[] {
  const printed = new Set(
    headers.flatMap((header) => [header, ...(header.columns ?? [])]).map(({ key }) => key),
  );
  const stated = new Set(
    rows.flatMap(({ values }) =>
      Object.entries(values).flatMap(([key, { value, settling }]) =>
        value === null && settling !== 'undivided' ? [] : [key],
      ),
    ),
  );
  const others = TAKEN_OVER.filter((key) => stated.has(key) && !printed.has(key));
  if (others.length === 0) return headers;
  const columns = others.flatMap((key): BlankHeader[] => {
    const field = fieldByKey(key);
    if (field === undefined) return [];
    const unit = field.unit === null ? '' : `（${field.unit}）`;
    return [{ text: `${field.name.zh}${unit}`, key, width: 11 }];
  });
  const group: BlankHeader = { text: '其他填报项目', columns };
  const notes = headers.findIndex(({ key }) => key === 'note');
  const at = notes < 0 ? headers.length : notes;
  return [...headers.slice(0, at), group, ...headers.slice(at)];
}

/** The ledger with native rules and a row of totals; `once` is the range that marks the first row of each school. */
export function finishLedger(
  ledger: CountyLedger,
  standard: Standard,
  once: { readonly range: string; readonly rows: readonly boolean[] },
  language: Language,
): NewSheet {
  const { sheet, totalsRow } = ledger;
  const { validations, conditionalFormats } = withRules(ledger.laid, standard, language);
  const totals = totalsOf(ledger, once);
  const notice = sheet.rows.length + 1;
  return {
    ...sheet,
    rows: [
      ...sheet.rows.slice(0, totalsRow),
      totals,
      ...sheet.rows.slice(totalsRow),
      [rowsNotice(ledger, translator(language))],
    ],
    merges: [
      ...(sheet.merges ?? []).map((area) =>
        area.top < totalsRow ? area : { ...area, top: area.top + 1, bottom: area.bottom + 1 },
      ),
      { top: notice, left: 0, bottom: notice, right: ledger.laid.columns.length - 1 },
    ],
    ...(validations === undefined ? {} : { validations }),
    ...(conditionalFormats === undefined ? {} : { conditionalFormats }),
  };
}

/**
 * The other sheets have a row of their own for each row of the ledger, and none for one that is added by hand: a live
 * line says so, and speaks up once the rows are no longer those that were put together.
 */
function rowsNotice({ first, last, totalsRow }: CountyLedger, t: Translate): NewCell {
  const count = last - first + 1;
  // Down to the totals, so that a row inserted right above them counts too.
  const rows = `ROWS(A${String(first + 1)}:A${String(totalsRow + 1)})-1`;
  const asMade = t('countyTable:rowsAsMade', { count });
  const changed = t('countyTable:rowsChanged', { count });
  return {
    value: asMade,
    formula: `IF(${rows}=${String(count)},${textLiteral(asMade)},${textLiteral(changed)})`,
    style: 'form-note',
  };
}

/** What a school has as a whole stands on the row of each of its levels and counts once. */
function totalsOf(
  ledger: CountyLedger,
  once: { readonly range: string; readonly rows: readonly boolean[] },
): readonly NewCell[] {
  const { laid, first, last } = ledger;
  return laid.columns.map(({ key }, column): NewCell => {
    if (column === 0) return { value: '合计', style: 'form-middle' };
    const field = key === undefined ? undefined : fieldByKey(key);
    if (key === undefined || field === undefined || !ADDITIVE.has(field.type))
      return { value: null, style: 'form-label' };
    const name = columnName(column);
    const range = `${name}${String(first + 1)}:${name}${String(last + 1)}`;
    const whole = isWholeSchool(key);
    // What is no number, a cell in error included, is passed over.
    const numbers = `${range},">-1E+300"`;
    const sum = whole ? `SUMIFS(${range},${once.range},1,${numbers})` : `SUMIF(${numbers})`;
    const rows = Array.from({ length: last - first + 1 }, (_, row) => row);
    const figures = rows.map((row) => ledger.valueAt(row, key));
    const counted = figures.filter((_, row) => !whole || once.rows[row] === true);
    return {
      value: figures.some(isNumber) ? sumOf(counted.filter(isNumber)) : '',
      formula: `IF(COUNT(${range})=0,"",${sum})`,
      numberFormat: field.type === 'count' ? '0' : '0.00',
      style: 'form-computed',
    };
  });
}

function isNumber(value: CellValue): value is number {
  return typeof value === 'number';
}

/** Without the binary noise of many decimals. */
function sumOf(figures: readonly number[]): number {
  return Number(figures.reduce((sum, figure) => sum + figure, 0).toPrecision(15));
}
