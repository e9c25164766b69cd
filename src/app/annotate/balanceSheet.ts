import type { AddSheetEdit, CellWrite } from '../../sheet/editPlan';
import type { Translate } from '../../i18n/index';
import { LEVELS } from '../../standard/levels';
import { meanRows, verdictRows } from './balanceBlocks';
import { FIRST, layoutOf, levelTop, MEANS_TOP, type Row, VERDICTS_TOP } from './balanceLayout';
import { schoolRows } from './balanceSchools';
import type { WrittenRow } from './indicatorColumns';
import { BALANCE_SHEET } from './names';
import type { SchoolContext } from './schoolFormulas';

/**
 * The sheet 校际均衡: table Ⅲ of the national form with means and coefficients as live formulas, the limits and
 * verdicts under it, and the schools that it is computed from, each figure linked to the cells it came from.
 */
export function balanceSheet(
  context: SchoolContext,
  written: ReadonlyMap<number, WrittenRow>,
  t: Translate,
): AddSheetEdit {
  const { indicators } = context.standard;
  const width = FIRST + indicators.length + 3;
  const layout = layoutOf(context);
  const rows: Row[] = [
    [{ value: t('report:annotate.balanceTitle'), style: 'title' }],
    [
      {
        value: t('report:annotate.balanceNote', {
          standard: context.standard.title.zh,
          document: context.standard.documentNumber,
        }),
        style: 'wrapped',
      },
    ],
    headerRow(
      context,
      t('report:annotate.level'),
      t('report:annotate.item'),
      t('report:annotate.composite'),
    ),
    [
      { value: null, style: 'header' },
      { value: null, style: 'header' },
      ...indicators.map((one): CellWrite => ({ value: one.code, style: 'header' })),
      { value: `L${String(indicators.length + 1)}`, style: 'header' },
    ],
    ...LEVELS.flatMap((level) => meanRows(context, layout, level, t)),
    [{ value: t('report:annotate.balanceFootnote') }],
    headerRow(
      context,
      t('report:annotate.level'),
      t('report:annotate.judgement'),
      t('report:annotate.overall'),
    ),
    ...LEVELS.flatMap((level) => verdictRows(context, level, t)),
    [],
    [{ value: t('report:annotate.schoolsTitle'), style: 'title' }],
    [
      ...headerRow(
        context,
        t('report:annotate.level'),
        t('report:annotate.school'),
        t('report:annotate.pupils'),
      ),
      { value: t('report:annotate.code'), style: 'header' },
      { value: t('report:annotate.verdict'), style: 'header' },
    ],
    ...LEVELS.flatMap((level) => schoolRows(context, layout, level, written, t)),
  ];
  return {
    kind: 'add-sheet',
    role: BALANCE_SHEET,
    name: t('report:annotate.balanceSheet'),
    widths: [8, 30, ...indicators.map(() => 16), 12, 14, 12],
    rows,
    merges: [
      { top: 0, left: 0, bottom: 0, right: width - 1 },
      { top: 1, left: 0, bottom: 1, right: width - 1 },
      ...[0, 1].map((column) => ({ top: 2, left: column, bottom: 3, right: column })),
      ...LEVELS.flatMap((level) =>
        [MEANS_TOP, VERDICTS_TOP]
          .map((block) => levelTop(block, level, 2))
          .map((top) => ({ top, left: 0, bottom: top + 1, right: 0 })),
      ),
    ],
    freeze: { rows: 0, columns: FIRST },
  };
}

function headerRow(context: SchoolContext, first: string, second: string, last: string): Row {
  const names = context.standard.indicators.map((one) => `${one.name.zh}(${one.unit.zh})`);
  return [first, second, ...names, last].map((value) => ({ value, style: 'header' }));
}
