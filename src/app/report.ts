import type { IndicatorResult, ItemResult, LevelBalance, SchoolResult } from '../balance/types';
import { type Finding, renderFindings } from '../checks/index';
import { problemText, type Language } from '../i18n/index';
import type { CountyCheck, ReadFile } from './check';
import { obstacles } from './undecided';
import type {
  Report,
  ReportFile,
  ReportFinding,
  ReportSchool,
  ReportIndicator,
  ReportLevel,
  ReportCoefficient,
  ReportItem,
} from './reportTypes';

/** Version of the program, as package.json has it. */
export const VERSION = '0.1.0';

/** The report of a check, texts in `language`. */
export function buildReport(check: CountyCheck, language: Language): Report {
  const { standard, reliefs } = check.options;
  const findings = findingsByFile(check, language);
  const decided = decidedByFile(check);
  const { schools, excluded, levels } = check.balance;
  return {
    junheng: VERSION,
    standard: { id: standard.id, documentNumber: standard.documentNumber },
    reliefs,
    files: check.files.map((file) =>
      reportFile(check, file, findings.get(file.path) ?? [], decided.get(file.path), language),
    ),
    schools: schools.map((school) => reportSchool(school, language)),
    excluded: excluded.map(({ code, name, type, level, reason }) => ({
      code,
      name,
      type,
      level,
      reason: reason[language],
    })),
    unapplied: unappliedExclusions(check),
    balance: {
      primary: reportLevel(levels.primary, schools),
      junior: reportLevel(levels.junior, schools),
    },
    items: check.items.map((item) => reportItem(item, language)),
    findings: (findings.get('') ?? []).map(reportFinding),
  };
}

/** Exclusions of the standard that no column of the forms can decide, each once. */
export function unappliedExclusions(check: CountyCheck): Report['unapplied'] {
  const found = new Map(
    check.balance.unapplied.map(({ exclusion, field }) => [exclusion, { exclusion, field }]),
  );
  return [...found.values()];
}

/** Findings of each file, in the order of its sheets. */
export function findingsByFile(check: CountyCheck, language: Language): Map<string, Finding[]> {
  const byFile = new Map<string, Finding[]>();
  for (const finding of renderFindings(check.outcome, language)) {
    const list = byFile.get(finding.file);
    if (list === undefined) byFile.set(finding.file, [finding]);
    else list.push(finding);
  }
  return byFile;
}

function reportFile(
  check: CountyCheck,
  file: ReadFile,
  findings: readonly Finding[],
  decided: Decided | undefined,
  language: Language,
): ReportFile {
  const { problem } = file;
  return {
    path: file.path,
    sha256: file.sha256,
    status: file.status,
    problem:
      problem === null
        ? null
        : { kind: problem.kind, reason: problem.reason, message: problemText(problem, language) },
    forms: file.forms,
    unrecognised: file.unknown,
    counts: { ...severities(findings), checked: 0, cannotTell: 0, ...decided },
    findings: findings.map(reportFinding),
    undecided: obstacles(check, file.path, language),
  };
}

function severities(findings: readonly Finding[]): {
  error: number;
  warning: number;
  info: number;
} {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}

/** Evaluations that came to a verdict and those that could not. */
export interface Decided {
  readonly checked: number;
  readonly cannotTell: number;
}

/** How much of each file was decided: without findings, but with nothing checked, is not the same as clean. */
export function decidedByFile(check: CountyCheck): Map<string, Decided> {
  const byFile = new Map<string, Decided>(
    check.files.map(({ path }) => [path, { checked: 0, cannotTell: 0 }]),
  );
  for (const { file, counts } of check.outcome.runs) {
    const known = byFile.get(file);
    if (known === undefined) continue;
    byFile.set(file, {
      checked: known.checked + counts.passed + counts.failed,
      cannotTell: known.cannotTell + counts.cannotTell,
    });
  }
  return byFile;
}

function reportFinding(finding: Finding): ReportFinding {
  const { rule, severity, kind, sheet, cell, field, message, observed, expected } = finding;
  const school = finding.school === null ? null : finding.school.name || finding.school.code;
  const { citation } = finding;
  return {
    rule,
    severity,
    kind,
    sheet,
    cell,
    school,
    field,
    message,
    observed,
    expected,
    citation,
  };
}

function reportSchool(school: SchoolResult, language: Language): ReportSchool {
  const { code, name, type, level, pupils, met, passed, file, sheet } = school;
  const indicators = Object.entries(school.indicators).map(
    ([key, result]) => [key, reportIndicator(result, language)] as const,
  );
  return {
    code,
    name,
    type,
    level,
    pupils,
    indicators: Object.fromEntries(indicators),
    met,
    passed,
    origin: { file, sheet },
  };
}

function reportIndicator(result: IndicatorResult, language: Language): ReportIndicator {
  const { value, threshold, met, floorMet, shortfall, unit, why } = result;
  return {
    value,
    threshold: threshold?.value ?? null,
    met,
    floorMet,
    shortfall,
    unit: unit[language],
    why: why?.reason ?? null,
  };
}

function reportLevel(
  level: LevelBalance | null,
  schools: readonly SchoolResult[],
): ReportLevel | null {
  if (level === null) return null;
  const indicators = Object.entries(level.indicators).map(([key, one]) => {
    const { mean, sd, cv, limit, passed, contributions, why } = one;
    const named = contributions.map(({ school, share }) => ({
      code: schools[school]?.code ?? null,
      share,
    }));
    const coefficient: ReportCoefficient = {
      mean,
      sd,
      cv,
      limit: limit?.value ?? null,
      passed,
      contributions: named,
      why: why?.reason ?? null,
    };
    return [key, coefficient] as const;
  });
  return {
    schools: level.schools,
    pupils: level.pupils,
    indicators: Object.fromEntries(indicators),
    composite: level.composite.value,
    passed: level.passed,
    why: level.why?.reason ?? null,
  };
}

function reportItem(result: ItemResult, language: Language): ReportItem {
  const { item, outcome, parts } = result;
  return {
    id: item.id,
    group: item.group,
    number: item.number,
    name: item.name[language],
    outcome,
    parts: parts.map(({ id, outcome: part, value, limit }) => ({
      id,
      outcome: part,
      value,
      limit: limit.value,
    })),
  };
}
