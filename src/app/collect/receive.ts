import { stampOf } from '../templates/stamp';
import type { CheckOptions, CountyCheck, ReadFile } from '../check';
import { findingReader, type LaterFinding, tierOfRule } from '../findings';
import { verifyReceipt } from '../receipt/index';
import { countsByFile } from '../report';
import type { Language } from '../../i18n/index';
import { checkReceived } from './checkReceived';
import { receivedSchools } from './receivedSchools';
import type { ReceivedFile, ReceivedFinding } from './types';
import { yearNamed } from './yearNamed';

/** Findings kept of one file; the rest is counted. A sender corrects these first, and sends again. */
export const MOST_FINDINGS = 500;

/** A received file with the check of it alone, for who goes on with it (an annotated copy). */
export interface ReceivedCheck {
  readonly received: ReceivedFile;
  readonly check: CountyCheck;
}

/**
 * Checks one file alone and keeps of it what the county needs. `fileTime` is the file system's date, ISO 8601, for
 * workbooks that do not say when they were saved.
 */
export function receive(
  file: ReadFile,
  options: CheckOptions,
  language: Language,
  fileTime?: string,
): ReceivedCheck {
  const check = checkReceived(file, options);
  const { path, sha256, status, problem, forms, unknown } = file;
  const none = { error: 0, warning: 0, explained: 0, info: 0, checked: 0, cannotTell: 0 };
  const received: ReceivedFile = {
    path,
    sha256,
    status,
    problem,
    forms,
    unknown,
    saved: savedAt(file, fileTime),
    year: yearNamed(file),
    template: file.snapshot && stampOf(file.snapshot),
    receipt: verifyReceipt(check, file).outcome,
    counts: countsByFile(check).get(path) ?? none,
    findings: findingsOf(check, path, language),
    reasons: file.reasons,
    schools: check.ledgers.flatMap(receivedSchools),
    tellsOfCounty: file.tables.some(
      ({ form }) => form === 'county-sheet' || form === 'application',
    ),
  };
  return { received, check };
}

function savedAt({ snapshot }: ReadFile, fileTime: string | undefined): ReceivedFile['saved'] {
  const own = snapshot?.producer.saved;
  if (own !== undefined) return { at: own, by: 'workbook' };
  return fileTime === undefined ? null : { at: fileTime, by: 'file' };
}

/** Of the file, and of the school's own coefficients and items, which are told of no file in particular. */
function findingsOf(
  check: CountyCheck,
  path: string,
  language: Language,
): readonly ReceivedFinding[] {
  const found: ReceivedFinding[] = [];
  for (const later of findingReader(check, language)(path)) {
    if (found.length === MOST_FINDINGS) break;
    if (isOfCounty(later)) continue;
    found.push(receivedFinding(later));
  }
  return found;
}

/** Coefficients are the county's: a single file knows one school of it, or a part. */
function isOfCounty({ rule }: LaterFinding): boolean {
  return ['coefficient', 'composite', 'contributor'].includes(rule.test ?? '');
}

export function receivedFinding(later: LaterFinding): ReceivedFinding {
  const { rule, sheet, cell, school, field, message } = later.render();
  return {
    rule,
    tier: tierOfRule(later.rule),
    sheet,
    cell,
    code: school?.code ?? '',
    school: school?.name ?? '',
    field,
    message,
    ...(later.reason === undefined ? {} : { reason: later.reason }),
  };
}
