import { describe, expect, it } from '@jest/globals';
import { buildReport, checkFiles, readFile } from '../../src/app';
import type { Report } from '../../src/app';
import { fieldByKey, findStandard } from '../../src/standard';
import { readWorkbook, writeWorkbook } from '../../src/xlsx';
import { nineYearSchool, primarySchool, type Row } from '../balance/tables';

function check(...files: readonly (readonly Row[])[]): Report {
  const standard = findStandard('cn.quality-2017');
  if (!standard.ok) throw new Error('no standard');
  const read = files.map((rows, index) => {
    const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const header = keys.map((key) => fieldByKey(key)?.name.zh ?? key);
    const body = rows.map((row) => keys.map((key) => row[key] ?? null));
    const bytes = writeWorkbook([{ name: '台账', rows: [header, ...body] }]);
    const path = `${String(index)}.xlsx`;
    return readFile({ path, sha256: String(index), workbook: readWorkbook(bytes) });
  });
  return buildReport(checkFiles(read, { standard: standard.value, reliefs: [] }), 'zh');
}

const county = [primarySchool(1), primarySchool(2), ...nineYearSchool(3)];

describe('one school in two files', () => {
  it('counts once where they agree', () => {
    const once = check(county);
    const twice = check(county, [primarySchool(1)]);
    expect(once.balance.primary).toMatchObject({ schools: 3, pupils: 1166 });
    expect(twice.balance).toEqual(once.balance);
    expect(twice.schools).toEqual(once.schools);
    expect(twice.excluded).toHaveLength(1);
  });

  it('leaves the school and its level open where they differ, and no other', () => {
    const report = check(county, [primarySchool(1, { area_field: 4801 })]);
    expect(report.balance.primary).toMatchObject({ passed: null, composite: null, pupils: null });
    const school = report.schools.filter(({ name }) => name === '示例小学1');
    expect(school.map(({ passed }) => passed)).toEqual([null, null]);
    const other = report.schools.find(({ name }) => name === '示例小学2');
    expect(other?.passed).toBe(true);
  });

  it('is one school where its levels stand in two files', () => {
    const [primary, junior] = nineYearSchool(3);
    const others = county.slice(0, 2);
    const together = check(county);
    const apart = check([...others, primary ?? {}], [junior ?? {}]);
    expect(apart.balance).toEqual(together.balance);
    expect(apart.schools.map(({ passed }) => passed)).toEqual(
      together.schools.map(({ passed }) => passed),
    );
  });

  it('does not count twice where the second file gives no code', () => {
    const uncoded = primarySchool(1, { school_code: null });
    expect(check(county, [uncoded]).balance).toEqual(check(county).balance);
    const differs = { ...uncoded, area_field: 4801 };
    expect(check(county, [differs]).balance.primary?.passed).toBeNull();
  });
});
