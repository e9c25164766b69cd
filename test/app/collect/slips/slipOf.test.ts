import { describe, expect, it } from '@jest/globals';
import { slipOf } from '../../../../src/app/collect/slips';
import { MOST_FINDINGS } from '../../../../src/app/collect/receive';
import type { ReceivedStanding } from '../../../../src/app/collect/types';
import { REFUSALS, readWorkbook, writeWorkbook } from '../../../../src/xlsx';
import { packageFaults } from '../../../support/packageFaults';
import { factsOf, received } from '../../../support/received';
import { FINDING, quietFile, schoolFile, textsOf } from '../../../support/slips';
import { valueOf } from '../../../support/live';

const STANDING: ReceivedStanding = {
  code: '2133000001',
  name: '澄湖县实验小学',
  levels: ['primary'],
  standing: { kind: 'expected' },
  paths: ['收到/一.xlsx', '收到/二.xlsx'],
  setAside: [],
  differences: 0,
  open: 0,
};

function said(...args: Parameters<typeof factsOf>): string {
  return textsOf(slipOf(factsOf(...args), 'zh'))
    .map((row) => row.join(' | '))
    .join('\n');
}

describe('a return slip', () => {
  it('says in order what to correct, to explain, to read and what is below the standard', () => {
    const value = { state: 'unreadable', value: '约好', sheet: '填报表', cell: 'E9' } as const;
    const [school] = quietFile().schools;
    const text = said(
      quietFile({
        findings: [
          { ...FINDING, tier: 'below', rule: 'P-001', message: '低于标准' },
          { ...FINDING, tier: 'warning', rule: 'W-001', message: '偏大' },
          { ...FINDING, tier: 'info', rule: 'I-001', message: '有空格' },
          FINDING,
        ],
        schools: school === undefined ? [] : [{ ...school, values: { area_site: value } }],
      }),
    );
    const places = [
      '一、必须更正（逻辑校验）：1 条',
      '1 | 填报表 E5 | 县级以上骨干教师 99 人',
      '二、更正或说明原因（经验校验）：1 条',
      '2 | 填报表 E5 | 偏大',
      '三、未能读取，请核对后重填：1 处',
      '3 | 填报表 E9 | 占地面积：写的是“约好”',
      '四、未达标准：1 条。数据没有错，无须更正',
      '4 | 填报表 E5 | 低于标准',
    ].map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(text).not.toContain('有空格');
  });

  it('leaves out what is explained and counts it', () => {
    const text = said(
      quietFile({ findings: [{ ...FINDING, tier: 'warning', message: '偏大', reason: '属实' }] }),
    );
    expect(text).not.toContain('偏大');
    expect(text).toContain('经验校验 0 条（另有 1 条已说明原因）');
    expect(text).toContain('没有需要处理的问题');
  });

  it('tells many findings of a rule in one line, by the order of cells, with the first ten of them', () => {
    const findings = [12, 3, 2, 11, 10, 9, 8, 7, 6, 5, 4, 20].map((row) => ({
      ...FINDING,
      cell: `E${String(row)}`,
      message: `第 ${String(row)} 行`,
    }));
    const text = said(quietFile({ findings }));
    expect(text).toContain('填报表 E2 E3 E4 E5 E6 E7 E8 E9 E10 E11\n等 12 处');
    expect(text).toContain('县级以上骨干教师不超过专任教师（共 12 处）。如：第 2 行');
    expect(text).not.toContain('第 3 行');
  });

  it('puts findings of the county check among those of the file, each once', () => {
    const further = [FINDING, { ...FINDING, rule: 'X-001', cell: 'A1', message: '与另一文件不同' }];
    const text = said(quietFile({ findings: [FINDING] }), { further });
    expect(text).toContain('必须更正（逻辑校验）：2 条');
    expect(text.indexOf('与另一文件不同')).toBeLessThan(text.indexOf('县级以上骨干教师 99'));
  });

  it('says how many findings there are beyond those kept in words', () => {
    const findings = Array.from({ length: MOST_FINDINGS }, () => FINDING);
    const counts = { ...quietFile().counts, error: MOST_FINDINGS + 300, warning: 50 };
    expect(said(quietFile({ findings, counts }))).toContain('另有 350 条没有列出');
    expect(said(quietFile({ findings: [FINDING], counts }))).not.toContain('没有列出');
  });

  it('names the school of a finding where the file lists several', () => {
    const [one] = quietFile().schools;
    if (one === undefined) throw new Error();
    const schools = [one, { ...one, code: '2133000002', name: '澄湖县青石小学' }];
    expect(said(quietFile({ findings: [FINDING], schools }))).toContain(
      '填报表 E5\n澄湖县实验小学',
    );
    expect(said(quietFile({ findings: [FINDING] }))).not.toContain('E5\n澄湖县');
  });

  it.each(Object.entries(REFUSALS).flatMap(([kind, all]) => all.map((one) => [kind, one])))(
    'says what to do about a file with %s %s, without a copy',
    (kind, reason) => {
      const problem = { kind: kind as keyof typeof REFUSALS, reason, params: {} };
      const file = quietFile({ problem, status: 'not-checked', schools: [], forms: [] });
      for (const language of ['zh', 'en'] as const) {
        const text = textsOf(slipOf(factsOf(file), language))
          .flat()
          .join('\n');
        expect(text).not.toContain(kind);
        expect(text).not.toMatch(/恶意|hostile|对方|填报单位|the sender/);
      }
      expect(said(file)).toContain('文件未能读取，没有检查其中的数据');
      expect(said(file)).toContain('重新发送工作簿');
    },
  );

  it('says what to do about the wrong year, an old form, another standard and an empty form', () => {
    const remarks = [
      { kind: 'wrong-year', year: 2025, wanted: 2026 },
      { kind: 'old-template', version: 1, current: 2 },
      { kind: 'other-standard', standard: 'cn.basic-2012' },
      { kind: 'no-school' },
    ] as const;
    const text = said(quietFile(), { remarks });
    expect(text).toContain('一、文件须先处理：4 条');
    for (const part of [
      '2025 年的，要报的是 2026 年',
      '第 1 版表样',
      'cn.basic-2012',
      '发错了文件',
    ])
      expect(text).toContain(part);
  });

  it('says what does not fit the list of schools, offers the closest and assumes none', () => {
    const closest = [{ code: '2133000009', name: '澄湖县试验小学', type: '' }];
    const kinds = [
      [{ kind: 'unknown', closest }, '最接近的是：澄湖县试验小学（2133000009）'],
      [{ kind: 'unknown', closest: [] }, '不在学校名单上。请核对'],
      [{ kind: 'other-name', listed: closest[0] }, '名单上是“澄湖县试验小学”'],
      [{ kind: 'other-code', listed: closest[0] }, '标识码是 2133000009，文件里写的是 2133000001'],
    ] as const;
    for (const [standing, part] of kinds) {
      const one = { ...STANDING, standing } as ReceivedStanding;
      expect(said(quietFile(), { standings: [one] })).toContain(part);
    }
  });

  it('names the other file where two differ and nothing tells which counts', () => {
    const text = said(quietFile(), { standings: [{ ...STANDING, differences: 3, open: 2 }] });
    expect(text).toContain('另有文件 二.xlsx，有 2 项数值与本文件不同');
  });

  it('shows texts of senders as plain text: no formula, no link, nothing that steers', () => {
    const evil = '=HYPERLINK("http://evil.example","x")';
    const nasty = `${evil}\u0007\u202e\u200b\ud800\u2028`;
    const file = quietFile({
      path: `收到/${nasty}.xlsx`,
      findings: [
        { ...FINDING, sheet: nasty, message: nasty.repeat(3000), school: nasty },
        { ...FINDING, sheet: nasty, rule: 'R-006', message: '@SUM(A1)', tier: 'warning' },
      ],
      schools: quietFile().schools.map((one) => ({ ...one, name: nasty })),
    });
    const slip = slipOf(factsOf(file), 'zh');
    const bytes = writeWorkbook(slip.sheets, slip);
    expect(packageFaults(bytes)).toEqual([]);
    const [sheet] = valueOf(readWorkbook(bytes)).sheets;
    if (sheet === undefined) throw new Error();
    for (let row = 0; row < sheet.grid.rowCount; row++) {
      sheet.grid.forEachInRow(row, (column, value) => {
        expect(sheet.grid.formula(row, column)).toBeUndefined();
        const text = typeof value === 'string' ? value : '';
        expect(text).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}]|[^\P{Cc}\n]/u);
        expect(text.length).toBeLessThan(1000);
      });
    }
    expect(Buffer.from(bytes).includes('hyperlink')).toBe(false);
    expect(slip.sheets[0]?.print?.footer).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(slip.sheets[0]?.print?.footer?.length).toBeLessThan(200);
  });

  it('is printed upright, one page wide, with the header of its table on each page', () => {
    const slip = slipOf(factsOf(quietFile({ findings: [FINDING] })), 'en');
    const [sheet] = slip.sheets;
    const header = textsOf(slip).findIndex(([first]) => first === 'No.');
    expect(sheet?.print).toMatchObject({
      landscape: false,
      titleRows: { from: header, to: header },
      pageNumber: 'Page {page} of {pages}',
    });
    expect(sheet?.rowHeights).toHaveLength(sheet?.rows.length ?? 0);
  });

  it('tells what the check of a school’s form found', () => {
    const bytes = schoolFile('澄湖县实验小学', { teachers_backbone: 999, students: '约600人' });
    const { received: file } = received('收到/实验小学.xlsx', bytes);
    const text = said(file, { copy: '副本.xlsx' });
    expect(text).toContain('学校：澄湖县实验小学（2133000001）');
    expect(text).toMatch(/县级以上骨干教师 999 人，多于专任教师 \d+ 人/);
    expect(text).toContain('附的批注副本“副本.xlsx”');
  });
});
