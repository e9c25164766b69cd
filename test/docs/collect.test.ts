import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { collect, collectReport, readFile, receive } from '../../src/app';
import { findStandard } from '../../src/standard';
import { readWorkbook } from '../../src/xlsx';
import { valueOf } from '../support/live';

describe('the page about receiving', () => {
  it('names every key of the report', () => {
    const options = { standard: valueOf(findStandard('cn.quality-2017')), reliefs: [] };
    const path = 'examples/schools/澄湖县实验小学.xlsx';
    const read = readFile({ path, sha256: '1', workbook: readWorkbook(readFileSync(path)) });
    const { received } = receive(read, options, 'zh');
    const [school] = received.schools;
    if (school === undefined) throw new Error('no school');
    const differing = {
      ...received,
      path: 'other',
      sha256: '2',
      schools: [
        {
          ...school,
          values: {
            ...school.values,
            students: { state: 'number' as const, value: 1, sheet: 's', cell: 'A1' },
          },
        },
      ],
    };
    const roster = { path: 'list', schools: [{ code: '1', name: 'x', type: '' }] };
    const report = collectReport(collect([received, differing], { ...options, roster }), 'zh');
    const page = readFileSync('docs/collect.md', 'utf8');
    const keys = [
      ...Object.keys(report),
      ...[report.files, report.schools, report.missing, report.differences].flatMap(([first]) =>
        Object.keys(first ?? {}),
      ),
    ];
    expect(keys.length).toBeGreaterThan(40);
    expect(keys.filter((key) => !page.includes(`"${key}"`))).toEqual([]);
  });
});
