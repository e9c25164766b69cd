import { formatAbsolute, formatAddress, sheetPrefix } from '../../../kernel/address';
import type { NewCell, NewSheet } from '../../../sheet/newWorkbook';
import { indicatorWords } from '../../../standard/index';
import type { Indicator, Level, Standard } from '../../../standard/types';
import { textLiteral } from '../../annotate/liveCell';
import { figureStyle, MET, MISSED, UNDECIDED } from '../../annotate/liveLooks';
import { keepsLimit } from '../../annotate/verdicts';
import type { LaidSheet } from '../blankSheet';
import { codeOf } from '../nativeCells';
import {
  byType,
  indicatorName,
  LEFT_OUT,
  LEVEL_NAMES,
  missedLook,
  thresholdText,
} from './composing';
import { numberFormats } from './numberFormats';
import { sampleFormulas } from './sampleFormulas';
import { leftOut } from './leftOut';

const LEVELS: readonly Level[] = ['primary', 'junior'];
const TOP = 1;

/** The sheet 指标计算说明 of a school's form: each indicator, how it is computed, its threshold, and what it is now. */
export function schoolFigures(laid: LaidSheet, standard: Standard): NewSheet {
  const formulas = sampleFormulas(laid, standard);
  const type = addressOf(laid, 'school_type');
  const codeAt = { row: TOP + standard.indicators.length, column: 1 };
  const code = formatAbsolute(codeAt);
  const excluded = leftOut(standard, (key) => {
    if (key === 'school_type') return { value: code, figures: [] };
    if (key !== 'students') return undefined;
    // Left out by their number of pupils are teaching points, which have primary pupils only.
    const pupils = addressOf(laid, 'students_primary');
    return { value: pupils, figures: [pupils] };
  });
  const header = [
    '指标名称',
    '计算公式',
    '达标标准',
    '小学测算值',
    '小学是否达标',
    '初中测算值',
    '初中是否达标',
  ];
  const rows = standard.indicators.map((indicator, index): NewCell[] => [
    { value: indicatorName(indicator), style: 'form-label' },
    { value: wordsOf(standard, indicator), style: 'form-label' },
    { value: thresholdText(indicator), style: 'form-middle' },
    ...LEVELS.flatMap((level, side): NewCell[] => {
      const own = formulas.filter((one) => one.level === level);
      const byCode = new Map(
        own.map((one) => [one.code, one.rows[0]?.[index] ?? textLiteral(UNDECIDED)]),
      );
      const live = byType(code, byCode, '""');
      const at = formatAddress({ row: TOP + index, column: 3 + 2 * side });
      return [
        {
          value: '',
          formula: `IF(${code}="","",IF(${excluded},${textLiteral(LEFT_OUT)},${live}))`,
          numberFormat: numberFormats[figureStyle(indicator)] ?? '0.00',
          style: 'form-computed',
        },
        { value: '', formula: verdict(at, indicator, level), style: 'form-computed' },
      ];
    }),
  ]);
  const footer: NewCell[] = [
    { value: '办学类型代码', style: 'form-label' },
    {
      value: '',
      formula: `IF(${type}="","",${codeOf(type, 'school_type')})`,
      style: 'form-computed',
    },
    {
      value: '测算值随填报值自动计算；一贯制学校按学段分不开的项目显示“无法判断”。',
      style: 'form-note',
    },
  ];
  return {
    name: '指标计算说明',
    rows: [header.map((value) => ({ value, style: 'header' })), ...rows, footer],
    widths: [34, 60, 16, 13, 12, 13, 12],
    merges: [{ top: codeAt.row, left: 2, bottom: codeAt.row, right: 6 }],
    conditionalFormats: [missedLook({ top: TOP, left: 3, bottom: codeAt.row - 1, right: 6 })],
    freeze: { rows: 1, columns: 0 },
    isProtected: true,
    print: { landscape: true, titleRows: { from: 0, to: 0 }, footer: '指标计算说明' },
  };
}

function addressOf(laid: LaidSheet, key: string): string {
  const input = laid.inputs.find((one) => one.key === key);
  if (input === undefined) throw new Error(`${laid.blank.table} has no ${key}`);
  return sheetPrefix(laid.sheet.name) + formatAbsolute(input.at);
}

function wordsOf(standard: Standard, indicator: Indicator): string {
  const [primary = '', junior = ''] = LEVELS.map((level) =>
    indicatorWords(standard, indicator, level, 'zh'),
  );
  if (primary === junior) return primary;
  return `${LEVEL_NAMES.primary}：${primary}\n${LEVEL_NAMES.junior}：${junior}`;
}

function verdict(cell: string, { thresholds }: Indicator, level: Level): string {
  if (thresholds === null) return '""';
  const met = keepsLimit(cell, thresholds[level]);
  return `IF(ISNUMBER(${cell}),IF(${met},${textLiteral(MET)},${textLiteral(MISSED)}),"")`;
}
