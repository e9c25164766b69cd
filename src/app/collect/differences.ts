import { translator, type Language } from '../../i18n/index';
import { addTo } from '../../kernel/arrays';
import { fieldByKey } from '../../standard/index';
import { areAlike } from './sameSchool';
import type { Collection, CountyRow, ReceivedFinding, SettledValue } from './types';

/** Values on which files disagree, in the order of the county table. */
export interface Difference {
  readonly row: CountyRow;
  readonly field: string;
  readonly value: SettledValue;
}

export function differencesOf({ rows }: Collection): readonly Difference[] {
  return rows.flatMap((row) =>
    Object.entries(row.values)
      .filter(([, { others }]) => others.length > 0)
      .map(([field, value]) => ({ row, field, value })),
  );
}

/** Rows of different schools under one code, each with the first of the others. */
function sharedCodes({ rows }: Collection): readonly { row: CountyRow; other: CountyRow }[] {
  const byCode = new Map<string, CountyRow[]>();
  for (const row of rows) addTo(byCode, row.code, row);
  return rows.flatMap((row) => {
    // A school has one row for each level, and may name its two parts differently.
    const other = byCode
      .get(row.code)
      ?.find((one) => one !== row && (one.level === row.level || !areAlike(one.name, row.name)));
    return row.code === '' || other === undefined ? [] : [{ row, other }];
  });
}

/**
 * Disagreements as findings of the files that they came from, by path. Of an older copy nothing is told: the newer one
 * has taken its place. Where nothing tells which counts, both senders are asked (error); where the forms differ, the
 * school is asked to make them agree (X-024: the tables must equal the statistics).
 */
export function differenceFindings(
  collection: Collection,
  language: Language,
): ReadonlyMap<string, readonly ReceivedFinding[]> {
  const t = translator(language);
  const found = new Map<string, ReceivedFinding[]>();
  const tell = (path: string, finding: ReceivedFinding): void => {
    addTo(found, path, finding);
  };
  for (const { row, other } of sharedCodes(collection)) {
    const own = row.values['school_code']?.origin ?? null;
    if (own === null) continue;
    const there = other.values['school_code']?.origin ?? { path: '', sheet: '', cell: '' };
    tell(own.path, {
      rule: 'S-001',
      tier: 'error',
      sheet: own.sheet,
      cell: own.cell,
      code: row.code,
      school: row.name,
      field: 'school_code',
      message: t('collect:difference.code', {
        code: row.code,
        school: row.name,
        other: other.name,
        ...there,
      }),
    });
  }
  for (const { row, field, value } of differencesOf(collection)) {
    if (value.settling !== 'open' && value.settling !== 'form') continue;
    const name = fieldByKey(field)?.name[language] ?? field;
    const said = [
      ...(value.origin === null ? [] : [{ origin: value.origin, value: value.value }]),
      ...value.others,
    ];
    const all = said
      .map(({ origin, value: told }) =>
        t('collect:difference.said', { ...origin, value: String(told ?? '') }),
      )
      .join(t('collect:difference.and'));
    for (const { origin } of said) {
      const finding: ReceivedFinding = {
        rule: value.settling === 'open' ? 'S-001' : 'X-024',
        tier: value.settling === 'open' ? 'error' : 'warning',
        sheet: origin.sheet,
        cell: origin.cell,
        code: row.code,
        school: row.name,
        field,
        message: t(`collect:difference.${value.settling}`, { name, school: row.name, said: all }),
      };
      tell(origin.path, finding);
    }
  }
  return found;
}
