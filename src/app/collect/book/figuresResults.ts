import type { SchoolResult } from '../../../balance/types';
import type { Level, Standard } from '../../../standard/types';
import { LEVELS } from '../../../standard/levels';
import type { CellValue } from '../../../sheet/cell';
import type { NewCell, NewSheet } from '../../../sheet/newWorkbook';
import { fieldByKey } from '../../../standard/index';
import { MET, MISSED, UNDECIDED } from '../../annotate/liveLooks';
import { verdictText } from '../../annotate/verdicts';
import { COUNTED, LEFT_OUT } from '../../templates/figures/composing';
import { codeEntries } from '../../templates/inputs';
import { type CountyFigures, levelOf, type RowStanding } from './frame';
import type { CountyLedger } from './ledgerSheet';

/** The sheet 指标测算 with the results of its formulas, as the engine has them. */
export function withResults(
  sheet: NewSheet,
  ledger: CountyLedger,
  figures: CountyFigures,
  standard: Standard,
): NewSheet {
  const top = standard.indicators.length + 6;
  const rows = sheet.rows.map((cells, at): readonly NewCell[] => {
    const row = at - top;
    if (row >= 0)
      return filled(cells, schoolResults(ledger, figures.standings[row], row, standard));
    const line = at - BALANCE_TOP;
    return line < 0 || at >= top - 2
      ? cells
      : filled(cells, balanceResults(figures, standard, line));
  });
  return { ...sheet, rows };
}

/** Title and two rows of headers. */
const BALANCE_TOP = 3;

/** Formulas take their results in turn; what is printed stays. */
function filled(cells: readonly NewCell[], results: readonly CellValue[]): readonly NewCell[] {
  return cells.map((cell, column) =>
    cell !== null && typeof cell === 'object' && 'formula' in cell
      ? { ...cell, value: results[column] ?? '' }
      : cell,
  );
}

function schoolResults(
  ledger: CountyLedger,
  standing: RowStanding | undefined,
  row: number,
  standard: Standard,
): readonly CellValue[] {
  const name = shown(ledger.valueAt(row, 'school_name'));
  if (standing === undefined || standing.kind === 'nobody') return [];
  const judged = standard.schoolRule !== null;
  return [
    `${name}（${shown(ledger.valueAt(row, 'level'))}）`,
    levelShown(ledger, standing, row),
    standingWord(standing),
    standing?.kind === 'counted' ? (standing.school.pupils ?? UNDECIDED) : '',
    ...standard.indicators.map(({ key }) =>
      whenCounted(standing, (school) => school.value(key) ?? UNDECIDED),
    ),
    ...(judged
      ? [
          whenCounted(standing, ({ met }) => met ?? UNDECIDED),
          whenCounted(standing, ({ passed }) => verdictText(passed)),
        ]
      : []),
    codeShown(ledger.valueAt(row, 'school_type'), 'school_type'),
    codeShown(ledger.valueAt(row, 'founder_type'), 'founder_type'),
  ];
}

/** The level as the sheet shows it. */
export function levelShown(
  ledger: CountyLedger,
  standing: RowStanding | undefined,
  row: number,
): string {
  const named = shown(ledger.valueAt(row, 'level'));
  const isMisplaced =
    standing?.kind === 'in-doubt' &&
    standing.school.level !== null &&
    levelOf(standing.school) === null;
  return isMisplaced ? UNDECIDED : named;
}

function standingWord({ kind }: RowStanding): string {
  switch (kind) {
    case 'nobody':
      return '';
    case 'counted':
      return COUNTED;
    case 'left-out':
      return LEFT_OUT;
    case 'in-doubt':
    case 'unread':
      return UNDECIDED;
  }
}

/** What a cell shows of a school: nothing where it is left out, 无法判断 where it is open whether it is. */
export function whenCounted(
  standing: RowStanding | undefined,
  told: (school: SchoolResult) => CellValue,
): CellValue {
  switch (standing?.kind) {
    case 'counted':
      return told(standing.school);
    case 'in-doubt':
    case 'unread':
      return UNDECIDED;
    default:
      return '';
  }
}

function shown(value: CellValue): string {
  return value === null || typeof value === 'object' ? '' : String(value);
}

/** As the formula reads a name: as its code, all else as it stands. */
export function codeShown(value: CellValue, key: string): string {
  const field = fieldByKey(key);
  const text = shown(value);
  const entries = field === undefined ? [] : codeEntries(field);
  return entries.find(({ name }) => name.zh === text)?.code ?? text;
}

function balanceResults(
  figures: CountyFigures,
  standard: Standard,
  line: number,
): readonly CellValue[] {
  const indicator = standard.indicators[line];
  const sides = LEVELS.flatMap((level): CellValue[] =>
    indicator === undefined
      ? compositeResults(figures, standard, level)
      : levelResults(figures, indicator.key, level),
  );
  return ['', ...sides];
}

function levelResults(figures: CountyFigures, key: string, level: Level): CellValue[] {
  const own = figures.balance.levels[level]?.indicators[key];
  const { mean, cv } = meanAndCoefficient(figures, key, level);
  const passed = typeof cv === 'number' ? (own?.passed ?? null) : null;
  const limited = own?.limit !== null && own?.limit !== undefined;
  return [mean, cv, '', limited || own === undefined ? verdict(cv, passed) : '——'];
}

function verdict(shownBefore: CellValue, passed: boolean | null): CellValue {
  if (passed === null) return typeof shownBefore === 'number' ? '' : shownBefore;
  return passed ? MET : MISSED;
}

/** One school has a mean and no coefficient; where it is open which schools count, there is neither. */
export function meanAndCoefficient(
  { balance, standings, doubt }: CountyFigures,
  key: string,
  level: Level,
): { readonly mean: CellValue; readonly cv: CellValue } {
  const schools = standings.flatMap((one) =>
    one.kind === 'counted' && one.school.level === level ? [one.school] : [],
  );
  if (doubt[level]) return { mean: UNDECIDED, cv: UNDECIDED };
  if (schools.length === 0) return { mean: '', cv: '' };
  const own = balance.levels[level]?.indicators[key];
  if (own === undefined) return { mean: UNDECIDED, cv: UNDECIDED };
  if (own.mean !== null) return { mean: own.mean, cv: own.cv ?? UNDECIDED };
  const [only] = schools;
  if (own.why?.reason === 'one-school')
    return { mean: only?.value(key) ?? UNDECIDED, cv: UNDECIDED };
  return { mean: own.why?.reason === 'zero-mean' ? 0 : UNDECIDED, cv: UNDECIDED };
}

function compositeResults(figures: CountyFigures, standard: Standard, level: Level): CellValue[] {
  const cvs = standard.indicators.map(({ key }) => meanAndCoefficient(figures, key, level).cv);
  const complete = cvs.every((cv) => typeof cv === 'number');
  const { value, limit, passed } = figures.balance.levels[level]?.composite ?? NO_COMPOSITE;
  const shownValue = complete ? (value ?? '') : '';
  const limited = standard.coefficients.composite?.[level] !== undefined;
  return ['', shownValue, '', limited && limit !== undefined ? verdict(shownValue, passed) : '——'];
}

const NO_COMPOSITE = { value: null, limit: null, passed: null };
