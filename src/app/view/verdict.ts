import type { Translate } from '../../i18n/index';
import { grouped } from './grouped';
import type { CheckView, CountsView, LevelView, SchoolItem, VerdictView } from './types';

/** What the sentence on the whole workbook rests on. */
export interface VerdictFacts {
  readonly status: CheckView['status'];
  readonly problem: string | null;
  readonly counts: CountsView;
  readonly levels: readonly LevelView[];
  readonly schools: readonly SchoolItem[];
  /** Whether the standard judges schools by themselves. */
  readonly judgesSchools: boolean;
  /** Items of the county that are not met. */
  readonly itemsMissed: number;
  /** Sentence on the school of a file that holds one school only. */
  readonly ofOneSchool: string | null;
  /** Sheets that resemble a form and could not be read. */
  readonly unread: readonly string[];
}

/**
 * The state of the workbook in one sentence. Errors come first: results computed from faulty figures mean nothing.
 * 达标 is said only where nothing that decides it is open.
 */
export function verdictView(facts: VerdictFacts, t: Translate): VerdictView {
  const { status, problem, counts, unread } = facts;
  if (status === 'not-checked') return { tone: 'nothing', sentence: problem ?? '' };
  if (counts.error > 0)
    return {
      tone: 'errors',
      sentence: t('view:verdict.errors', { count: grouped(String(counts.error)) }),
    };
  const result = withItems(resultOf(facts, t), facts, t);
  if (unread.length === 0) return result;
  const sheets = unread.join(t('report:punctuation.list'));
  const sentence = result.sentence + t('view:verdict.unread', { sheets });
  return { tone: result.tone === 'missed' ? 'missed' : 'open', sentence };
}

function resultOf(facts: VerdictFacts, t: Translate): VerdictView {
  const { levels, schools, ofOneSchool } = facts;
  if (ofOneSchool !== null)
    return { tone: toneOf(schools.map(({ passed }) => passed)), sentence: ofOneSchool };
  if (levels.length === 0) return withoutSchools(facts.counts, t);
  const parts = levels.map((level) => level.sentence);
  const passed = levels.map((level) => level.passed);
  if (facts.judgesSchools) {
    passed.push(...schools.map((school) => school.passed));
    parts.push(...schoolParts(schools, t));
  }
  const sentence = parts.join(t('view:verdict.between')) + t('view:verdict.end');
  return { tone: toneOf(passed), sentence };
}

/** Even coefficients do not make a county pass in which a school falls short. */
function schoolParts(schools: readonly SchoolItem[], t: Translate): readonly string[] {
  const missed = schools.filter(({ passed }) => passed === false).length;
  const open = schools.filter(({ passed }) => passed === null).length;
  const count = (of: number) => ({ count: grouped(String(of)) });
  return [
    ...(missed > 0 ? [t('view:verdict.schoolsMissed', count(missed))] : []),
    ...(open > 0 ? [t('view:verdict.schoolsOpen', count(open))] : []),
  ];
}

function withItems(result: VerdictView, { itemsMissed }: VerdictFacts, t: Translate): VerdictView {
  if (itemsMissed === 0) return result;
  const items = t('view:verdict.items', { count: String(itemsMissed) });
  return { tone: 'missed', sentence: result.sentence + items };
}

function toneOf(passed: readonly (boolean | null)[]): VerdictView['tone'] {
  if (passed.includes(false)) return 'missed';
  return passed.length === 0 || passed.includes(null) ? 'open' : 'met';
}

/** Forms without a single school row: nothing to judge, only figures to check. */
function withoutSchools({ warning, cannotTell, checked }: CountsView, t: Translate): VerdictView {
  if (checked === 0) return { tone: 'nothing', sentence: t('view:verdict.nothingFilled') };
  if (warning > 0)
    return {
      tone: 'open',
      sentence: t('view:verdict.warnings', { count: grouped(String(warning)) }),
    };
  if (cannotTell > 0)
    return {
      tone: 'open',
      sentence: t('view:verdict.cannotTell', { count: grouped(String(cannotTell)) }),
    };
  return { tone: 'clean', sentence: t('view:verdict.clean', { count: grouped(String(checked)) }) };
}
