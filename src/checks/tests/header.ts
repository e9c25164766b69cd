import { parseFormula } from '../../formula/index';
import type { BoundTable } from '../../forms/types';
import { codes, fieldByKey } from '../../standard/index';
import type { Standard } from '../../standard/types';
import { formatAddress } from '../../kernel/address';
import { listed, nameOfField } from '../show';
import type { Place } from '../types';
import type { CheckTest, PlacesResult } from './types';
import { hasField } from './verdicts';

/** Columns without which no row can be told from another. */
export const keyColumnsTest: CheckTest = {
  looksAt: 'table',
  run({ rule, table }) {
    const wanted = rule.options?.['fields'];
    const keys = Array.isArray(wanted) ? wanted.map(String) : [];
    return missing(table, keys);
  },
};

/** Columns that the standard's indicators are computed from. */
export const indicatorColumnsTest: CheckTest = {
  looksAt: 'table',
  run({ table, input }) {
    const { places, passed } = missing(table, [
      ...indicatorColumns(input.standard),
      ...splitColumns(table, input.standard),
    ]);
    if (table.form !== 'school-sheet') return { places, passed };
    return { places: places.map((place) => ({ ...place, message: LONG_FORM })), passed };
  },
};

/** The circulating long form asks for no senior pupils, though a complete secondary school has them. */
const LONG_FORM = {
  zh: '表中没有这一项：{names}。本校的有关指标因此算不出（有几个学段的学校，校舍和设备要按各段学生数拆分）。请在表末加一行，写明项目名称并填数。',
  en: 'The form has no item for: {names}. Indicators of this school that need it cannot be computed (a school of several levels divides its premises and equipment by their pupils). Add a row with the name of the item and its figure.',
};

/** Pupils of each stage, needed where the table holds a school whose resources are divided between its stages. */
function splitColumns(table: BoundTable, standard: Standard): readonly string[] {
  if (!standard.indicators.some(({ split }) => split)) return [];
  const stages = new Map(codes().lists.schoolTypes.map((type) => [type.code, type.stages ?? []]));
  const needed = new Set<string>();
  for (const type of new Set(table.column('school_type')?.texts)) {
    const own = stages.get(type ?? '') ?? [];
    if (own.length > 1) own.forEach((stage) => needed.add(`students_${stage}`));
  }
  return [...needed];
}

function indicatorColumns(standard: Standard): readonly string[] {
  const sources = standard.indicators.flatMap(({ numerator, denominator }) => [
    numerator.primary,
    numerator.junior,
    denominator,
  ]);
  const keys = sources.flatMap((source) => {
    const formula = parseFormula(source);
    return formula.ok ? formula.value.columns.map(({ key }) => key) : [];
  });
  return [...new Set(keys)].filter((key) => key !== 'students');
}

function missing(table: BoundTable, keys: readonly string[]): PlacesResult {
  if (table.fields.length === 0) return { places: [], passed: 0 };
  const absent = keys.filter((key) => !hasField(table, key));
  if (absent.length === 0) return { places: [], passed: keys.length };
  const names = (lang: 'zh' | 'en') =>
    listed(
      absent.map((key) => nameOfField(key, table, lang)),
      lang,
    );
  const params = { names: { zh: names('zh'), en: names('en') }, count: absent.length };
  const place: Place = {
    cells: headerCell(table),
    params,
    expected: params.names,
    observed: { zh: '没有这些列', en: 'no such columns' },
  };
  return { places: [place], passed: keys.length - absent.length };
}

function headerCell(table: BoundTable): Place['cells'] {
  const row = Math.max(0, table.layout.headerTop);
  const columns = table.fields.map((field) => field.at.column);
  return [{ row, column: columns.length === 0 ? 0 : Math.min(...columns) }];
}

/** One field under two headers, or one row under two labels: the first is used, which may not be the one meant. */
export const repeatedHeaderTest: CheckTest = {
  looksAt: 'table',
  run({ table }) {
    const places = table.layout.repeatedFields.map(({ key, at, row }): Place => {
      const used = row?.used ?? table.fields.find((field) => field.key === key)?.at;
      const name = row?.name ?? {
        zh: nameOfField(key, table, 'zh'),
        en: nameOfField(key, table, 'en'),
      };
      return {
        cells: [at],
        ...(row === undefined ? { field: key } : {}),
        params: {
          name,
          used: used === undefined ? '' : formatAddress(used),
          repeated: formatAddress(at),
        },
      };
    });
    return { places, passed: table.fields.length };
  },
};

/** Headers that no field is known for: told once a sheet. */
export const unknownHeaderTest: CheckTest = {
  looksAt: 'table',
  run({ table }) {
    const { unknownHeaders } = table.layout;
    if (unknownHeaders.length === 0) return { places: [], passed: table.fields.length };
    const names = unknownHeaders.map(({ text }) => text);
    const params = {
      names: { zh: listed(names, 'zh'), en: listed(names, 'en') },
      count: names.length,
    };
    const cells = unknownHeaders.map(({ at }) => at);
    return { places: [{ cells, params, observed: params.names }], passed: 0 };
  },
};

/** Units written in different ways. What is in no group is nothing we could judge. */
const SAME_UNIT: readonly (readonly string[])[] = [
  ['人', '名', '位'],
  ['平方米', '㎡', 'm²', 'm2', '平米', '平方'],
  ['亩'],
  ['公顷'],
  ['万元'],
  ['元'],
  ['间', '个', '所', '处', '台', '套'],
  ['册', '本'],
  ['%', '百分比'],
];

const UNIT_GROUPS: ReadonlyMap<string, number> = new Map(
  SAME_UNIT.flatMap((group, index) => group.map((name) => [name.normalize('NFKC'), index])),
);

function unitGroup(unit: string): number {
  return UNIT_GROUPS.get(unit.normalize('NFKC').replace(/[\s()]/g, '')) ?? -1;
}

function areDifferent(unit: string, other: string): boolean {
  if (unit === other) return false;
  const [group, otherGroup] = [unitGroup(unit), unitGroup(other)];
  return group >= 0 && otherGroup >= 0 && group !== otherGroup;
}

/** A unit in the header that is neither the field's nor one that converts exactly into it. */
export const headerUnitTest: CheckTest = {
  looksAt: 'table',
  run({ rule, table }) {
    const converted = rule.options?.['converted'] === true;
    let passed = 0;
    const places: Place[] = [];
    for (const bound of table.fields) {
      const unit = fieldByKey(bound.key)?.unit ?? null;
      if (bound.unit === undefined || unit === null) continue;
      if (!areDifferent(bound.unit, unit) || (bound.factor !== undefined) !== converted) {
        passed += 1;
        continue;
      }
      places.push({
        cells: [bound.at],
        field: bound.key,
        params: {
          name: {
            zh: nameOfField(bound.key, table, 'zh'),
            en: nameOfField(bound.key, table, 'en'),
          },
          unit: bound.unit,
          wanted: unit,
        },
        observed: bound.unit,
        expected: unit,
      });
    }
    return { places, passed };
  },
};
