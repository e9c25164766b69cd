import type { BoundTable } from '../../forms/types';
import { hasField, textAt } from '../tests/verdicts';
import { nameKey } from '../tests/rowIdentity';

/** One class or one room on a list. */
export interface ListRow {
  readonly table: BoundTable;
  readonly row: number;
}

/** What the workbook of a form lists beside it for one school. */
export interface SchoolLists {
  readonly classes: readonly ListRow[];
  readonly rooms: readonly ListRow[];
}

export type ListName = keyof SchoolLists;

/** Whether a row of a list is of a school in the workbook; `unclear` where several could be meant. */
export type Placing = 'found' | 'missing' | 'unclear';

export interface AttachedLists {
  /** The lists of the school on a row of a form; undefined where none is attached to its workbook. */
  of(form: BoundTable, row: number): SchoolLists | undefined;
  /** Where a row of a list belongs; undefined in a workbook without the form of a school. */
  placing(list: BoundTable, row: number): Placing | undefined;
}

/** The schools of one workbook by each of their names, and the rows listed for them. */
interface Workbook {
  readonly schools: Map<string, Set<string>>;
  readonly keys: Set<string>;
  readonly lists: BoundTable[];
  byKey?: Map<string, { classes: ListRow[]; rooms: ListRow[] }>;
}

const known = new WeakMap<readonly BoundTable[], AttachedLists>();

/**
 * The lists of classes and rooms of all workbooks, by school. A list belongs to the forms of its own workbook: to the
 * schools that its rows name or, where it has no such columns, to the only school there.
 */
export function attachedLists(tables: readonly BoundTable[]): AttachedLists {
  const before = known.get(tables);
  if (before !== undefined) return before;
  const made = listsOf(tables);
  known.set(tables, made);
  return made;
}

/** A form that asks for what the lists hold; ledger rows made of other forms are the same cells once more. */
export function isSchoolForm({ name, form }: BoundTable): boolean {
  return name === 'school' || (name === 'ledger' && form === 'school-ledger');
}

export function isList({ name }: BoundTable): boolean {
  return name === 'classes' || name === 'rooms';
}

function listsOf(tables: readonly BoundTable[]): AttachedLists {
  const files = new Map<string, Workbook>();
  for (const table of tables) {
    if (!isSchoolForm(table) && !isList(table)) continue;
    const file: Workbook = files.get(table.file) ?? {
      schools: new Map(),
      keys: new Set(),
      lists: [],
    };
    files.set(table.file, file);
    if (isSchoolForm(table)) addSchools(file, table);
    else if (!isSummary(table)) file.lists.push(table);
  }
  return {
    of(form, row) {
      const file = files.get(form.file);
      if (file === undefined || file.lists.length === 0) return undefined;
      file.byKey ??= rowsByKey(file);
      return file.byKey.get(keyOf(form, row));
    },
    placing(list, row) {
      const file = files.get(list.file);
      if (file === undefined || file.keys.size === 0 || !file.lists.includes(list))
        return undefined;
      const keys = schoolsNamed(file, list, row);
      if (keys.length === 1) return 'found';
      return keys.length === 0 ? 'missing' : 'unclear';
    },
  };
}

/** Code of the school, or its name where the form gives no code. */
function keyOf(table: BoundTable, row: number): string {
  const code = textAt(table, row, 'school_code');
  return code === '' ? nameKey(textAt(table, row, 'school_name')) : code;
}

function addSchools({ schools, keys }: Workbook, table: BoundTable): void {
  for (let row = 0; row < table.rowCount; row += 1) {
    const key = keyOf(table, row);
    if (key !== '') keys.add(key);
    for (const name of [textAt(table, row, 'school_code'), nameOf(table, row)]) {
      if (name === '') continue;
      const found = schools.get(name) ?? new Set<string>();
      found.add(key);
      schools.set(name, found);
    }
  }
  // A blank form is of one school all the same: what is listed beside it belongs to it.
  if (table.name === 'school' && table.rowCount === 1 && keyOf(table, 0) === '') keys.add('');
}

function nameOf(table: BoundTable, row: number): string {
  return nameKey(textAt(table, row, 'school_name'));
}

function rowsByKey(file: Workbook) {
  const byKey = new Map<string, { classes: ListRow[]; rooms: ListRow[] }>();
  for (const table of file.lists) {
    for (let row = 0; row < table.rowCount; row += 1) {
      const [key, other] = schoolsNamed(file, table, row);
      if (key === undefined || other !== undefined) continue;
      const lists = byKey.get(key) ?? { classes: [], rooms: [] };
      byKey.set(key, lists);
      lists[table.name as ListName].push({ table, row });
    }
  }
  return byKey;
}

/** The schools that a row of a list may be of: by code, else by name, else all where it names none. */
function schoolsNamed(file: Workbook, list: BoundTable, row: number): readonly string[] {
  if (!hasField(list, 'school_code') && !hasField(list, 'school_name')) return [...file.keys];
  const code = textAt(list, row, 'school_code');
  const byCode = code === '' ? undefined : file.schools.get(code);
  return [...(byCode ?? file.schools.get(nameOf(list, row)) ?? [])];
}

/**
 * Whether a table that is headed like a list of classes holds figures by grade: 班级 4 beside 一年级 is how many classes
 * there are, not what one is called.
 */
function isSummary(table: BoundTable): boolean {
  if (table.name !== 'classes') return false;
  const rows = Array.from({ length: table.rowCount }, (_, row) => row);
  const grades = rows.map((row) => textAt(table, row, 'grade'));
  const names = rows.map((row) => textAt(table, row, 'class_name'));
  return (
    hasField(table, 'grade') &&
    new Set(grades).size === grades.length &&
    names.every((name) => /^\d*$/.test(name)) &&
    names.some((name) => Number(name) > 1)
  );
}
