import type { SchoolResult } from '../../balance/types';
import type { Language, Translate } from '../../i18n/index';
import { formatAddress, sheetPrefix } from '../../kernel/address';
import type { BoundTable } from '../../forms/types';
import type { CountyCheck } from '../check';
import { whyText } from '../whyText';

type Why = SchoolResult['undecided'][number];

/** Whether a school reaches the standard, and what decides it. */
export function schoolSentence(
  check: CountyCheck,
  school: SchoolResult,
  language: Language,
  t: Translate,
): string {
  const { standard } = check.options;
  const { schoolRule, indicators } = standard;
  if (schoolRule === null) return t('view:school.notJudged');
  const of = indicators.length;
  if (school.passed === null) {
    const reasons = school.undecided.map((why) => whyWithCell(check, school, why, language, t));
    return t('view:school.open', { reasons: reasons.join(t('report:punctuation.clause')) });
  }
  const met = school.met ?? 0;
  if (school.passed) return t(met === of ? 'view:school.metAll' : 'view:school.met', { met, of });
  const results = indicators.map(({ key }) => school.indicators[key]);
  const below = indicators.filter((_, at) => results[at]?.floorMet === false);
  const names = below.map(({ name }) => name[language]).join(t('report:punctuation.list'));
  const ratio = String(Math.round(schoolRule.floorRatio * 100));
  const params = { of, least: schoolRule.metAtLeast, names, ratio };
  const known = results.filter((result) => result?.met === true).length;
  const short = known < schoolRule.metAtLeast && school.met !== null;
  if (below.length > 0 && short) return t('view:school.missedBoth', { ...params, met: known });
  if (below.length > 0) return t('view:school.missedFloor', params);
  return school.met === null
    ? t('view:school.missedInPart', params)
    : t('view:school.missed', { ...params, met: known });
}

/** Why a figure cannot be told, and the cell to fill. */
export function whyWithCell(
  check: CountyCheck,
  school: SchoolResult,
  why: Why,
  language: Language,
  t: Translate,
): string {
  const text = whyText(why, language, t);
  const cell = cellOf(check.ledgers[school.ledger], school.row, why.field);
  return cell === null ? text : text + t('report:punctuation.aside', { text: cell });
}

function cellOf(table: BoundTable | undefined, row: number, field: string | null): string | null {
  if (table === undefined || field === null) return null;
  const placed = table.elsewhereOf?.(row, field);
  if (placed !== undefined) return sheetPrefix(placed.sheet.name) + formatAddress(placed.at);
  const at = table.cellOf(row, field);
  return at === undefined ? null : formatAddress(at);
}
