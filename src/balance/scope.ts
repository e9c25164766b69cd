import { evaluate, missingColumns } from '../formula';
import { Tag } from '../formula/table';
import { addTo } from '../kernel/arrays';
import type { Level, Standard } from '../standard/types';
import { compile } from './composition';
import type { Rows } from './ledger';
import { levelOf, placeOf, tagAt, textsOf } from './ledger';
import { typeHasLevel } from './split';
import type { Undecided, UndecidedReason, UnappliedExclusion } from './types';

/** What a row is to the balance. A row in doubt is neither in nor out, so it blocks the figures of its level. */
export const Standing = { COUNTED: 0, EXCLUDED: 1, COPY: 2, IN_DOUBT: 3 } as const;
export type Standing = (typeof Standing)[keyof typeof Standing];

export interface Scope {
  readonly standing: Uint8Array;
  readonly levels: readonly (Level | undefined)[];
  readonly types: readonly (string | undefined)[];
  readonly codes: readonly (string | undefined)[];
  /** Index into the standard's exclusions where the row is excluded. */
  readonly exclusion: Int16Array;
  readonly doubts: ReadonlyMap<number, Undecided>;
  readonly unapplied: readonly UnappliedExclusion[];
}

/** Ledger columns that tell of a school of a type at a level. */
export type Inputs = (level: Level, type: string) => readonly string[];

/**
 * Decides for every row whether it takes part. `inputs` are the ledger columns that tell of it: two rows
 * of one school and level that agree on all of them are one row sent twice.
 */
export function readScope(
  standard: Standard,
  rows: Rows,
  parameters: Readonly<Record<string, number>>,
  inputs: Inputs,
): Scope {
  const standing = new Uint8Array(rows.count);
  const exclusion = new Int16Array(rows.count).fill(-1);
  const doubts = new Map<number, Undecided>();
  const levels = textsOf(rows, 'level').map(levelOf);
  const types = textsOf(rows, 'school_type').map((text) => schoolType(text));
  const codes = textsOf(rows, 'school_code');
  const unapplied: UnappliedExclusion[] = [];
  const undecidedWhen = applyExclusions(standard, rows, parameters, exclusion, unapplied);
  for (let i = 0; i < rows.count; i++) {
    if ((exclusion[i] ?? -1) >= 0) {
      standing[i] = Standing.EXCLUDED;
      continue;
    }
    const doubt = doubtOf(rows, i, levels[i], types[i], undecidedWhen.get(i));
    if (doubt === undefined) continue;
    doubts.set(i, doubt);
    standing[i] = Standing.IN_DOUBT;
  }
  const scope = { standing, levels, types, codes, exclusion, doubts, unapplied };
  settleRepeats(rows, scope, doubts, inputs);
  return scope;
}

/** A code that is on no list says nothing of the school. */
function schoolType(text: string | undefined): string | undefined {
  return text !== undefined && typeHasLevel(text, 'primary') !== undefined ? text : undefined;
}

/**
 * Notes which rows an exclusion takes out, and gives the field that leaves one undecided. An exclusion about a
 * column that the form does not ask for does not apply: nobody on that form claims it.
 */
function applyExclusions(
  standard: Standard,
  rows: Rows,
  parameters: Readonly<Record<string, number>>,
  exclusion: Int16Array,
  unapplied: UnappliedExclusion[],
): ReadonlyMap<number, string | null> {
  const undecided = new Map<number, string | null>();
  standard.exclusions.forEach((rule, index) => {
    const formula = compile(rule.when);
    rows.ledgers.forEach((table, ledger) => {
      const context = { row: table, tables: () => undefined, parameters };
      const [field] = missingColumns(formula, context);
      if (field !== undefined) {
        unapplied.push({ exclusion: rule.id, ledger, field });
        return;
      }
      const outcome = evaluate(formula, context);
      for (let i = 0; i < table.rowCount; i++) {
        const at = (rows.offsets[ledger] ?? 0) + i;
        const tag = outcome.tags[i];
        const decided = tag === Tag.LOGICAL || tag === Tag.NUMBER;
        if (!decided) undecided.set(at, firstFault(formula.columns, rows, at));
        else if (outcome.numbers[i] !== 0 && exclusion[at] === -1) exclusion[at] = index;
      }
    });
  });
  return undecided;
}

function firstFault(
  columns: readonly { readonly key: string }[],
  rows: Rows,
  at: number,
): string | null {
  const { table, row } = placeOf(rows, at);
  for (const { key } of columns) {
    const tag = tagAt(table.column(key), row);
    if (tag !== Tag.NUMBER && tag !== Tag.TEXT && tag !== Tag.LOGICAL) return key;
  }
  return null;
}

