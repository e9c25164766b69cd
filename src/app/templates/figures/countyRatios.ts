import { formatAbsolute, sheetPrefix } from '../../../kernel/address';
import { parametersOf } from '../../../balance/index';
import { emitFormula, parseFormula } from '../../../formula/index';
import type { NewCell, NewSheet } from '../../../sheet/newWorkbook';
import { formulaWords } from '../../../standard/index';
import type { ItemPart, Standard } from '../../../standard/types';
import { textLiteral } from '../../annotate/liveCell';
import { MET, MISSED } from '../../annotate/liveLooks';
import { keepsLimit } from '../../annotate/verdicts';
import { limitText } from '../../limitText';
import type { LaidSheet } from '../blankSheet';
import { sampleTable } from '../sample';

const HEADER = ['指标名称', '计算公式', '达标标准', '测算值', '是否达标'];

/** The sheet 指标计算说明 of a county's form: the items that its own figures decide, and what they are now. */
export function countyRatios(laid: LaidSheet, standard: Standard): NewSheet {
  const references = figureCells(laid);
  const rows = standard.items
    .flatMap(({ parts }) => parts)
    .flatMap((part) => {
      const formula = liveValue(part, references, parametersOf(standard, []));
      return formula === undefined ? [] : [{ part, formula }];
    })
    .map(({ part, formula }, index): NewCell[] => {
      const cell = `D${String(index + 2)}`;
      const verdict = `IF(${keepsLimit(cell, part.limit)},${textLiteral(MET)},${textLiteral(MISSED)})`;
      return [
        { value: part.name.zh, style: 'form-label' },
        { value: formulaWords(standard, part.value, 'zh'), style: 'form-label' },
        { value: `${limitText(part.limit)}${part.unit.zh}`, style: 'form-middle' },
        { value: '', formula, numberFormat: '0.00', style: 'form-computed' },
        { value: '', formula: `IF(ISNUMBER(${cell}),${verdict},"")`, style: 'form-computed' },
      ];
    });
  return {
    name: '指标计算说明',
    rows: [HEADER.map((value) => ({ value, style: 'header' })), ...rows],
    widths: [40, 60, 16, 14, 12],
    freeze: { rows: 1, columns: 0 },
    isProtected: true,
    print: { landscape: true, titleRows: { from: 0, to: 0 }, footer: '指标计算说明' },
  };
}

/** References to the form's figures in their fields' own units, and the bare cell of each. */
function figureCells(laid: LaidSheet): ReadonlyMap<string, { value: string; cell: string }> {
  const table = sampleTable(laid);
  return new Map(
    table.fields.flatMap(({ key, factor }) => {
      const at = table.cellOf(0, key);
      if (at === undefined) return [];
      const cell = sheetPrefix(laid.sheet.name) + formatAbsolute(at);
      const value =
        factor === undefined ? cell : `${cell}*${String(factor.times)}/${String(factor.over)}`;
      return [[key, { value, cell }] as const];
    }),
  );
}

/** Live over the form's cells; undefined where the item needs figures of other forms. */
function liveValue(
  { value, over }: ItemPart,
  references: ReadonlyMap<string, { value: string; cell: string }>,
  parameters: Readonly<Record<string, number>>,
): string | undefined {
  const parsed = parseFormula(value);
  if (!parsed.ok || over !== undefined) return undefined;
  const { columns } = parsed.value;
  const cells = columns.map(({ table, key }) =>
    table === 'county' ? references.get(key) : undefined,
  );
  const known = cells.filter((cell) => cell !== undefined);
  if (known.length === 0 || known.length < cells.length) return undefined;
  const live = emitFormula(parsed.value, {
    cell: () => '',
    range: (_, key) => references.get(key)?.value ?? '',
    parameters,
  });
  const asked = [...new Set(known.map(({ cell }) => cell))];
  return `IF(COUNT(${asked.join(',')})=${String(asked.length)},IFERROR(${live},""),"")`;
}
