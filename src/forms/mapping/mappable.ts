import { fieldByKey } from '../../standard';
import type {
  Bilingual,
  Field,
  FormColumn,
  HeaderText,
  MatrixDefinition,
  SentencesDefinition,
} from '../../standard';
import { tablesOf } from '../definitions';
import { headersOf } from '../headerIndex';
import type { FormId } from '../types';

/** What a text may mean on a table: a field, or a column, a row or an item that several fields or none stand in. */
export interface MappingTarget {
  /** What a profile writes as `field`. */
  readonly key: string;
  readonly name: Bilingual;
  /** Texts under which the form knows it. */
  readonly texts: readonly HeaderText[];
  /** Fields whose figures stand there; none where figures stand inside sentences. */
  readonly fields: readonly Field[];
}

/** A table, or the rows of one, whose texts people may say the meaning of. */
export interface MappableTable {
  readonly form: FormId;
  readonly table: string;
  readonly targets: readonly MappingTarget[];
}

/** A matrix has two lists of texts: its headers go under its own name, the labels of its rows under this one. */
export function rowsOf(table: string): string {
  return `${table}/rows`;
}

/** The key of a matrix row: 小学/mean; 家长 where its fields have no prefix. */
export function rowKeyOf({ row, prefix }: MatrixDefinition['rows'][number]): string {
  return prefix === '' ? row : `${row}/${prefix}`;
}

const known: ReadonlyMap<string, MappableTable> = new Map(
  [
    ...tablesOf('records').map(({ form, table }) =>
      entryOf(form.form, table.table, table.columns.flatMap(fieldTarget)),
    ),
    ...tablesOf('items').map(({ form, table }) =>
      entryOf(form.form, table.table, table.items.flatMap(fieldTarget)),
    ),
    ...tablesOf('matrix').flatMap(({ form, table }) => [
      entryOf(form.form, table.table, columnTargets(table)),
      entryOf(form.form, rowsOf(table.table), rowTargets(table)),
    ]),
    ...tablesOf('sentences').map(({ form, table }) =>
      entryOf(form.form, table.table, table.items.map(sentenceTarget)),
    ),
  ].map((entry) => [entry.table, entry]),
);

function entryOf(form: FormId, table: string, targets: readonly MappingTarget[]): MappableTable {
  return { form, table, targets };
}

function fieldTarget(column: FormColumn): readonly MappingTarget[] {
  const field = fieldByKey(column.key);
  if (field === undefined) return [];
  return [{ key: field.key, name: field.name, texts: headersOf(column), fields: [field] }];
}

function columnTargets({ columns, rows }: MatrixDefinition): readonly MappingTarget[] {
  return columns.map((column): MappingTarget => {
    const { key } = column;
    const fields = rows.flatMap(({ prefix }) => fieldByKey(prefix + key) ?? []);
    const name = column.name ?? fieldByKey(key)?.name;
    if (name === undefined) throw new Error(`column ${key} of a matrix has no name`);
    return { key, name, texts: headersOf(column), fields: [...new Set(fields)] };
  });
}

function rowTargets({ columns, rows }: MatrixDefinition): readonly MappingTarget[] {
  return rows.map((row) => ({
    key: rowKeyOf(row),
    name: row.name,
    texts: row.labels,
    fields: columns.flatMap(({ key }) => fieldByKey(row.prefix + key) ?? []),
  }));
}

function sentenceTarget(item: SentencesDefinition['items'][number]): MappingTarget {
  const { met, label, phrases } = item;
  const name = fieldByKey(met)?.name.en ?? met;
  return { key: met, name: { zh: label, en: name }, texts: [label, ...phrases], fields: [] };
}

export function mappableTable(table: string): MappableTable | undefined {
  return known.get(table);
}

export function mappableTables(): readonly MappableTable[] {
  return [...known.values()];
}

/** What a key of a profile is called; undefined for what the table does not have. */
export function targetName(table: string, key: string): Bilingual | undefined {
  return known.get(table)?.targets.find((target) => target.key === key)?.name;
}

/** What the table has under a key, or under a Chinese name, as people type it. */
export function targetNamed(table: MappableTable, text: string): MappingTarget | undefined {
  const byKey = table.targets.find(({ key }) => key === text);
  if (byKey !== undefined) return byKey;
  const [byName, other] = table.targets.filter(({ name }) => name.zh === text);
  return other === undefined ? byName : undefined;
}
