import { describe, expect, it } from '@jest/globals';
import { tokenize } from '@borgar/fx';
import { annotationPlan, checkFiles, findingReader, readFile, renderAll } from '../../src/app';
import { openWorkbook } from '../../src/hosts/file';
import type { WorkbookSnapshot } from '../../src/sheet/snapshot';
import { findStandard } from '../../src/standard';
import { columnName } from '../../src/kernel/address';
import { readWorkbook } from '../../src/xlsx';
import { annotatedCopy } from '../support/annotate';
import { workbook } from '../../scripts/examples';
import { cleanLedger } from '../../scripts/examples/county';
import { ledgerRows, type LedgerRow } from '../../scripts/examples/truth';

function standard(id = 'cn.quality-2017') {
  const found = findStandard(id);
  if (!found.ok) throw new Error(id);
  return found.value;
}

function read(bytes: Uint8Array): WorkbookSnapshot {
  const workbook = readWorkbook(bytes);
  if (!workbook.ok) throw new Error(workbook.problem.reason);
  return workbook.value;
}

async function annotate(rows: readonly LedgerRow[], name = '学校台账'): Promise<WorkbookSnapshot> {
  const bytes = workbook([{ ...cleanLedger(rows), name }]);
  const options = { standard: standard(), reliefs: [] };
  const file = readFile({ path: 'a.xlsx', sha256: '0', workbook: readWorkbook(bytes) });
  const check = checkFiles([file], options);
  const findings = renderAll(findingReader(check, 'zh')('a.xlsx'));
  const host = openWorkbook(bytes);
  if (!host.ok) throw new Error(host.problem.reason);
  const receipt = await host.value.apply(annotationPlan(file, findings, options, 'zh'));
  if (!receipt.ok) throw new Error(receipt.problem.reason);
  return read(host.value.bytes());
}

function formulasOf(workbook: WorkbookSnapshot): string[] {
  return workbook.sheets.flatMap(({ grid }) => {
    const found: string[] = [];
    for (let row = 0; row < grid.rowCount; row++) {
      for (let column = 0; column < grid.columnCount; column++) {
        const formula = grid.formula(row, column);
        if (formula !== undefined) found.push(formula);
      }
    }
    return found;
  });
}

/** Functions that a formula calls, whatever its texts say. */
function functionsOf(formula: string): string[] {
  return tokenize(formula)
    .filter((token) => token.type === 'func')
    .map((token) => token.value.toUpperCase());
}

const OURS = [
  'IF',
  'AND',
  'OR',
  'ISNUMBER',
  'COUNT',
  'COUNTIF',
  'ROWS',
  'SUMPRODUCT',
  'SUM',
  'SQRT',
  'ROUND',
  'AVERAGE',
  'MAX',
];

describe('the annotated copy', () => {
  it('holds no formula that a sender could have written, whatever the cells and the sheet name say', async () => {
    const evil = [
      '=HYPERLINK("http://x","y")',
      "+1+cmd|' /C calc'!A0",
      '@SUM(A1)',
      '-2+3',
      '\t=1',
      '12"&WEBSERVICE("x")&"人',
    ];
    const rows = ledgerRows().map((row, i) => ({
      ...row,
      school_name: evil[i % evil.length] ?? '',
      students: i % 5 === 0 ? `${String(row['students'])}人` : (evil[i % evil.length] ?? null),
      note: evil[i % evil.length] ?? '',
    }));
    const formulas = formulasOf(await annotate(rows, "a'!A1&B"));
    expect(formulas.length).toBeGreaterThan(300);
    const called = new Set(formulas.flatMap(functionsOf));
    expect([...called].filter((name) => !OURS.includes(name))).toEqual([]);
  });

  it('computes on a figure typed as text as long as it stands there, and follows its correction', async () => {
    const rows = ledgerRows().map((row, i) => (i === 0 ? { ...row, students: '１３２５人' } : row));
    const formulas = formulasOf(await annotate(rows));
    expect(
      formulas.filter((formula) => formula.includes('IF(K2="１３２５人",1325,K2)')).length,
    ).toBeGreaterThan(0);
  });

  it('puts indicators and the verdict beside the rows, and names the rows that do not count', async () => {
    const workbook = await annotate(ledgerRows());
    const grid = workbook.sheets[0]?.grid;
    const left = cleanLedger([]).rows[0]?.length ?? 0;
    expect(grid?.value(0, left)).toBe('每百名学生拥有高于规定学历教师数(人)');
    expect(grid?.value(0, left + 8)).toBe('综合评估');
    expect(grid?.formula(1, left)).toContain('K2');
    expect(grid?.value(1, left + 8)).toBe('达标');
    const values = Array.from({ length: grid?.rowCount ?? 0 }, (_, row) => grid?.value(row, left));
    expect(
      values.filter((value) => typeof value === 'string' && value.startsWith('不计入')),
    ).toHaveLength(2);
  });

  it('lists every finding', async () => {
    const rows = ledgerRows().map((row, i) => (i === 3 ? { ...row, teachers_backbone: 999 } : row));
    const workbook = await annotate(rows);
    const sheet = workbook.sheets.find(({ name }) => name === '校验结果');
    const rules = Array.from({ length: sheet?.grid.rowCount ?? 0 }, (_, row) =>
      sheet?.grid.value(row, 2),
    );
    expect(rules).toContain('R-005');
  });

  it('computes no indicator from less than nothing', async () => {
    // 室内体育用房 larger than 教学及辅助用房, within which it lies
    const rows = ledgerRows().map((row, i) => (i === 3 ? { ...row, area_teaching: 12 } : row));
    const workbook = await annotate(rows);
    const left = cleanLedger([]).rows[0]?.length ?? 0;
    const grid = workbook.sheets[0]?.grid;
    expect(grid?.value(4, left + 3)).toBe('无法判断');
    expect(grid?.formula(4, left + 3)).toContain('AF5-AG5>=0');
  });

  it('gives two ledgers side by side columns of their own', async () => {
    const [primary, junior] = ['小学', '初中'].map(
      (level) => cleanLedger(ledgerRows().filter((row) => row['level'] === level)).rows,
    );
    const rows = (primary ?? []).map((row, i) => [...row, null, ...(junior?.[i] ?? [])]);
    const copy = read((await annotatedCopy(workbook([{ name: '台账', rows }]))).bytes);
    const grid = copy.sheets[0]?.grid;
    const left = rows[1]?.length ?? 0;
    const width = cleanLedger([]).rows[0]?.length ?? 0;
    expect(grid?.formula(1, left)).toContain('K2');
    expect(grid?.formula(1, left + 9)).toContain(columnName(width + 1 + 10) + '2');
  });
});

describe('digits', () => {
  it('are those that each indicator asks for, so that small ratios do not vanish', () => {
    const bytes = workbook([{ ...cleanLedger(ledgerRows()), name: '学校台账' }]);
    const file = readFile({ path: 'a.xlsx', sha256: '0', workbook: readWorkbook(bytes) });
    const basic = standard('cn.basic-2012');
    const { edits } = annotationPlan(file, [], { standard: basic, reliefs: [] }, 'zh');
    const styles = edits.flatMap((edit) => (edit.kind === 'write' ? (edit.rows[1] ?? []) : []));
    const wanted = basic.indicators.map(({ decimals }) =>
      decimals === 3 ? 'decimal3' : 'decimal2',
    );
    expect(new Set(wanted).size).toBe(2);
    expect(styles.slice(0, wanted.length).map((cell) => cell?.style)).toEqual(wanted);
  });
});
