import type { Area } from '../../kernel/address';
import { definitionOf } from '../../forms/definitions';
import type { NewCell, NewSheet } from '../../sheet/newWorkbook';
import type { BlankHeader, BlankSheet, TableDefinition } from '../../standard/index';
import { codeRow, headersIn, layHeaders, type LaidHeaders } from './headers';
import type { InputCell } from './inputs';
import { itemRows } from './itemRows';
import { matrixRows } from './matrixRows';
import { recordRows } from './recordRows';
import { sentenceRows } from './sentenceRows';

/** A table of a form before anybody has filled it in, and where it is to be filled in. */
export interface LaidSheet {
  readonly blank: BlankSheet;
  readonly definition: TableDefinition;
  readonly sheet: NewSheet;
  readonly inputs: readonly InputCell[];
  readonly columns: readonly BlankHeader[];
  /** First row of the body. */
  readonly bodyTop: number;
}

/** The rows of a body with their cells to fill in; `merges` in the sheet's own rows. */
export interface LaidBody {
  readonly rows: readonly (readonly NewCell[])[];
  readonly inputs: readonly InputCell[];
  readonly merges?: readonly Area[];
}

/** What a sheet is laid out for. */
export interface Edition {
  readonly standard: string;
  readonly year?: number;
  /** Rows at least where the form leaves their number open. */
  readonly rows?: number;
}

/** A page on its side holds so many characters without growing too small to read. */
const PAGE = 210;
const ROW_HEIGHT = 19;

/** Lays a table out as the official form prints it: title, headers, codes, body, notes. */
export function laySheet(blank: BlankSheet, edition: Edition): LaidSheet {
  const definition = definitionOf(blank.table)?.table;
  if (definition === undefined) throw new Error(`no table ${blank.table}`);
  const titleRows = blank.title === undefined ? 0 : 1;
  const headers = layHeaders(headersIn(blank.headers, edition.standard), titleRows);
  const coded = blank.codes === true ? [codeRow(headers.columns)] : [];
  const bodyTop = titleRows + headers.rows.length + coded.length;
  const body = bodyOf(blank, definition, headers, bodyTop, edition);
  const widths = headers.columns.map(({ width }) => width);
  const right = pageColumn(widths);
  const notes = blank.notes.map((text): NewCell[] => [{ value: text, style: 'form-note' }]);
  const rows = [
    ...(blank.title === undefined ? [] : [titleRow(blank.title, edition.year)]),
    ...headers.rows,
    ...coded,
    ...body.rows,
    ...notes,
  ];
  const across = (row: number): Area => ({ top: row, left: 0, bottom: row, right });
  const merges = [
    ...(titleRows === 0 ? [] : [across(0)]),
    ...headers.merges,
    ...(body.merges ?? []),
    ...notes.map((_, n) => across(bodyTop + body.rows.length + n)),
  ];
  const keep = blank.keep ?? 0;
  const head = { from: titleRows, to: bodyTop - 1 };
  const pages = Math.ceil(sumOf(widths) / PAGE);
  const sheet: NewSheet = {
    name: blank.name,
    rows,
    widths,
    merges,
    rowHeight: ROW_HEIGHT,
    freeze: { rows: bodyTop, columns: keep },
    isProtected: true,
    print: {
      landscape: blank.landscape,
      titleRows: head,
      ...(keep === 0 ? {} : { titleColumns: { from: 0, to: keep - 1 } }),
      ...(pages === 1 ? {} : { pagesWide: pages }),
      footer: blank.title ?? blank.name,
    },
  };
  return { blank, definition, sheet, inputs: body.inputs, columns: headers.columns, bodyTop };
}

function bodyOf(
  blank: BlankSheet,
  definition: TableDefinition,
  { columns }: LaidHeaders,
  top: number,
  edition: Edition,
): LaidBody {
  switch (definition.layout) {
    case 'records':
      return recordRows(blank, definition, columns, top, edition);
    case 'items':
      return itemRows(definition, columns, top, edition);
    case 'matrix':
      return matrixRows(blank, definition, columns, top);
    case 'sentences':
      return sentenceRows(definition, columns, top);
    case 'crosstab':
    case 'list':
      throw new Error(
        `${definition.table} is exported by the statistics client: nobody fills in a blank one`,
      );
  }
}

function titleRow(title: string, year: number | undefined): NewCell[] {
  const text = year === undefined ? title : `${title}（${String(year)}年）`;
  return [{ value: text, style: 'form-title' }];
}

/** The last column of the first page, over which the title stands. */
function pageColumn(widths: readonly (number | undefined)[]): number {
  let used = 0;
  const beyond = widths.findIndex((width) => (used += width ?? 0) > PAGE);
  return beyond < 0 ? widths.length - 1 : beyond - 1;
}

function sumOf(widths: readonly (number | undefined)[]): number {
  return widths.reduce<number>((sum, width) => sum + (width ?? 0), 0);
}
