import type { CellValue } from '../../src/sheet/cell';
import { definitionOf } from '../../src/forms/definitions';

type Values = Readonly<Record<string, CellValue>>;

/** A long form as its definition prints it, filled with the given values. */
export function longForm(table: 'school' | 'county', values: Values): CellValue[][] {
  const found = definitionOf(table)?.table;
  if (found?.layout !== 'items') throw new Error(table);
  const header = ['序号', '类别', '填报项目', '单位', '填报值', '是否必填', '备注说明'];
  return [
    header,
    ...found.items.map((item, index): CellValue[] => [
      index + 1,
      item.category ?? null,
      item.label ?? item.key,
      item.unit ?? null,
      values[item.key] ?? null,
      item.required === true ? '是' : '否',
      item.note ?? null,
    ]),
  ];
}

/** A table of sentences as its definition prints it; blanks without a value stay open. */
export function sentenceTable(
  table: 'application/4' | 'application/5',
  values: Values,
): CellValue[][] {
  const found = definitionOf(table)?.table;
  if (found?.layout !== 'sentences') throw new Error(table);
  return [
    ['名称', '指标值或简要结论', '是否达标'],
    ...found.items.map((item): CellValue[] => [
      `${String(item.number)}. ${item.label}`,
      item.sentence === undefined ? null : fill(item.sentence, values),
      values[item.met] ?? null,
    ]),
  ];
}

function fill(sentence: string, values: Values): string {
  return sentence.replace(/\{([a-z0-9_]+)(?::([^}]+))?\}/g, (_, key: string, unit = '') => {
    const value = values[key];
    return (typeof value === 'number' || typeof value === 'string' ? String(value) : '＿＿') + unit;
  });
}
