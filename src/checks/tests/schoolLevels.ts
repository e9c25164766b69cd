import type { BoundTable } from '../../forms/types';
import { codes } from '../../standard/index';
import { listed, nameOfField } from '../show';
import { nameKey } from './rowIdentity';
import type { CheckTest, TestContext } from './types';
import { hasField, judgeRows, numberAt, sheetRow, textAt } from './verdicts';

const LEVEL_OF_STAGE: Readonly<Record<string, string>> = { primary: '小学', junior: '初中' };

function stagesOf(type: string): readonly string[] {
  const entry = codes().lists.schoolTypes.find(({ code }) => code === type);
  return (entry?.stages ?? []).filter((stage) => stage !== 'senior');
}

function schoolKey(table: BoundTable, row: number): string {
  return textAt(table, row, 'school_code') || nameKey(textAt(table, row, 'school_name'));
}

interface LedgerRow {
  readonly table: BoundTable;
  readonly row: number;
}

/** Where each school stands first, and its levels, in all ledgers: levels are often kept in tables of their own. */
interface Places {
  readonly levels: ReadonlyMap<string, ReadonlySet<string>>;
  readonly first: ReadonlyMap<string, LedgerRow>;
}

const placesOf = new WeakMap<readonly BoundTable[], Places>();

function schoolPlaces(tables: readonly BoundTable[]): Places {
  const known = placesOf.get(tables);
  if (known !== undefined) return known;
  const levels = new Map<string, Set<string>>();
  const first = new Map<string, LedgerRow>();
  for (const table of tables.filter(({ name }) => name === 'ledger')) {
    for (let row = 0; row < table.rowCount; row += 1) {
      const key = schoolKey(table, row);
      levels.set(key, (levels.get(key) ?? new Set()).add(textAt(table, row, 'level')));
      const code = textAt(table, row, 'school_code');
      if (code !== '' && !first.has(code)) first.set(code, { table, row });
    }
  }
  const places = { levels, first };
  placesOf.set(tables, places);
  return places;
}

/** A school of several levels has one row for each, unless it says that a level has no pupils. */
export const levelRowsTest: CheckTest = {
  looksAt: 'rows',
  run({ table, input }) {
    const { levels } = schoolPlaces(input.tables);
    const keyOf = (row: number) => schoolKey(table, row);
    const missing = (row: number) =>
      stagesOf(textAt(table, row, 'school_type')).filter(
        (stage) =>
          numberAt(table, row, `students_${stage}`) !== 0 &&
          levels.get(keyOf(row))?.has(LEVEL_OF_STAGE[stage] ?? '') === false,
      );
    const told = new Set<string>();
    const verdicts = judgeRows(table.rowCount, (row) => {
      if (stagesOf(textAt(table, row, 'school_type')).length === 0) return undefined;
      const own = levels.get(keyOf(row));
      if (own?.has('') === true) return null;
      if (missing(row).length === 0) return true;
      const again = told.has(keyOf(row));
      told.add(keyOf(row));
      return again ? undefined : false;
    });
    return {
      verdicts,
      params: (row) => ({
        missing: missing(row)
          .map((stage) => LEVEL_OF_STAGE[stage])
          .join('、'),
      }),
    };
  },
};

/** Row number, with the sheet's name where it is another one. */
function placeText({ table, row }: LedgerRow, own: BoundTable): string {
  const sheet = table.sheet.name === own.sheet.name ? '' : `${table.sheet.name}!`;
  return `${sheet}${String(sheetRow(table, row))}`;
}

/** Columns whose figure belongs to the whole school: the same on each of its rows. */
function wholeSchoolFields(context: TestContext, table: BoundTable): readonly string[] {
  const listed = context.rule.options?.['fields'];
  const keys = Array.isArray(listed) ? listed.map(String) : [];
  return keys.filter((key) => hasField(table, key));
}

export const wholeSchoolTest: CheckTest = {
  looksAt: 'rows',
  run(context) {
    const { table } = context;
    const fields = wholeSchoolFields(context, table);
    const { first } = schoolPlaces(context.input.tables);
    const differing = new Map<number, { other: LedgerRow; fields: readonly string[] }>();
    const verdicts = judgeRows(table.rowCount, (row) => {
      const code = textAt(table, row, 'school_code');
      if (code === '') return undefined;
      const other = first.get(code);
      if (other === undefined || (other.table === table && other.row === row)) return undefined;
      if (textAt(other.table, other.row, 'level') === textAt(table, row, 'level')) return undefined;
      const pairs = fields.map((field) => ({
        field,
        a: numberAt(other.table, other.row, field),
        b: numberAt(table, row, field),
      }));
      const different = pairs.filter(({ a, b }) => a !== undefined && b !== undefined && a !== b);
      if (different.length === 0)
        return pairs.some(({ a, b }) => a === undefined || b === undefined) ? null : true;
      differing.set(row, { other, fields: different.map(({ field }) => field) });
      return false;
    });
    const params = (row: number) => {
      const { other, fields: keys } = differing.get(row) ?? { other: { table, row }, fields: [] };
      const [key = ''] = keys;
      return {
        first_row: placeText(other, table),
        first_value: numberAt(other.table, other.row, key) ?? '',
        own_value: numberAt(table, row, key) ?? '',
        fields: {
          zh: listed(
            keys.map((field) => nameOfField(field, table, 'zh')),
            'zh',
          ),
          en: listed(
            keys.map((field) => nameOfField(field, table, 'en')),
            'en',
          ),
        },
      };
    };
    return { verdicts, params, marks: (row) => differing.get(row)?.fields ?? [] };
  },
};
