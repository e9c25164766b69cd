import { translator } from '../../i18n/index';
import { checkFiles, type CountyCheck, type ReadFile } from '../check';
import { findingReader, tierOfRule } from '../findings';
import { FORMAT } from './layout';
import { rulePack } from './rulePack';
import type { Facts, InputRecord } from './types';

export interface Maker {
  readonly who: string;
  /** Date and time with the zone: `2026-11-22 16:05:09 +08:00`. */
  readonly at: string;
}

/** What a receipt states of a file that was checked by itself. */
export function factsOf(
  alone: CountyCheck,
  file: ReadFile,
  records: readonly InputRecord[],
  { who, at }: Maker,
): Facts {
  const { standard, reliefs } = alone.options;
  const count = (of: number): string => String(of);
  const tiers = tierCounts(alone);
  return {
    format: FORMAT,
    forms: formsText(file),
    standard: standard.id,
    document: standard.documentNumber,
    reliefs: [...reliefs].sort().join('、') || '无',
    rules: rulePack(),
    school: schoolText(alone, file),
    error: count(tiers.error),
    warning: count(tiers.warning),
    explained: count(explainedIn(alone, file)),
    below: count(tiers.below),
    info: count(tiers.info),
    cannotTell: count(alone.outcome.counts.cannotTell),
    checked: count(alone.outcome.counts.checked),
    cells: count(records.reduce((sum, { fields }) => sum + fields.length, 0)),
    at,
    who: who.trim(),
  };
}

/** The check of one file without the others: what it says must not depend on who else has reported. */
export function checkAlone(
  check: CountyCheck,
  file: ReadFile,
  options: CountyCheck['options'],
): CountyCheck {
  const same =
    check.files.length === 1 &&
    check.options.standard === options.standard &&
    sameSet(check.options.reliefs, options.reliefs);
  return same ? check : checkFiles([file], options);
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join(' ') === [...b].sort().join(' ');
}

/** Forms by name with their rows; the order and the names of the sheets mean nothing. */
function formsText({ forms }: ReadFile): string {
  const t = translator('zh');
  const counts = new Map<string, number>();
  for (const { form, rows } of forms) counts.set(form, (counts.get(form) ?? 0) + rows);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([form, rows]) => `${t(`report:form.${form}`)} ${String(rows)} 行`)
    .join('、');
}

function schoolText({ balance }: CountyCheck, { tables }: ReadFile): string {
  const named = [...balance.schools, ...balance.excluded];
  const schools = new Map(named.map(({ code, name }) => [code ?? name ?? '', name ?? '']));
  const [first] = schools;
  if (first === undefined || tables.length === 0) return '';
  if (schools.size > 1) return `${String(schools.size)} 所`;
  const [code, name] = first;
  return code === name ? name : `${code} ${name}`.trim();
}

function tierCounts({ outcome }: CountyCheck) {
  const counts = { error: 0, warning: 0, below: 0, info: 0 };
  for (const run of outcome.runs) counts[tierOfRule(run.rule)] += run.counts.findings;
  return counts;
}

function explainedIn(alone: CountyCheck, { path, reasons }: ReadFile): number {
  if (reasons.length === 0) return 0;
  let count = 0;
  for (const { reason } of findingReader(alone, 'zh')(path)) if (reason !== undefined) count += 1;
  return count;
}
