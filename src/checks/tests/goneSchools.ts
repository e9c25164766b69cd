import type { BoundTable } from '../../forms/types';
import type { SchoolRow } from '../sameSchool';
import type { Place } from '../types';
import { placeWords, rollOf } from './lastYear';
import { nameKey } from './rowIdentity';
import type { CheckTest } from './types';
import { textAt } from './verdicts';

/** One school's own file says nothing of the others. */
const FEWEST = 2;

/** Where more than half of last year's schools are missing, a part of the county is checked: told once. */
const NAMED = 5;

/** Schools that last year's tables have and this year's lack. */
export const goneSchoolsTest: CheckTest = {
  looksAt: 'everything',
  run({ input }) {
    const now = rollOf(input.tables, 'ledger');
    const last = rollOf(input.tables, 'last_ledger');
    const table = input.tables.find(
      ({ name, form }) => name === 'ledger' && form === 'school-ledger',
    );
    const home = table ?? input.tables.find(({ name }) => name === 'ledger');
    if (home === undefined || now.byCode.size < FEWEST || last.byCode.size === 0) return [];
    const gone = [...last.byCode.values()].filter((school) => {
      const code = textAt(school.table, school.row, 'school_code');
      const name = nameKey(textAt(school.table, school.row, 'school_name'));
      return !now.byCode.has(code) && !now.byName.has(name);
    });
    const passed = last.byCode.size - gone.length;
    const places =
      gone.length > passed ? [placeOfAll(home, gone)] : gone.map((one) => placeOf(home, one));
    return [{ table: home, file: home.file, sheet: home.sheet.name, places, passed }];
  },
};

/** The school has no cell this year: the head of the column in which its code would stand. */
function headOf(table: BoundTable): Pick<Place, 'cells' | 'field'> {
  const head = table.fields.find(({ key }) => key === 'school_code') ?? table.fields[0];
  return head === undefined ? { cells: [] } : { cells: [head.at], field: head.key };
}

function placeOf(home: BoundTable, school: SchoolRow): Place {
  const own = nameOf(school);
  const at = placeWords(school, 'school_code', home.file);
  const schools = { zh: `${own}（${at.zh}）`, en: `${own} (${at.en})` };
  return { ...headOf(home), params: { schools }, observed: own };
}

function placeOfAll(home: BoundTable, gone: readonly SchoolRow[]): Place {
  const count = String(gone.length);
  const names = gone.slice(0, NAMED).map(nameOf);
  const schools = {
    zh: `${names.join('、')}等 ${count} 所学校`,
    en: `${count} schools (${names.join(', ')} …)`,
  };
  return { ...headOf(home), params: { schools }, observed: schools };
}

function nameOf({ table, row }: SchoolRow): string {
  return `${textAt(table, row, 'school_code')} ${textAt(table, row, 'school_name')}`.trim();
}
