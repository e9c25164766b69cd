import { applicationOf } from '../../scripts/examples/application';
import { countySheet, type ExampleSheet, typeName } from '../../scripts/examples/county';
import { bySchool, schoolSheet } from '../../scripts/examples/schoolSheet';
import { ledgerRows } from '../../scripts/examples/truth';
import { definitionOf } from '../../src/forms/definitions';
import { codes, fieldByKey } from '../../src/standard';
import type { Filling, Fillings } from './filledForms';

/** Names that the forms' lists offer, for the codes that the invented county is kept in. */
function named(row: Filling): Filling {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => {
      const list = fieldByKey(key)?.codes;
      if (key === 'school_type') return [key, typeName(typeof value === 'string' ? value : null)];
      const entries = list === 'urbanRural' ? codes().lists.urbanRural : [];
      return [key, entries.find(({ code }) => code === value)?.name.zh ?? value];
    }),
  );
}

/** An example's long form by the keys of its items. */
function byKey(sheet: ExampleSheet, table: string): Filling {
  const definition = definitionOf(table)?.table;
  const items = definition?.layout === 'items' ? definition.items : [];
  return Object.fromEntries(
    sheet.rows.slice(1).map((row) => {
      const label = row[2];
      const item = items.find((one) => one.label === label);
      if (item === undefined) throw new Error(`no item ${String(label)}`);
      return [item.key, row[4] ?? null];
    }),
  );
}

export const LEDGER: Fillings = { ledger: ledgerRows().map(named) };
export const COUNTY: Fillings = { county: [byKey(countySheet(), 'county')] };

export function schoolTruth(name: string): Fillings {
  const school = bySchool(ledgerRows()).find(
    ({ primary, junior }) => (primary ?? junior)?.['school_name'] === name,
  );
  if (school === undefined) throw new Error(name);
  return { school: [byKey(schoolSheet(school), 'school')] };
}

/** Rows of the first level that table Ⅱ-2 leaves room for. */
const PRIMARY_ROWS = 60;

/** Where the second level's schools stand, the first level's rows stay blank in between. */
export function applicationTruth(): Fillings {
  const tables = applicationOf(ledgerRows());
  const schools = tables['application/2-2'] ?? [];
  const second = schools.findIndex((row, at) => at > 0 && row['seq'] === 1);
  const gap = Array.from({ length: PRIMARY_ROWS - second }, () => undefined);
  return {
    ...tables,
    'application/2-2': [...schools.slice(0, second), ...gap, ...schools.slice(second)],
  };
}
