import { indicatorFormula, shareFormula, stageField } from '../../../balance/index';
import { compile } from '../../../balance/composition';
import { emitFormula } from '../../../formula/index';
import { columnName } from '../../../kernel/address';
import type { CellValue } from '../../../sheet/cell';
import type { NewCell, NewSheet } from '../../../sheet/newWorkbook';
import { LEVELS } from '../../../standard/levels';
import type { Indicator, Level } from '../../../standard/types';
import { isFigure, textLiteral } from '../../annotate/liveCell';
import { UNDECIDED } from '../../annotate/liveLooks';
import { byType, COUNTED, LEVEL_NAMES, typesWith } from '../../templates/figures/composing';
import type { BookContext } from './context';
import type { RowStanding } from './frame';
import { codeShown, levelShown, whenCounted } from './figuresResults';
import type { CountyLedger } from './ledgerSheet';
import { computed, type Places, SPLIT_SHEET, SPLIT_TOP } from './places';

const STAGES = ['primary', 'junior', 'senior'] as const;
const STAGE_NAMES = ['全校小学生数', '全校初中生数', '全校高中生数'] as const;

/** Columns of the sheet; the resources follow two by two. */
export const SPLIT = {
  name: 0,
  level: 1,
  type: 2,
  once: 3,
  stages: 4,
  share: 7,
  first: 8,
} as const;

/**
 * The sheet 资源拆分: what each school has as a whole, which share of it each level has, and what that comes to. It
 * also marks the first row of each school, so that totals count what the school has as a whole only once.
 */
export function splitSheet(context: BookContext): NewSheet {
  const { places, ledger, once } = context;
  const { standard } = context.options;
  const resources = standard.indicators.filter(({ split }) => split);
  const header = (value: string | null): NewCell => ({ value, style: 'header' });
  const count = ledger.last - ledger.first + 1;
  const width = SPLIT.first + 2 * resources.length;
  return {
    name: SPLIT_SHEET,
    rows: [
      [
        {
          value: `一贯制学校、完全中学的资源按学段拆分（${standard.documentNumber}）`,
          style: 'form-title',
        },
      ],
      [
        ...['学校（学段）', '本行学段', '类型码', '每校一次', ...STAGE_NAMES, '本学段占比'].map(
          header,
        ),
        ...resources.flatMap(({ code, name, resource }) => [
          header(`${code} ${name.zh}所用资源（${resource.unit.zh}）`),
          header(null),
        ]),
      ],
      [
        ...Array.from({ length: SPLIT.first }, () => header(null)),
        ...resources.flatMap(() => [header('全校'), header('本学段')]),
      ],
      ...Array.from({ length: count }, (_, row) =>
        splitRow(context, resources, row, once[row] === true),
      ),
      [],
      [{ value: NOTE, style: 'form-note' }],
    ],
    widths: [30, 10, 8, 8, 11, 11, 11, 11, ...resources.flatMap(() => [14, 14])],
    merges: [
      { top: 0, left: 0, bottom: 0, right: width - 1 },
      ...Array.from({ length: SPLIT.first }, (_, n) => ({ top: 1, left: n, bottom: 2, right: n })),
      ...resources.map((_, n) => ({
        top: 1,
        left: SPLIT.first + 2 * n,
        bottom: 1,
        right: SPLIT.first + 2 * n + 1,
      })),
      { top: SPLIT_TOP + count + 1, left: 0, bottom: SPLIT_TOP + count + 1, right: width - 1 },
    ],
    rowHeight: 19,
    freeze: { rows: SPLIT_TOP, columns: 1 },
    isProtected: true,
    print: { landscape: true, titleRows: { from: 1, to: 2 }, footer: SPLIT_SHEET },
  };

  function splitRow(
    { figures }: BookContext,
    list: readonly Indicator[],
    row: number,
    isFirst: boolean,
  ): readonly NewCell[] {
    const { columns } = places;
    const of = (column: number): string => places.figuresCell(row, column);
    const standing = figures.standings[row];
    const named = isNamed(ledger, row);
    const level = text(ledger.valueAt(row, 'level'));
    const words = (column: number, value: CellValue): NewCell =>
      computed(`${of(column)}&""`, value, undefined, 'form-middle');
    const share = shareOf(context, row, standing);
    return [
      computed(
        `${of(columns.name)}&""`,
        named ? `${text(ledger.valueAt(row, 'school_name'))}（${level}）` : '',
        undefined,
        'form-label',
      ),
      words(columns.level, named ? levelShown(ledger, standing, row) : ''),
      words(
        columns.type,
        named ? codeShown(ledger.valueAt(row, 'school_type'), 'school_type') : '',
      ),
      onceCell(context, row, isFirst),
      ...STAGES.map((stage) => {
        const cell = places.ledgerCell(row, stageField(stage)) ?? '""';
        const value = ledger.valueAt(row, stageField(stage));
        return computed(
          `IF(ISNUMBER(${cell}),${cell},"")`,
          typeof value === 'number' ? value : '',
          '0',
        );
      }),
      share,
      ...list.flatMap((indicator, n) => resourceCells(context, indicator, n, row, standing)),
    ];
  }
}

const NOTE =
  '注：本学段占比＝本学段学生数×权重÷各学段学生数×权重之和，权重见所用标准；教师按学段填报，不拆分。“每校一次”为1的行计入合计中的全校项目。';

/** 1 on the first row of a school; a row without a code is a school of its own. */
function onceCell({ places, ledger }: BookContext, row: number, isFirst: boolean): NewCell {
  const code = places.ledgerCell(row, 'school_code') ?? '""';
  const first = places.ledgerCell(0, 'school_code') ?? '""';
  const above = `${first.replace(/(\d+)$/, '$$$1')}:${code.slice(code.lastIndexOf('!') + 1)}`;
  const named = isNamed(ledger, row);
  return computed(
    `IF(${places.figuresCell(row, places.columns.name)}="",0,IF(${code}="",1,IF(SUMPRODUCT(--(${above}=${code}))=1,1,0)))`,
    named && isFirst ? 1 : 0,
    '0',
  );
}

