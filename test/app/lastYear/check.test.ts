import { describe, expect, it } from '@jest/globals';
import { buildReport, type CountyCheck } from '../../../src/app';
import type { CellValue } from '../../../src/sheet/cell';
import { makeSheet } from '../../support/sheets';
import { checkBeside, fileOf, keptSheet, ledgerSheet } from '../../support/lastYear';

const NOW = [[0, '在校生数', 402]] as const;

function found(check: CountyCheck) {
  const findings = buildReport(check, 'zh').files.flatMap((file) => file.findings);
  return findings.filter(({ rule }) => rule.startsWith('Y-'));
}

function undecidedOf(check: CountyCheck) {
  return buildReport(check, 'zh').files.flatMap(({ undecided }) =>
    undecided.filter(({ rules }) => rules.some((rule) => rule.startsWith('Y-'))),
  );
}

describe('a check beside last year', () => {
  it('cites the cell of last year in its findings', () => {
    const check = checkBeside(
      [fileOf('now.xlsx', ledgerSheet(NOW))],
      [fileOf('2025.xlsx', ledgerSheet())],
    );
    const [finding] = found(check).filter(({ rule }) => rule === 'Y-004');
    expect(finding).toMatchObject({
      sheet: '台账',
      cell: 'F2',
      school: '清河小学',
      severity: 'warning',
    });
    expect(finding?.message).toContain(
      '本年 402 人，上年 260 人（2025.xlsx“台账”F2），相差 142 人',
    );
    expect(finding?.observed).toBe('在校生数 上年 260 人，本年 402 人');
  });

  it('says nothing without last year, and nothing where nothing changed', () => {
    expect(found(checkBeside([fileOf('now.xlsx', ledgerSheet(NOW))]))).toEqual([]);
    const same = checkBeside(
      [fileOf('now.xlsx', ledgerSheet())],
      [fileOf('2025.xlsx', ledgerSheet())],
    );
    expect(found(same)).toEqual([]);
    expect(same.outcome.counts.passed).toBeGreaterThan(
      checkBeside([fileOf('now.xlsx', ledgerSheet())]).outcome.counts.passed,
    );
  });

  it('finds the same from the sheet 上年数据 of the workbook itself', () => {
    const last = fileOf('2025.xlsx', ledgerSheet());
    const beside = checkBeside([fileOf('now.xlsx', ledgerSheet(NOW))], [last]);
    const kept = checkBeside([fileOf('now.xlsx', ledgerSheet(NOW), keptSheet(last))]);
    const short = (check: CountyCheck) =>
      found(check).map(({ rule, cell, observed }) => [rule, cell, observed]);
    expect(short(kept)).toEqual(short(beside));
    expect(short(kept).length).toBeGreaterThan(0);
    expect(found(kept)[0]?.message).toMatch(/（“上年数据”F\d+）/);
    expect(kept.files[0]).toMatchObject({ status: 'checked', unknown: [] });
    expect(kept.files[0]?.forms).toHaveLength(1);
  });

  it('takes the files given before the sheet', () => {
    const old = fileOf('2024.xlsx', ledgerSheet([[0, '在校生数', 400]]));
    const check = checkBeside(
      [fileOf('now.xlsx', ledgerSheet(NOW), keptSheet(old))],
      [fileOf('2025.xlsx', ledgerSheet())],
    );
    expect(found(check).some(({ message }) => message.includes('2025.xlsx'))).toBe(true);
    expect(found(check).some(({ message }) => message.includes('上年数据”'))).toBe(false);
  });

  it('cannot tell where a figure is missing, and names the cell of last year', () => {
    const last = fileOf('2025.xlsx', ledgerSheet([[0, '在校生数', null]]));
    const check = checkBeside([fileOf('now.xlsx', ledgerSheet(NOW))], [last]);
    expect(found(check).filter(({ rule }) => rule === 'Y-004')).toEqual([]);
    const reasons = undecidedOf(check).filter(({ rules }) => rules.includes('Y-004'));
    expect(reasons.map(({ school, reason }) => [school, reason])).toEqual([
      ['清河小学', '在校生数 [2025.xlsx]台账!F2 没有填写'],
    ]);
  });

  it('honours a reason until a figure of either year changes', () => {
    const reasons = (figures: string) =>
      makeSheet(
        [
          ['规则', '学校标识码', '学段', '数值', '说明'],
          ['Y-004', '2141001001', '小学', figures, '合并了村小'],
        ],
        { name: '数据核查说明' },
      );
    const explained = (figures: string, last: CellValue) => {
      const check = checkBeside(
        [fileOf('now.xlsx', ledgerSheet(NOW), reasons(figures))],
        [fileOf('2025.xlsx', ledgerSheet([[0, '在校生数', last]]))],
      );
      return found(check).find(({ rule }) => rule === 'Y-004')?.reason;
    };
    const figures = '在校生数 上年 260 人，本年 402 人';
    expect(explained(figures, 260)).toBe('合并了村小');
    expect(explained(figures, 261)).toBeUndefined();
  });

  it('tells schools that came and went', () => {
    const check = checkBeside(
      [
        fileOf(
          'now.xlsx',
          ledgerSheet([
            [3, '学校标识码', '3141001009'],
            [3, '学校名称', '新河初中'],
          ]),
        ),
      ],
      [fileOf('2025.xlsx', ledgerSheet())],
    );
    const told = found(check).filter(({ rule }) => rule.startsWith('Y-012'));
    expect(told.map(({ rule, cell, observed }) => [rule, cell, observed])).toEqual([
      ['Y-012-2', 'B1', '3141001003 河口初中'],
      ['Y-012', 'B5', '学校标识码 3141001009'],
    ]);
  });

  it('reports last year’s files, unreadable ones as such', () => {
    const missing = {
      ok: false,
      problem: { kind: 'file-unreadable', reason: 'not-found', params: {} },
    } as const;
    const broken = { ...fileOf('x.xlsx'), problem: missing.problem };
    const check = checkBeside(
      [fileOf('now.xlsx', ledgerSheet())],
      [fileOf('2025.xlsx', ledgerSheet()), broken],
    );
    expect(buildReport(check, 'zh').lastYear).toMatchObject({
      schools: 3,
      files: [
        {
          path: '2025.xlsx',
          sha256: '2025.xlsx',
          problem: null,
          forms: [{ form: 'school-ledger', rows: 4 }],
        },
        { path: 'x.xlsx', status: 'not-checked', problem: { kind: 'file-unreadable' } },
      ],
    });
    expect(buildReport(checkBeside([fileOf('now.xlsx', ledgerSheet())]), 'zh').lastYear).toBeNull();
  });
});
