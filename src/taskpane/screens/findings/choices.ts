import type { FindingView, GroupView } from '../../../app/view/types';

/** One thing to choose in a filter, with how many findings it would show. */
export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly count: number;
}

export interface Choices {
  readonly schools: readonly Choice[];
  readonly sheets: readonly Choice[];
  readonly rules: readonly Choice[];
}

/** What the findings name: schools and sheets in the order in which they come up, rules in the order of the causes. */
export function choicesOf(findings: readonly FindingView[], groups: readonly GroupView[]): Choices {
  const schools = new Map<string, number>();
  const sheets = new Map<string, number>();
  for (const { school, sheet } of findings) {
    sheets.set(sheet, (sheets.get(sheet) ?? 0) + 1);
    if (school !== null) schools.set(school, (schools.get(school) ?? 0) + 1);
  }
  return {
    schools: named(schools),
    sheets: named(sheets),
    rules: groups.map(({ rule, name, count }) => ({
      value: rule,
      text: `${rule} ${name}`,
      count,
    })),
  };
}

function named(counts: ReadonlyMap<string, number>): readonly Choice[] {
  return [...counts].map(([value, count]) => ({ value, text: value.trim(), count }));
}
