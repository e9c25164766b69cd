import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { checkCounty, collect, readFile, receive } from '../../../src/app';
import type { CollectOptions, ReceivedFile, ReceivedFinding } from '../../../src/app';
import { findStandard } from '../../../src/standard';
import { readWorkbook } from '../../../src/xlsx';
import { valueOf } from '../../support/live';

const options: CollectOptions = {
  standard: valueOf(findStandard('cn.quality-2017')),
  reliefs: [],
};
const COUNTY = 'examples/county.xlsx';
const workbook = readWorkbook(readFileSync(COUNTY));
const { received: county } = receive(
  readFile({ path: COUNTY, sha256: 'county', workbook }),
  options,
  'zh',
);

/** The example county as two files, one of them of one school, whose equipment is worth `times` as much. */
function twoFiles(times: number, more: Partial<ReceivedFile> = {}): readonly ReceivedFile[] {
  const at = county.schools.findIndex(({ type }) => type === '211');
  const school = county.schools[at];
  const value = school?.values['equip_value'];
  if (school === undefined || typeof value?.value !== 'number') throw new Error('no school');
  const equipment = { ...value, value: value.value * times, sheet: '填报表', cell: 'E47' };
  const own = { ...school, values: { ...school.values, equip_value: equipment } };
  return [
    { ...county, findings: [], schools: county.schools.filter((_, index) => index !== at) },
    { ...county, path: 'one.xlsx', sha256: 'one', findings: [], schools: [own], ...more },
  ];
}

function furtherOf(files: readonly ReceivedFile[]): readonly ReceivedFinding[] {
  const { further } = checkCounty(collect(files, options), 'county table.xlsx', [], 'zh');
  return further.get('one.xlsx') ?? [];
}

describe('what the county shows of one school', () => {
  const [found] = furtherOf(twoFiles(1000));

  it('goes back to its sender, at the cell that the value came from', () => {
    expect(found).toMatchObject({
      rule: 'S-006',
      sheet: '填报表',
      cell: 'E47',
      field: 'equip_value',
    });
    expect(furtherOf(twoFiles(1))).toEqual([]);
  });

  it('is not said twice', () => {
    if (found === undefined) throw new Error('nothing found');
    expect(furtherOf(twoFiles(1000, { findings: [found] }))).toEqual([]);
  });

  it('is answered by the reason that its sender wrote, until the figures change', () => {
    const asked = found?.asked;
    if (asked === undefined) throw new Error('no reason is asked for');
    const texts = { ...asked, reason: '新购实验设备', who: '张', on: '2026-11-30' };
    const reasons = [{ sheet: '数据核查说明', row: 1, texts }];
    expect(furtherOf(twoFiles(1000, { reasons }))).toMatchObject([{ reason: '新购实验设备' }]);
    expect(furtherOf(twoFiles(2000, { reasons }))[0]).not.toHaveProperty('reason');
  });
});
