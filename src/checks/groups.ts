import type { Rule } from '../standard/types';
import type { CheckOutcome } from './types';

/** Findings of one cause: what a text report says in one line. */
export interface CauseGroup {
  readonly rule: Rule;
  readonly findings: number;
  readonly cannotTell: number;
  readonly sheets: readonly {
    readonly file: string;
    readonly sheet: string;
    readonly findings: number;
  }[];
}

/** Counts by rule in the order of the rules, without rendering anything; rules without any finding are left out. */
export function groupByCause(outcome: CheckOutcome): readonly CauseGroup[] {
  const groups = new Map<
    Rule,
    { findings: number; cannotTell: number; sheets: Map<string, CauseGroup['sheets'][number]> }
  >();
  for (const { rule, file, sheet, counts } of outcome.runs) {
    if (counts.findings + counts.cannotTell === 0) continue;
    const group = groups.get(rule) ?? {
      findings: 0,
      cannotTell: 0,
      sheets: new Map<string, CauseGroup['sheets'][number]>(),
    };
    groups.set(rule, group);
    group.findings += counts.findings;
    group.cannotTell += counts.cannotTell;
    if (counts.findings === 0) continue;
    const key = `${file}\u0000${sheet}`;
    const known = group.sheets.get(key)?.findings ?? 0;
    group.sheets.set(key, { file, sheet, findings: known + counts.findings });
  }
  return [...groups].map(([rule, { findings, cannotTell, sheets }]) => ({
    rule,
    findings,
    cannotTell,
    sheets: [...sheets.values()],
  }));
}