function doubtOf(
  rows: Rows,
  at: number,
  level: Level | undefined,
  type: string | undefined,
  undecidedBy: string | null | undefined,
): Undecided | undefined {
  if (level === undefined) return fault(rows, at, 'level-unknown', 'level');
  if (type === undefined) return fault(rows, at, 'type-unknown', 'school_type');
  // Before the exclusions: a row that contradicts itself may belong to either level, and so keeps both open.
  if (typeHasLevel(type, level) === false) return fault(rows, at, 'level-not-in-type', 'level');
  if (undecidedBy !== undefined) return fault(rows, at, 'scope-unknown', undecidedBy);
  return undefined;
}

function fault(rows: Rows, at: number, reason: UndecidedReason, field: string | null): Undecided {
  const { table, row } = placeOf(rows, at);
  return { reason, field, tag: field === null ? null : (tagAt(table.column(field), row) ?? null) };
}

/**
 * The same school and level more than once: equal figures count once. Different figures, or one row that counts
 * beside one that does not, leave the level undecided.
 */
function settleRepeats(
  rows: Rows,
  scope: Scope,
  doubts: Map<number, Undecided>,
  inputs: Inputs,
): void {
  const { standing } = scope;
  // a row may be in two groups, by its code and by its name: both judge it by what it was before
  const before = standing.slice();
  for (const group of repeatsOf(rows, scope)) {
    if (group.every((at) => before[at] === Standing.EXCLUDED)) continue;
    const agreed = group.every((at) => before[at] === Standing.COUNTED);
    const distinct = agreed ? distinctRows(rows, scope, group, inputs) : group;
    if (distinct.length === 1) continue;
    const field = differingField(rows, scope, [distinct[0] ?? 0, distinct[1] ?? 0], inputs);
    for (const at of distinct) {
      if (standing[at] === Standing.IN_DOUBT) continue;
      standing[at] = Standing.IN_DOUBT;
      doubts.set(at, fault(rows, at, 'duplicate-school', field ?? null));
    }
  }
}

/** Marks rows that say what an earlier one says as its copies, and gives the others. */
function distinctRows(
  rows: Rows,
  scope: Scope,
  group: readonly number[],
  inputs: Inputs,
): readonly number[] {
  const distinct: number[] = [];
  for (const at of group) {
    const copy = distinct.some(
      (other) => differingField(rows, scope, [other, at], inputs) === undefined,
    );
    if (copy) scope.standing[at] = Standing.COPY;
    else distinct.push(at);
  }
  return distinct;
}

/** Rows of one school and level, where there are several; a row without a code is known by its name only. */
function repeatsOf(rows: Rows, scope: Scope): readonly (readonly number[])[] {
  const { codes, levels } = scope;
  const repeats = repeated(rows.count, (at) => {
    const [code, level] = [codes[at], levels[at]];
    return code === undefined || level === undefined ? undefined : `${code}|${level}`;
  });
  if (!codes.includes(undefined)) return repeats;
  const names = textsOf(rows, 'school_name');
  const named = repeated(rows.count, (at) => {
    const [name, level] = [names[at], levels[at]];
    return name === undefined || level === undefined ? undefined : `${name}|${level}`;
  });
  return [...repeats, ...named.filter((group) => group.some((at) => codes[at] === undefined))];
}

/** Groups of two or more rows that share a key; a list is made for those only. */
function repeated(
  count: number,
  keyOf: (at: number) => string | undefined,
): readonly (readonly number[])[] {
  const first = new Map<string, number>();
  const groups = new Map<string, number[]>();
  for (let at = 0; at < count; at++) {
    const key = keyOf(at);
    if (key === undefined) continue;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, at);
    else {
      if (!groups.has(key)) groups.set(key, [earlier]);
      addTo(groups, key, at);
    }
  }
  return [...groups.values()];
}

function differingField(
  rows: Rows,
  scope: Scope,
  [left, right]: readonly [number, number],
  inputs: Inputs,
): string | undefined {
  const a = placeOf(rows, left);
  const b = placeOf(rows, right);
  const keys = inputs(scope.levels[left] ?? 'primary', scope.types[left] ?? '');
  return keys.find((key) => {
    const one = a.table.column(key);
    const other = b.table.column(key);
    return (
      (tagAt(one, a.row) ?? Tag.BLANK) !== (tagAt(other, b.row) ?? Tag.BLANK) ||
      (one?.numbers[a.row] ?? 0) !== (other?.numbers[b.row] ?? 0) ||
      one?.texts?.[a.row] !== other?.texts?.[b.row]
    );
  });
}
