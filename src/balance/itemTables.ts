import { tableFinder } from '../forms/joined';
import type { BoundTable } from '../forms/types';
import { formulaName, Tag } from '../formula/table';
import type { Table } from '../formula/table';
import { addTo } from '../kernel/arrays';
import type { Level } from '../standard/types';
import { balanceTable } from './balanceTable';
import { LEVELS } from '../standard/levels';
import { levelOf, textAt } from './ledger';
import type { Balance } from './types';

/** The tables that items read, each school and each county form once. */
export interface ItemTables {
  readonly find: (name: string) => Table | undefined;
  /** Levels of which the ledgers hold a row: of the others nothing is known. */
  readonly levels: ReadonlySet<Level>;
  /** Formula names of tables that were handed in more than once with different figures. */
  readonly contradicted: ReadonlySet<string>;
}

/**
 * A form that arrives twice would be summed twice (two levels of 2 are not a level of 4), and a school that arrives
 * twice would have twice its pupils: what is the same is read once, what differs contradicts itself.
 */
export function itemTables(
  tables: readonly BoundTable[],
  ledgers: readonly BoundTable[],
  balance: Balance,
): ItemTables {
  const contradicted = new Set<string>();
  const forms = new Map<string, BoundTable[]>();
  for (const table of tables.filter(({ name }) => name !== 'ledger')) {
    if (isEmpty(table)) continue;
    const key = `${table.name}|${table.name === 'school' ? schoolOf(table) : ''}`;
    const known = forms.get(key) ?? [];
    if (known.some((other) => sameFigures(other, table))) continue;
    if (known.length > 0) contradicted.add(formulaName(table.name));
    addTo(forms, key, table);
  }
  if (hasContradictedSchool(balance)) contradicted.add('ledger');
  const once = ledgers
    .map((ledger, index) => withoutCopies(ledger, index, balance))
    // a sum over nothing is 0, and would meet every "not above"
    .filter(({ rowCount }) => rowCount > 0);
  return {
    find: tableFinder([...[...forms.values()].flat(), ...once, balanceTable(balance)]),
    levels: new Set(ledgers.flatMap(levelsOf)),
    contradicted,
  };
}

function hasContradictedSchool({ levels }: Balance): boolean {
  const faults = [levels.primary, levels.junior].flatMap((level) => level?.why?.schools ?? []);
  return faults.some(({ reason }) => reason === 'duplicate-school');
}

/** A form that nobody filled in says nothing, and contradicts nobody. */
function isEmpty(table: BoundTable): boolean {
  return table.fields.every(({ key }) =>
    (table.column(key)?.tags ?? []).every((tag) => tag === Tag.BLANK),
  );
}

function schoolOf(table: BoundTable): string {
  const [code, name] = ['school_code', 'school_name'].map((key) => {
    const column = table.column(key);
    return column === undefined ? undefined : textAt(column, 0);
  });
  return code ?? name ?? `${table.file}|${table.sheet.name}`;
}

function sameFigures(left: BoundTable, right: BoundTable): boolean {
  if (left.rowCount !== right.rowCount) return false;
  const keys = new Set([...left.fields, ...right.fields].map(({ key }) => key));
  return [...keys].every((key) => {
    const [one, other] = [left.column(key), right.column(key)];
    return Array.from({ length: left.rowCount }).every(
      (_, row) =>
        (one?.tags[row] ?? Tag.BLANK) === (other?.tags[row] ?? Tag.BLANK) &&
        (one?.numbers[row] ?? 0) === (other?.numbers[row] ?? 0) &&
        one?.texts?.[row] === other?.texts?.[row],
    );
  });
}

function levelsOf(ledger: BoundTable): readonly Level[] {
  const column = ledger.column('level');
  const found = new Set<Level>();
  for (let row = 0; column !== undefined && row < ledger.rowCount; row++) {
    const level = levelOf(textAt(column, row));
    if (level !== undefined) found.add(level);
    if (found.size === LEVELS.length) break;
  }
  return [...found];
}

/** The rows of a ledger without those that repeat an earlier one. */
function withoutCopies(table: BoundTable, ledger: number, balance: Balance): Table {
  const copies = new Set(
    balance.excluded
      .filter((row) => row.ledger === ledger && row.exclusion === 'duplicate-row')
      .map(({ row }) => row),
  );
  if (copies.size === 0) return table;
  const kept = Array.from({ length: table.rowCount }, (_, row) => row).filter(
    (row) => !copies.has(row),
  );
  return {
    name: table.name,
    rowCount: kept.length,
    column(key) {
      const column = table.column(key);
      if (column === undefined) return undefined;
      return {
        tags: Uint8Array.from(kept, (row) => column.tags[row] ?? Tag.BLANK),
        numbers: Float64Array.from(kept, (row) => column.numbers[row] ?? 0),
        texts: kept.map((row) => column.texts?.[row]),
      };
    },
  };
}
