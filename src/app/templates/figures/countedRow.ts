import { codes } from '../../../standard/index';
import { LEVELS } from '../../../standard/levels';
import { textLiteral } from '../../annotate/liveCell';
import { UNDECIDED } from '../../annotate/liveLooks';
import type { NativeCell } from '../../annotate/rowRules';
import { COUNTED, LEFT_OUT, LEVEL_NAMES, typesWith } from './composing';
import { leftOut } from './leftOut';
import { cellOf, type LedgerRow, namesNobody, rangeOf } from './ledgerCells';

const UNKNOWN = textLiteral(UNDECIDED);

/** Numbers of pupils between which every exclusion by size decides. */
const [FEW, MANY] = ['0', '1000000000'];

/**
 * Whether a row takes part, as the check decides: left out where the standard says so, in doubt where what decides it
 * is not told, where the level is none of the type's, or where the school comes twice.
 */
export function countedFormula(school: LedgerRow, type: string, founder: string): string {
  const { standard } = school;
  const of = (key: string): string => cellOf(school, key);
  const excludedAt = (pupils: NativeCell): string =>
    leftOut(
      standard,
      (key) => {
        if (key === 'school_type') return { value: type, figures: [] };
        if (key === 'founder_type') return { value: founder, figures: [] };
        if (key === 'students') return pupils;
        return key === 'level' ? { value: of(key), figures: [] } : undefined;
      },
      school.reliefs,
    );
  const pupils = of('students');
  const [few, many] = [FEW, MANY].map((value) => excludedAt({ value, figures: [] }));
  const asksFounder = standard.exclusions.some(({ when }) => when.includes('[@founder_type]'));
  const open = [
    `${of('school_type')}=""`,
    `${of('level')}=""`,
    // An unknown number of pupils leaves open only what depends on it.
    ...(few === many ? [] : [`AND(NOT(ISNUMBER(${pupils})),${few ?? ''}<>${many ?? ''})`]),
    ...(asksFounder ? [`${of('founder_type')}=""`] : []),
  ];
  const excluded = excludedAt({ value: pupils, figures: [pupils] });
  const counted = `IF(${fitsLevel(of('level'), type)},IF(${isRepeated(school)},${UNKNOWN},${textLiteral(COUNTED)}),${UNKNOWN})`;
  return `IFERROR(IF(${namesNobody(school)},"",IF(OR(${open.join(',')}),${UNKNOWN},IF(${excluded},${textLiteral(LEFT_OUT)},${counted}))),${UNKNOWN})`;
}

/** The level named; a row in doubt that names one which its type does not have may belong to either. */
export function levelFormula(school: LedgerRow, counted: string, type: string): string {
  const level = cellOf(school, 'level');
  const known = codes()
    .lists.schoolTypes.map(({ code }) => `|${code}`)
    .join('');
  const isKnown = `ISNUMBER(FIND("|"&${type}&"|",${textLiteral(`${known}|`)}))`;
  const named = LEVELS.map((one) => `${level}=${textLiteral(LEVEL_NAMES[one])}`);
  const misplaced = `AND(${counted}=${UNKNOWN},${isKnown},OR(${named.join(',')}),NOT(${fitsLevel(level, type)}))`;
  return `IFERROR(IF(${namesNobody(school)},"",IF(${misplaced},${UNKNOWN},${level}&"")),"")`;
}

/** Whether schools of the type have the level that the row names. */
function fitsLevel(named: string, type: string): string {
  const fits = LEVELS.map((level) => {
    const types = typesWith(level).map(({ code }) => `${type}=${textLiteral(code)}`);
    return `AND(${named}=${textLiteral(LEVEL_NAMES[level])},OR(${types.join(',')}))`;
  });
  return `OR(${fits.join(',')})`;
}

/** Whether the school comes twice at the level: under its code, or under its name where a row has no code. */
function isRepeated(school: LedgerRow): string {
  const [codesHere, names, levels] = ['school_code', 'school_name', 'level'].map((key) =>
    rangeOf(school, key),
  );
  const [code, name, level] = ['school_code', 'school_name', 'level'].map((key) =>
    cellOf(school, key),
  );
  const byCode = `COUNTIFS(${codesHere ?? ''},${code ?? ''},${levels ?? ''},${level ?? ''})>1`;
  const named = `--(${names ?? ''}=${name ?? ''}),--(${levels ?? ''}=${level ?? ''})`;
  const byName = `IF(${name ?? ''}="",FALSE,IF(SUMPRODUCT(${named})>1,SUMPRODUCT(${named},--(${codesHere ?? ''}=""))>0,FALSE))`;
  return `OR(${byCode},${byName})`;
}