/** Which rows are the first of their school. */
export function firstRows(ledger: CountyLedger, count: number): readonly boolean[] {
  const seen = new Set<string>();
  return Array.from({ length: count }, (_, row) => {
    const code = text(ledger.valueAt(row, 'school_code')).toLowerCase();
    const fresh = code === '' || !seen.has(code);
    seen.add(code);
    return fresh && isNamed(ledger, row);
  });
}

function shareOf(
  { options: { standard }, places }: BookContext,
  row: number,
  standing: RowStanding | undefined,
): NewCell {
  const unknown = textLiteral(UNDECIDED);
  const line = String(SPLIT_TOP + row + 1);
  const cells: Readonly<Record<string, string>> = Object.fromEntries(
    STAGES.map((stage, n) => [stageField(stage), `$${'EFG'.charAt(n)}${line}`]),
  );
  const formulas = (level: Level): string =>
    byType(
      `$C${line}`,
      new Map(typesWith(level).map(({ code }) => [code, shareText(code, level)])),
      unknown,
    );
  const shareText = (type: string, level: Level): string => {
    const source = shareFormula(standard.split, type, level);
    if (source === undefined) return unknown;
    const formula = compile(source);
    const asked = formula.columns.map(({ key }) => `N(${cells[key] ?? '0'})>0`);
    const live = emitFormula(formula, {
      cell: (key) => cells[key] ?? '0',
      range: () => '',
      parameters: {},
    });
    return asked.length === 0
      ? live
      : `IF(AND(${[...new Set(asked)].join(',')}),${live},${unknown})`;
  };
  const split = standard.indicators.find((indicator) => indicator.split);
  const value = whenCounted(standing, (school) =>
    split === undefined ? '' : (school.indicators[split.key]?.share ?? UNDECIDED),
  );
  return computed(counted(places, row, perLevel(`$B${line}`, formulas)), value, '0.0000');
}

function resourceCells(
  { options: { standard, reliefs }, ledger, places }: BookContext,
  indicator: Indicator,
  n: number,
  row: number,
  standing: RowStanding | undefined,
): readonly NewCell[] {
  const unknown = textLiteral(UNDECIDED);
  const line = String(SPLIT_TOP + row + 1);
  const has = (key: string): boolean => ledger.cellOf(row, key) !== undefined;
  const whole = (level: Level): string => {
    const type = typesWith(level).find(({ code }) => !(code in standard.split.weights))?.code ?? '';
    const source = indicatorFormula(standard, indicator, level, type, reliefs, has)?.numerator;
    const own = compile(indicator.numerator[level]).columns.map(({ key }) => key);
    if (source === undefined || own.some((key) => places.ledgerCell(row, key) === undefined))
      return unknown;
    const cell = (key: string): string => places.ledgerCell(row, key) ?? '""';
    const known = (key: string): string => `IF(ISNUMBER(${cell(key)}),${cell(key)}>=0,FALSE)`;
    const asked = [...new Set(own)].map(known);
    // What only a relief adds is asked for where it is claimed; Excel would take an empty cell for 0.
    const claimed = (key: string): string =>
      own.includes(key) || !isFigure(key) ? cell(key) : `IF(${known(key)},${cell(key)},NA())`;
    const live = emitFormula(compile(source), { cell: claimed, range: () => '', parameters: {} });
    return `IF(AND(${asked.join(',')}),IFERROR(IF(${live}>=0,${live},${unknown}),${unknown}),${unknown})`;
  };
  const column = (offset: number): string => columnName(SPLIT.first + 2 * n + offset);
  const format = indicator.resource.whole ? '0.##' : '0.00';
  const known = (told: (whole: number, share: number) => number): CellValue =>
    whenCounted(standing, (school) => {
      const { numerator = null, share = null } = school.indicators[indicator.key] ?? {};
      if (numerator === null || numerator < 0) return UNDECIDED;
      return share === null ? UNDECIDED : told(numerator, share);
    });
  const total = whenCounted(standing, (school) => {
    const { numerator = null } = school.indicators[indicator.key] ?? {};
    return numerator === null || numerator < 0 ? UNDECIDED : numerator;
  });
  const part = `IF(AND(ISNUMBER($${column(0)}${line}),ISNUMBER($H${line})),$${column(0)}${line}*$H${line},${unknown})`;
  return [
    computed(counted(places, row, perLevel(`$B${line}`, whole)), total, format),
    computed(
      counted(places, row, part),
      known((one, share) => one * share),
      '0.00',
    ),
  ];
}

/** Nothing where the school is left out, 无法判断 where that is open. */
function counted(places: Places, row: number, live: string): string {
  const cell = places.figuresCell(row, places.columns.counted);
  const unknown = textLiteral(UNDECIDED);
  return `IF(${cell}=${textLiteral(COUNTED)},${live},IF(${cell}=${unknown},${unknown},""))`;
}

function perLevel(cell: string, formula: (level: Level) => string): string {
  const [primary = '', junior = ''] = LEVELS.map(formula);
  return primary === junior
    ? primary
    : `IF(${cell}=${textLiteral(LEVEL_NAMES.primary)},${primary},${junior})`;
}

function isNamed(ledger: CountyLedger, row: number): boolean {
  return ['school_name', 'school_code'].some((key) => text(ledger.valueAt(row, key)) !== '');
}

function text(value: CellValue): string {
  return value === null || typeof value === 'object' ? '' : String(value);
}
