import { beforeAll, describe, expect, it } from '@jest/globals';
import { workbook } from '../../scripts/examples';
import { cleanLedger } from '../../scripts/examples/county';
import { ledgerRows } from '../../scripts/examples/truth';
import {
  buildReport,
  checkFiles,
  type CountyCheck,
  type Finding,
  findingGroups,
  findingReader,
  readFile,
  renderAll,
  reportParts,
} from '../../src/app';
import { findingsSheet, LISTED } from '../../src/app/annotate/findingsSheet';
import { renderFindings } from '../../src/checks';
import { reportChunks } from '../../src/cli/reportChunks';
import { findStandard } from '../../src/standard';
import { readWorkbook } from '../../src/xlsx';

/** Two files with faults of their own, and findings on both together. */
function twoFaultyFiles(): CountyCheck {
  const standard = findStandard('cn.quality-2017');
  if (!standard.ok) throw new Error(standard.problem.reason);
  const rows = ledgerRows().map((row, at) => ({
    ...row,
    teachers: at % 5 === 0 ? -1 : (row['teachers'] ?? null),
  }));
  const files = [rows.slice(0, 20), rows.slice(20)].map((part, at) => {
    const bytes = workbook([cleanLedger(part)]);
    return readFile({
      path: `${String(at)}.xlsx`,
      sha256: String(at),
      workbook: readWorkbook(bytes),
    });
  });
  return checkFiles(files, { standard: standard.value, reliefs: [] });
}

let check: CountyCheck;
beforeAll(() => {
  check = twoFaultyFiles();
});

describe('findings that pass through', () => {
  it('are all findings, file by file, in their order', () => {
    const read = findingReader(check, 'zh');
    const passed = ['0.xlsx', '1.xlsx', ''].flatMap((file) => renderAll(read(file)));
    expect(passed.length).toBeGreaterThan(50);
    expect(passed).toEqual([...renderFindings(check.outcome, 'zh')]);
  });

  it('are written as the document that the report is', () => {
    const written = [...reportChunks(reportParts(check, 'en'))].join('');
    expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(buildReport(check, 'en'))));
  });

  it('are counted by weight as they are listed', () => {
    for (const { counts, findings } of buildReport(check, 'zh').files) {
      const weighing = (severity: string) =>
        findings.filter((finding) => finding.severity === severity).length;
      const { error, warning, info } = counts;
      expect([error, warning, info]).toEqual(['error', 'warning', 'info'].map(weighing));
    }
  });

  it('are grouped by cause, the gravest first, with no more words than are shown', () => {
    const groups = findingGroups(findingReader(check, 'zh')('0.xlsx'), 2);
    const all = renderAll(findingReader(check, 'zh')('0.xlsx'));
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
    const order = ['error', 'warning', 'below', 'info'];
    const tiers = groups.map(({ tier }) => order.indexOf(tier));
    expect(tiers).toEqual([...tiers].sort((a, b) => a - b));
    for (const { rule, count, shown } of groups) {
      const own = all.filter((finding) => finding.rule === rule.id);
      expect([count, shown]).toEqual([own.length, own.slice(0, 2)]);
    }
  });
});

describe('the sheet of findings', () => {
  it('lists as many as somebody works through, and says how many more there are', () => {
    const [first] = renderAll(findingReader(check, 'zh')('0.xlsx'));
    if (first === undefined) throw new Error('no findings');
    const many = new Array<Finding>(LISTED + 3).fill(first);
    const { rows } = findingsSheet(many, 'zh');
    expect(rows).toHaveLength(3 + LISTED + 1);
    expect(rows.at(-1)?.[0]?.value).toMatch(/另有 3 条/);
    expect(rows[1]?.[0]?.value).toMatch(/共 50003 条/);
  });
});
