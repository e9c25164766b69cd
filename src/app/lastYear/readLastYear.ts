import { computeBalance } from '../../balance/index';
import { lastTablesOf } from '../../forms/index';
import type { BoundTable } from '../../forms/types';
import type { CheckOptions, ReadFile } from '../check';
import type { LastYear } from './types';

/**
 * Last year as it is at hand: the files given, else what the workbooks themselves keep of it on their sheets 上年数据.
 * Null where there is neither.
 */
export function lastYearBeside(files: readonly ReadFile[], options: CheckOptions): LastYear | null {
  const given = options.lastYear ?? [];
  const tables = (given.length > 0 ? given : files).flatMap((file) =>
    given.length > 0 ? file.tables : file.lastYear,
  );
  if (given.length === 0 && tables.length === 0) return null;
  return { files: given, ...computed(tables, options) };
}

type Computed = Pick<LastYear, 'tables' | 'balance'>;

interface Known extends Computed {
  readonly of: readonly BoundTable[];
  readonly by: string;
}

/** Last year stays as it is while this year's workbook is filled in, check after check. */
const known = new WeakMap<BoundTable, Known>();

function computed(of: readonly BoundTable[], { standard, reliefs }: CheckOptions): Computed {
  const by = [standard.id, ...reliefs].join(' ');
  const [first] = of;
  const before = first && known.get(first);
  const holds = before?.by === by && before.of.length === of.length;
  if (holds && before.of.every((table, at) => table === of[at])) return before;
  const tables = lastTablesOf(of);
  const ledgers = tables.filter(({ name }) => name === 'last_ledger');
  const made = { of, by, tables, balance: computeBalance({ standard, ledgers, reliefs }) };
  if (first !== undefined) known.set(first, made);
  return made;
}

/** How many schools last year's tables list. */
export function schoolsOfLastYear({ balance }: LastYear): number {
  const { schools, excluded } = balance;
  return new Set([...schools, ...excluded].map(({ code, name }) => code ?? name)).size;
}
