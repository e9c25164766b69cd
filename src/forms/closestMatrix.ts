import { fieldByKey } from '../standard';
import type { MatrixDefinition } from '../standard';
import type { HeaderBlock, HeaderColumn } from './headerBlock';
import type { AskedHeader } from './mapping/askedHeader';
import { closestFields } from './mapping/closestFields';
import type { ConfirmedMapping } from './mapping/confirmed';
import { mappableTable, rowKeyOf, rowsOf } from './mapping/mappable';
import { nameColumns } from './mapping/namedKeys';
import type { NamedColumn } from './mapping/namedKeys';
import { evidenceOf } from './mapping/values';
import { hasFigure, matrixLabels } from './matrixLabels';
import type { MatrixLabels } from './matrixLabels';
import { columnTables, MATRIX_COLUMNS } from './scan';
import type { SheetView } from './sheetView';
import type { FormId } from './types';

/** A table that crosses rows with columns and lacks texts to be told. */
export interface NearMatrix {
  readonly form: FormId;
  readonly definition: MatrixDefinition;
  readonly columns: readonly NamedColumn[];
  readonly labels: MatrixLabels;
}

interface Ranked extends NearMatrix {
  readonly score: number;
}

/** So many known rows make a table worth asking about whatever its columns are called. */
const KNOWN_ROWS = 2;
const ROWS_LOOKED_AT = 10;

/** The matrix whose columns and rows a block comes closest to; undefined where it is none, or lists schools. */
export function closestMatrix(
  view: SheetView,
  block: HeaderBlock,
  end: number,
  mapping: ConfirmedMapping | undefined,
): NearMatrix | undefined {
  const ranked = columnTables.flatMap(({ form, table, index }): readonly Ranked[] => {
    if (table.layout !== 'matrix') return [];
    const named = nameColumns(block.columns, index, mapping?.of(table.table));
    const known = named.filter(({ keys }) => keys.length === 1);
    const columns =
      known.length < MATRIX_COLUMNS ? withFigures(view, block, named) : besides(named);
    if (columns.length < MATRIX_COLUMNS) return [];
    const place = {
      columns: columns.map(({ header }) => header.column),
      headerBottom: block.bottom,
      end,
    };
    const labels = matrixLabels(view, table, place, mapping?.of(rowsOf(table.table)));
    const isNear = known.length >= MATRIX_COLUMNS || labels.known.size >= KNOWN_ROWS;
    if (!isNear || !areRows(table, labels)) return [];
    const score = known.length + 2 * labels.known.size + likenessOf(table, labels);
    return [{ form: form.form, definition: table, columns, labels, score }];
  });
  return ranked.reduce<Ranked | undefined>(
    (best, next) => (best === undefined || next.score > best.score ? next : best),
    undefined,
  );
}

/** From the first column that the form knows on: what stands left of it are labels. */
function besides(named: readonly NamedColumn[]): readonly NamedColumn[] {
  const first = named.findIndex(({ keys }) => keys.length === 1);
  return named.slice(first);
}

/** The columns with figures close below: nothing else tells labels from figures. */
function withFigures(
  view: SheetView,
  block: HeaderBlock,
  named: readonly NamedColumn[],
): readonly NamedColumn[] {
  const rows = Array.from({ length: ROWS_LOOKED_AT }, (_, index) => block.bottom + 1 + index);
  const holds = ({ column }: HeaderColumn) => rows.some((row) => hasFigure(view, row, [column]));
  const first = named.findIndex(({ header }) => holds(header));
  // Labels stand left of the figures, with a header or without.
  if ((named[first]?.header.column ?? 0) === 0) return [];
  return named.slice(first).filter(({ header }) => holds(header));
}

/** A matrix has a few rows, and none of them is a school. */
function areRows(definition: MatrixDefinition, { known, unknown }: MatrixLabels): boolean {
  const school = fieldByKey('school_name');
  const texts = unknown.map(({ text }) => text);
  if (school !== undefined && evidenceOf(texts, school).tells !== undefined) return false;
  const count = known.size + unknown.length;
  return count > 0 && count <= 2 * definition.rows.length;
}

function likenessOf({ table, rows }: MatrixDefinition, { known, unknown }: MatrixLabels): number {
  const mappable = mappableTable(rowsOf(table));
  if (mappable === undefined) return 0;
  const taken = new Set(rows.filter((_, at) => known.has(at)).map(rowKeyOf));
  const best = ({ text }: { readonly text: string }): number => {
    const asked: Omit<AskedHeader, 'at'> = { header: text, unit: undefined, values: [] };
    return closestFields(asked, mappable, taken)[0]?.score ?? 0;
  };
  return unknown.reduce((sum, label) => sum + best(label), 0);
}

/** What has to be there for the matrix to be told, in words. */
export function missingOfMatrix({ definition, columns, labels }: NearMatrix): readonly string[] {
  const named = columns.flatMap(({ keys }) => (keys.length === 1 ? keys : []));
  const absent = definition.columns.filter(({ key }) => !named.includes(key));
  const wanted = MATRIX_COLUMNS - named.length;
  const ofColumns = absent.map(({ key, name }) => name?.zh ?? fieldByKey(key)?.name.zh ?? key);
  const ofRows = definition.rows.map(({ name }) => name.zh);
  return [
    ...(wanted > 0 ? [`列名${ofColumns.join('、')}中的至少 ${String(wanted)} 项`] : []),
    ...(labels.known.size === 0 ? [`行名${ofRows.join('、')}中的至少 1 项`] : []),
  ];
}
