import { evaluate, missingColumns } from '../formula';
import { Tag } from '../formula/table';
import type { Level, Standard } from '../standard/types';
import { compile } from './composition';
import type { Rows } from './ledger';
import { levelOf, placeOf, tagAt, textsOf } from './ledger';
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

/**
 * Decides for every row whether it takes part. `inputs` are the ledger columns that the indicators read: two rows
 * of one school and level that agree on all of them are one row sent twice.
 */
export function readScope(
  standard: Standard,
  rows: Rows,
  parameters: Readonly<Record<string, number>>,
  inputs: readonly string[],
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

function schoolType(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{3}$/.test(text) ? text : undefined;
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
  if (undecidedBy !== undefined) return fault(rows, at, 'scope-unknown', undecidedBy);
  return undefined;
}

function fault(rows: Rows, at: number, reason: UndecidedReason, field: string | null): Undecided {
  const { table, row } = placeOf(rows, at);
  return { reason, field, tag: field === null ? null : (tagAt(table.column(field), row) ?? null) };
}

/** The same school and level twice: equal figures count once, different figures leave the level undecided. */
function settleRepeats(
  rows: Rows,
  scope: Scope,
  doubts: Map<number, Undecided>,
  inputs: readonly string[],
): void {
  const first = new Map<string, number>();
  for (let i = 0; i < rows.count; i++) {
    const code = scope.codes[i];
    const level = scope.levels[i];
    if (scope.standing[i] !== Standing.COUNTED || code === undefined || level === undefined)
      continue;
    const key = `${code}|${level}`;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, i);
      continue;
    }
    const differing = differingField(rows, earlier, i, inputs);
    if (differing === undefined) {
      scope.standing[i] = Standing.COPY;
      continue;
    }
    for (const at of [earlier, i]) {
      scope.standing[at] = Standing.IN_DOUBT;
      doubts.set(at, fault(rows, at, 'duplicate-school', differing));
    }
  }
}

function differingField(
  rows: Rows,
  left: number,
  right: number,
  inputs: readonly string[],
): string | undefined {
  const a = placeOf(rows, left);
  const b = placeOf(rows, right);
  return inputs.find((key) => {
    const one = a.table.column(key);
    const other = b.table.column(key);
    return (
      tagAt(one, a.row) !== tagAt(other, b.row) ||
      one?.numbers[a.row] !== other?.numbers[b.row] ||
      one?.texts?.[a.row] !== other?.texts?.[b.row]
    );
  });
}
