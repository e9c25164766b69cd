import { schoolOf, type Spot } from '../../checks/index';
import type { SchoolResult } from '../../balance/types';
import type { BoundTable } from '../../forms/types';
import { addTo } from '../../kernel/arrays';
import type { CountyCheck } from '../check';

/** Positions in `Balance.schools` of the schools that a finding names: one, or each level of a long form's school. */
export type SchoolIndex = (spot: Spot) => readonly number[];

export function schoolIndex(check: CountyCheck): SchoolIndex {
  const { schools } = check.balance;
  const rows = new Map<BoundTable, Map<number, number>>();
  const named = new Map<string, number[]>();
  schools.forEach((school, id) => {
    const table = check.ledgers[school.ledger];
    if (table === undefined) return;
    const known = rows.get(table) ?? new Map<number, number>();
    rows.set(table, known.set(school.row, id));
    for (const name of namesOf(school)) addTo(named, name, id);
  });
  return ({ run, row, place }) => {
    const at = row ?? place?.row;
    if (at === undefined || run.table === null || isOfMany(run)) return [];
    const own = rows.get(run.table);
    if (own !== undefined) return listOf(own.get(at));
    const school = schoolOf(run.table, at);
    return (school && (named.get(school.code) ?? named.get(school.name))) ?? [];
  };
}

function namesOf({ code, name }: SchoolResult): readonly string[] {
  return [code, name].filter((text): text is string => text !== null && text !== '');
}

function isOfMany({ collapsed, table }: Spot['run']): boolean {
  return collapsed && (table?.rowCount ?? 0) > 1;
}

function listOf(id: number | undefined): readonly number[] {
  return id === undefined ? [] : [id];
}
