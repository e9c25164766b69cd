import type { IndicatorResult, ItemResult, LevelBalance, SchoolResult } from '../balance/types';
import { problemText, type Language } from '../i18n/index';
import type { CountyCheck, ReadFile } from './check';
import type { Problem } from '../kernel/result';
import { findingReader, type Finding, type LaterFinding } from './findings';
import { fileMapping } from './mapping/fileMapping';
import { schoolsOfLastYear } from './lastYear/readLastYear';
import { VERSION } from './version';
import { reportReceipt } from './receipt/report';
import { verifyReceipt } from './receipt/verify';
import { stampOf } from './templates/stamp';
import { obstacleReader } from './undecided';
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

/** The report in pieces, which are made when asked for. */
export interface ReportParts {
  readonly head: Omit<Report, 'files'>;
  readonly files: Iterable<{
    readonly facts: Omit<ReportFile, 'findings'>;
    readonly findings: Iterable<ReportFinding>;
  }>;
}

/** The report of a check, texts in `language`. */
export function buildReport(check: CountyCheck, language: Language): Report {
  const { head, files } = reportParts(check, language);
  return {
    ...head,
    files: Array.from(files, ({ facts, findings }) => ({ ...facts, findings: [...findings] })),
  };
}

/** The same for who writes it as it comes: of the findings, the largest part by far, none is kept. */
export function reportParts(check: CountyCheck, language: Language): ReportParts {
  const read = findingReader(check, language);
  return { head: reportHead(check, language), files: reportFiles(check, read, language) };
}

function* reportFiles(
  check: CountyCheck,
  read: ReturnType<typeof findingReader>,
  language: Language,
): ReportParts['files'] {
  const counts = countsByFile(check);
  const stood = obstacleReader(check, language);
  for (const file of check.files) {
    yield {
      facts: {
        ...fileFacts(file, counts.get(file.path) ?? NO_COUNTS, stood(file.path), language),
        receipt: reportReceipt(verifyReceipt(check, file)),
      },
      findings: reportFindings(read(file.path)),
    };
  }
}

function* reportFindings(found: Iterable<LaterFinding>): Iterable<ReportFinding> {
  for (const later of found) yield reportFinding(later.render());
}

function reportHead(check: CountyCheck, language: Language): ReportParts['head'] {
  const { standard, reliefs } = check.options;
  const { schools, excluded, levels } = check.balance;
  return {
    junheng: VERSION,
    standard: { id: standard.id, documentNumber: standard.documentNumber },
    reliefs,
    lastYear: reportLastYear(check, language),
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
    findings: [...reportFindings(findingReader(check, language)(''))],
  };
}

function reportLastYear({ lastYear }: CountyCheck, language: Language): Report['lastYear'] {
  if (lastYear === null) return null;
  return {
    files: lastYear.files.map(({ path, sha256, status, problem, forms }) => ({
      path,
      sha256,
      status,
      problem: problem && toldProblem(problem, language),
      forms,
    })),
    schools: schoolsOfLastYear(lastYear),
  };
}

function toldProblem(problem: Problem, language: Language): NonNullable<ReportFile['problem']> {
  const { kind, reason } = problem;
  return { kind, reason, message: problemText(problem, language) };
}

/** Exclusions of the standard that no column of the forms can decide, each once. */
export function unappliedExclusions(check: CountyCheck): Report['unapplied'] {
  const found = new Map(
    check.balance.unapplied.map(({ exclusion, field }) => [exclusion, { exclusion, field }]),
  );
  return [...found.values()];
}

function fileFacts(
  file: ReadFile,
  counts: ReportFile['counts'],
  undecided: ReportFile['undecided'],
  language: Language,
): Omit<ReportFile, 'findings' | 'receipt'> {
  const { path, sha256, status, problem, forms, unknown: unrecognised } = file;
  const told = problem && toldProblem(problem, language);
  const template = file.snapshot === null ? null : stampOf(file.snapshot);
  const facts = { path, sha256, status, problem: told, forms, template };
  return { ...facts, unrecognised, mapping: fileMapping(file), counts, undecided };
}

/** 经验校验 with a written reason; they stay among the warnings. */
function explainedIn(check: CountyCheck, path: string): number {
  let count = 0;
  for (const { reason } of findingReader(check, 'zh')(path)) if (reason !== undefined) count += 1;
  return count;
}

const NO_COUNTS = { error: 0, warning: 0, explained: 0, info: 0, checked: 0, cannotTell: 0 };

/**
 * Findings of each file by weight, and how much of it was decided: without findings, but with nothing checked, is not
 * the same as clean.
 */
export function countsByFile(check: CountyCheck): ReadonlyMap<string, ReportFile['counts']> {
  const byFile = new Map(check.files.map(({ path }) => [path, { ...NO_COUNTS }]));
  for (const { file, rule, counts } of check.outcome.runs) {
    const known = byFile.get(file);
    if (known === undefined) continue;
    known[rule.severity] += counts.findings;
    known.checked += counts.passed + counts.failed;
    known.cannotTell += counts.cannotTell;
  }
  for (const { path, reasons } of check.files) {
    const known = byFile.get(path);
    if (known !== undefined && reasons.length > 0) known.explained = explainedIn(check, path);
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
    ...(finding.reason === undefined ? {} : { reason: finding.reason }),
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
