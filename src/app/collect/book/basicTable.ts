import type { CellValue } from '../../../sheet/cell';
import { LEVELS } from '../../../standard/levels';
import type { Level } from '../../../standard/types';
import { textLiteral } from '../../annotate/liveCell';
import type { FigureOf } from '../../templates/figures/applicationFigures';
import { LEVEL_NAMES } from '../../templates/figures/composing';
import type { BookContext } from './context';
import { codeShown, levelShown } from './figuresResults';
import { SPLIT } from './splitSheet';

/** Schools by type, as table Ⅰ counts them. */
const TYPES: Readonly<Record<string, string>> = {
  schools_primary: '211',
  schools_nine: '312',
  schools_junior: '311',
  schools_complete: '341',
  schools_twelve: '345',
  teaching_points: '218',
};

/** Special schools have a line of their own, and are none of the ordinary schools whose pupils are summed up. */
const SPECIAL = '51';
const LARGE_POINT = 50;

/** Sums over ordinary schools of a level, by the field of the ledger. */
const SUMS: Readonly<Record<string, string>> = {
  classes: 'classes',
  students: 'students',
  staff: 'staff_total',
  teachers: 'teachers',
};

interface Summed {
  readonly field: string;
  readonly level: Level;
}

function summedBy(key: string): Summed | undefined {
  for (const level of LEVELS) {
    const field = SUMS[key.replace(`_${level}`, '')];
    if (key.endsWith(`_${level}`) && field !== undefined) return { field, level };
  }
  return undefined;
}

/** Formulas of table Ⅰ over the ledger: what it does not say, people and money of the county, stays to be filled in. */
export function basicFigures({ places }: BookContext): FigureOf {
  const { columns } = places;
  const [levels, types, once, names] = [
    places.figuresRange(columns.level),
    places.figuresRange(columns.type),
    places.splitRange(SPLIT.once),
    places.figuresRange(columns.name),
  ];
  const typed = `SUMPRODUCT(--(${names}<>""),--(${types}=""))=0`;
  const leveled = `COUNTIF(${levels},"小学")+COUNTIF(${levels},"初中")=SUMPRODUCT(--(${names}<>""))`;
  return (key) => {
    const type = TYPES[key];
    if (type !== undefined) {
      const counted = `COUNTIFS(${types},${textLiteral(type)},${once},1)`;
      return { formula: `IF(${typed},${counted},"")`, numberFormat: '0' };
    }
    if (key === 'schools_special') {
      const counted = `COUNTIFS(${types},"${SPECIAL}*",${once},1)`;
      return { formula: `IF(${typed},${counted},"")`, numberFormat: '0' };
    }
    if (key === 'teaching_points_ge50') {
      const pupils = places.ledgerRange('students');
      if (pupils === undefined) return undefined;
      const points = `${types},"218"`;
      const known = `COUNTIFS(${points},${pupils},">=0")=COUNTIFS(${points})`;
      const counted = `COUNTIFS(${points},${pupils},">=${String(LARGE_POINT)}")`;
      return { formula: `IF(AND(${typed},${known}),${counted},"")`, numberFormat: '0' };
    }
    const summed = summedBy(key);
    const range = summed === undefined ? undefined : places.ledgerRange(summed.field);
    if (summed === undefined || range === undefined) return undefined;
    const own = `${levels},${textLiteral(LEVEL_NAMES[summed.level])},${types},"<>${SPECIAL}*"`;
    const known = `COUNTIFS(${own},${range},">=0")=COUNTIFS(${own})`;
    return {
      formula: `IF(AND(${typed},${leveled},${known}),SUMIFS(${range},${own}),"")`,
      numberFormat: '0',
    };
  };
}

interface BasicRow {
  readonly type: string;
  readonly level: string;
  readonly first: boolean;
  readonly row: number;
}

export function basicResults(context: BookContext) {
  const rows = basicRows(context);
  const typed = rows.every(({ type }) => type !== '');
  const leveled = rows.every(({ level }) => LEVELS.some((one) => LEVEL_NAMES[one] === level));
  const figures = (own: readonly BasicRow[], field: string): readonly number[] | undefined => {
    const values = own.map(({ row }) => context.ledger.valueAt(row, field));
    const known = values.filter((value) => typeof value === 'number');
    return known.length === own.length && known.every((value) => value >= 0) ? known : undefined;
  };
  const count = (isOf: (type: string) => boolean): CellValue =>
    typed ? rows.filter(({ type, first }) => first && isOf(type)).length : '';
  return (key: string): CellValue => {
    const type = TYPES[key];
    if (type !== undefined) return count((own) => own === type);
    if (key === 'schools_special') return count((own) => own.startsWith(SPECIAL));
    if (key === 'teaching_points_ge50') {
      const points = figures(
        rows.filter((row) => row.type === '218'),
        'students',
      );
      return typed && points !== undefined
        ? points.filter((pupils) => pupils >= LARGE_POINT).length
        : '';
    }
    const summed = summedBy(key);
    if (summed === undefined || !typed || !leveled) return '';
    const own = rows.filter(
      ({ level, type: of }) => level === LEVEL_NAMES[summed.level] && !of.startsWith(SPECIAL),
    );
    const known = figures(own, summed.field);
    return known === undefined ? '' : known.reduce((sum, value) => sum + value, 0);
  };
}

function basicRows({ rows, ledger, once, figures }: BookContext): readonly BasicRow[] {
  return rows.flatMap((_, row) => {
    if (figures.standings[row]?.kind === 'nobody') return [];
    return [
      {
        type: codeShown(ledger.valueAt(row, 'school_type'), 'school_type'),
        level: levelShown(ledger, figures.standings[row], row),
        first: once[row] === true,
        row,
      },
    ];
  });
}
