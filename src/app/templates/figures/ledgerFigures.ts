import { columnName } from '../../../kernel/address';
import type { NewCell, NewSheet } from '../../../sheet/newWorkbook';
import type { Level, Limit, Standard } from '../../../standard/types';
import { textLiteral } from '../../annotate/liveCell';
import { figureStyle, UNDECIDED } from '../../annotate/liveLooks';
import { metCountFormula, verdictFormula } from '../../annotate/verdicts';
import type { LaidSheet } from '../blankSheet';
import { codeOf } from '../nativeCells';
import { balanceRows } from './balanceRows';
import { byType, COUNTED, LEVEL_NAMES, missedLook, PLACES } from './composing';
import { countedFormula, levelFormula } from './countedRow';
import { cellOf, type LedgerRow, namesNobody } from './ledgerCells';
import { numberFormats } from './numberFormats';
import { type SampleFormulas, sampleFormulas } from './sampleFormulas';

/**
 * The sheet 指标测算 of a ledger: means and coefficients of the county, and under them every school with its
 * indicators, computed from the ledger's rows as they are filled in.
 */
export function ledgerFigures(
  laid: LaidSheet,
  standard: Standard,
  reliefs: readonly string[] = [],
): NewSheet {
  const formulas = sampleFormulas(laid, standard, reliefs);
  const count = standard.indicators.length;
  const rowsInLedger = laid.inputs
    .filter(({ key }) => key === 'school_name')
    .map(({ at }) => at.row);
  const top = count + 6;
  const schools = { first: top, last: top + rowsInLedger.length - 1 };
  const judged = standard.schoolRule !== null;
  const codes = [
    ...standard.indicators.map(({ code }) => code),
    ...(judged ? ['达标项数', '综合评估'] : []),
  ];
  const width = PLACES.first + codes.length + 2;
  const header = ['学校（学段）', '本行学段', '是否计入', '人数', ...codes, '类型码', '举办者码'];
  return {
    name: '指标测算',
    rows: [
      [
        {
          value: `指标测算（随分校台账自动计算，${standard.documentNumber}）`,
          style: 'form-title',
        },
      ],
      ...balanceRows(standard, schools),
      [],
      header.map((value) => ({ value, style: 'header' })),
      ...rowsInLedger.map((row, index) =>
        schoolRow({ laid, standard, reliefs, formulas, row, index, at: top + index }),
      ),
    ],
    widths: [30, 12, 11, 11, ...codes.map(() => 11), 8, 8],
    merges: [
      { top: 0, left: 0, bottom: 0, right: width - 1 },
      { top: 1, left: 0, bottom: 2, right: 0 },
      { top: 1, left: 1, bottom: 1, right: 4 },
      { top: 1, left: 5, bottom: 1, right: 8 },
    ],
    conditionalFormats: [missedLook({ top: 1, left: 0, bottom: schools.last, right: width - 1 })],
    rowHeight: 19,
    freeze: { rows: 0, columns: 1 },
    isProtected: true,
    print: { landscape: true, titleColumns: { from: 0, to: 0 }, footer: '指标测算' },
  };
}

interface SchoolAt extends LedgerRow {
  readonly formulas: readonly SampleFormulas[];
  /** Which of the ledger's rows. */
  readonly index: number;
  /** Row on this sheet. */
  readonly at: number;
}

function schoolRow(school: SchoolAt): NewCell[] {
  const { standard, at } = school;
  const line = String(at + 1);
  const cell = (column: number): string => `${columnName(column)}${line}`;
  const indicators = standard.indicators.length;
  const judged = standard.schoolRule === null ? 0 : 2;
  const type = `$${cell(PLACES.first + indicators + judged)}`;
  const founder = `$${cell(PLACES.first + indicators + judged + 1)}`;
  const [name, level, pupils] = ['school_name', 'level', 'students'].map((key) =>
    cellOf(school, key),
  );
  const nobody = namesNobody(school);
  const shown = (formula: string, numberFormat?: string): NewCell => ({
    value: '',
    formula,
    style: 'form-computed',
    ...(numberFormat === undefined ? {} : { numberFormat }),
  });
  const words = (formula: string, style: 'form-label' | 'form-middle'): NewCell => ({
    value: '',
    formula,
    style,
  });
  const whenCounted = (live: string): string =>
    `IF(${cell(PLACES.counted)}=${textLiteral(COUNTED)},${live},IF(${cell(PLACES.counted)}=${textLiteral(UNDECIDED)},${textLiteral(UNDECIDED)},""))`;
  const figures = standard.indicators.map((indicator, n) =>
    shown(
      whenCounted(perLevel(cell(PLACES.level), (of) => figureOf(school, of, n, type))),
      numberFormats[figureStyle(indicator)],
    ),
  );
  const cells = standard.indicators.map((_, n) => cell(PLACES.first + n));
  return [
    words(`IF(${nobody},"",${name ?? ''}&"（"&${level ?? ''}&"）")`, 'form-label'),
    words(levelFormula(school, cell(PLACES.counted), type), 'form-middle'),
    words(countedFormula(school, type, founder), 'form-middle'),
    shown(
      `IF(${cell(PLACES.counted)}=${textLiteral(COUNTED)},IF(ISNUMBER(${pupils ?? ''}),${pupils ?? ''},${textLiteral(UNDECIDED)}),"")`,
      '0',
    ),
    ...figures,
    ...(standard.schoolRule === null
      ? []
      : verdicts(standard, cells, cell(PLACES.level), whenCounted, shown)),
    shown(
      `IFERROR(IF(${nobody},"",${codeOf(cellOf(school, 'school_type'), 'school_type', true)}),"")`,
    ),
    shown(`IFERROR(IF(${nobody},"",${codeOf(cellOf(school, 'founder_type'), 'founder_type')}),"")`),
  ];
}

function verdicts(
  { indicators, schoolRule }: Standard,
  cells: readonly string[],
  level: string,
  whenCounted: (live: string) => string,
  shown: (formula: string, format?: string) => NewCell,
): NewCell[] {
  if (schoolRule === null) return [];
  const limits = (of: Level): Limit[] =>
    indicators.flatMap(({ thresholds }) => thresholds?.[of] ?? []);
  return [
    shown(whenCounted(perLevel(level, (of) => metCountFormula(cells, limits(of)))), '0'),
    shown(whenCounted(perLevel(level, (of) => verdictFormula(cells, limits(of), schoolRule)))),
  ];
}

function perLevel(level: string, formula: (of: Level) => string): string {
  const [primary, junior] = [formula('primary'), formula('junior')];
  return primary === junior
    ? primary
    : `IF(${level}=${textLiteral(LEVEL_NAMES.primary)},${primary},${junior})`;
}

function figureOf(
  { formulas, index }: SchoolAt,
  level: Level,
  indicator: number,
  type: string,
): string {
  const unknown = textLiteral(UNDECIDED);
  const own = formulas.filter((one) => one.level === level);
  const byCode = new Map(own.map(({ code, rows }) => [code, rows[index]?.[indicator] ?? unknown]));
  return byType(type, byCode, unknown);
}
