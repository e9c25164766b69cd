import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import type { CheckView } from '../../../src/app/view/types';
import type { WorkbookData } from '../../../src/sheet/data';
import { dataOf } from '../../../src/sheet/editableWorkbook';
import { formatAddress } from '../../../src/kernel/address';
import { checkedEngine, CHOICES, edit, exampleData, valueOf } from '../../support/live';
import { makeSheet, makeWorkbook } from '../../support/sheets';

const COUNTY = 'examples/county.xlsx';
const SCHOOLS = readdirSync('examples/schools').map((name) => `examples/schools/${name}`);

async function viewOf(path: string, language: 'zh' | 'en' = 'zh'): Promise<CheckView> {
  return (await checkedEngine(exampleData(path), { ...CHOICES, language })).view;
}

function sheetOf(name: string, rows: readonly (readonly string[])[]): WorkbookData {
  return dataOf(makeWorkbook([makeSheet(rows, { name })]));
}

describe('the verdict in one sentence', () => {
  it('names what is missed, with its figure and its limit', async () => {
    expect((await viewOf(COUNTY)).verdict).toEqual({
      tone: 'missed',
      sentence:
        '小学 7 项差异系数全部达标；初中 每百名学生拥有县级以上骨干教师数 0.627 > 0.45 未达标；5 所学校未达标。县级评估项目有 1 项未达到。',
    });
  });

  it('puts errors first', async () => {
    const { verdict, counts } = await viewOf('examples/county-messy.xlsx');
    expect(counts.error).toBeGreaterThan(0);
    expect(verdict).toEqual({
      tone: 'errors',
      sentence: `发现 ${String(counts.error)} 处逻辑校验错误，先改正再看均衡结论。`,
    });
  });

  it('never says 达标 of a level in which a figure is missing', async () => {
    const { engine } = await checkedEngine(exampleData(COUNTY));
    await engine.change([edit('学校台账', 'AJ2', null)]);
    const { verdict, levels } = valueOf(await engine.check(CHOICES));
    const [primary] = levels;
    expect(primary?.passed).toBeNull();
    expect(primary?.sentence).toContain('无法判断');
    expect(primary?.sentence).toContain('网络多媒体教室数未填');
    expect(verdict.tone).not.toBe('met');
  });

  it('speaks of the school where a file holds one', async () => {
    for (const path of SCHOOLS) {
      const { verdict, schools, levels } = await viewOf(path);
      expect(verdict.sentence).toContain(schools[0]?.name);
      expect(levels.every(({ passed }) => passed === null)).toBe(true);
      const all = schools.every(({ passed }) => passed === true);
      if (verdict.tone === 'met') expect(all).toBe(true);
    }
  });

  it('says what is there where a workbook holds no school row', async () => {
    const { verdict, levels } = await viewOf('examples/application.xlsx');
    expect([verdict.tone, levels]).toEqual(['missed', []]);
    expect(verdict.sentence).toMatch(/没有发现错误.*县级评估项目有 1 项未达到。$/);
  });
});

describe('a workbook that is no form', () => {
  it('is told which form it comes closest to and what it lacks', async () => {
    const headers = ['学校名称', '办学类型', '举办者类型', '城乡类型', '建校年份'];
    const { view } = await checkedEngine(
      sheetOf('数据', [headers, ['甲', '乙', '丙', '丁', '戊']]),
    );
    expect([view.status, view.verdict.tone]).toEqual(['not-checked', 'nothing']);
    expect(view.unknown[0]?.closest).toContain('还缺表头');
    expect(view.verdict.sentence).toBe(view.problem);
  });

  it('is told so where it is empty', async () => {
    const { view } = await checkedEngine(sheetOf('Sheet1', []));
    expect(view.verdict.tone).toBe('nothing');
    expect(view.verdict.sentence).toContain('没有认出任何填报表');
  });
});

describe('a school', () => {
  it('shows each figure with the cells that it rests on', async () => {
    const data = exampleData(COUNTY);
    const { engine, view } = await checkedEngine(data);
    const missed = view.schools.find(({ passed }) => passed === false);
    const school = valueOf(await engine.school(view.revision, missed?.id ?? -1));
    expect(school.sentence).toMatch(/^不达标/);
    for (const { inputs, working, valueText } of school.indicators) {
      expect(working.endsWith(valueText)).toBe(true);
      for (const { sheet, at, cell, text } of inputs) {
        if (at === null) throw new Error('no cell');
        expect(cell).toBe(formatAddress(at));
        const cells = data.sheets.find(({ name }) => name === sheet)?.cells ?? [];
        const stored = cells.find(({ row, column }) => row === at.row && column === at.column);
        expect(Number(text.split(' ')[0])).toBe(stored?.value);
      }
    }
    const short = school.indicators.find(({ met }) => met === false);
    expect(short?.shortfallText).toBe(`还差 ${String(short?.shortfall)} 人`);
  });

  it('shows how a school of several levels shares its resources', async () => {
    const { engine, view } = await checkedEngine(exampleData(COUNTY));
    const shared = view.schools.find(({ typeName }) => typeName === '九年一贯制学校');
    const school = valueOf(await engine.school(view.revision, shared?.id ?? -1));
    const rooms = school.indicators.find(({ code }) => code === 'L7');
    const names = rooms?.inputs.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['小学学生数', '初中学生数', '网络多媒体教室数']));
    expect(rooms?.working).toContain('1.1 × ');
  });

  it('has a row to follow and the findings that name it', async () => {
    const { engine, view } = await checkedEngine(exampleData(COUNTY));
    const all = valueOf(await engine.findings(view.revision, 0, 9999));
    for (const { name, row, area, findings } of view.schools.slice(0, 30)) {
      expect([area?.top, area?.bottom]).toEqual([row, row]);
      const own = all.filter((finding) => finding.tier !== 'info' && finding.school === name);
      expect(own.length).toBeGreaterThanOrEqual(findings);
    }
  });
});

describe('points of a chart', () => {
  it('share out the whole of the variance, the largest first', async () => {
    const { engine, view } = await checkedEngine(exampleData(COUNTY));
    for (const { key } of view.levels[1]?.indicators ?? []) {
      const points = valueOf(await engine.points(view.revision, 'junior', key));
      const shares = points.map(({ share }) => share ?? NaN);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(shares).toEqual([...shares].sort((a, b) => b - a));
    }
  });
});

describe('English', () => {
  it('leaves no Chinese in its sentences but names of data', async () => {
    for (const path of [
      COUNTY,
      'examples/county-messy.xlsx',
      'examples/application.xlsx',
      ...SCHOOLS,
    ]) {
      const { engine, view } = await checkedEngine(exampleData(path), {
        ...CHOICES,
        language: 'en',
      });
      const names = view.schools.map(({ name }) => name);
      const bare = (text: string) =>
        names.reduce((rest, name) => rest.replaceAll(name, ''), text).replaceAll('(逻辑校验)', '');
      const texts = [
        view.verdict.sentence,
        ...view.levels.map(({ sentence }) => sentence),
        ...view.groups.map(({ name }) => name),
        ...view.items.flatMap(({ name, group }) => [name, group]),
      ];
      for (const { id } of view.schools.slice(0, 3)) {
        const school = valueOf(await engine.school(view.revision, id));
        texts.push(
          school.sentence,
          ...school.indicators.flatMap((one) => [one.shortfallText, one.working, one.why ?? '']),
        );
      }
      for (const text of texts) {
        expect(bare(text)).not.toMatch(/[\u4e00-\u9fff]/);
        expect(text).not.toMatch(/(view|report|problem):|\{\{/);
      }
    }
  });

  it('shows every rule and standard', async () => {
    const { engine, view } = await checkedEngine(exampleData(COUNTY));
    for (const { rule } of view.groups) {
      const told = valueOf(await engine.rule(rule, { ...CHOICES, language: 'en' }));
      expect(told.name).not.toMatch(/[\u4e00-\u9fff]/);
      expect(told.citation.provenance).not.toBe('');
    }
    const standards = await engine.standards('en');
    expect(standards.map(({ id }) => id)).toContain('cn.quality-2017');
    expect((await engine.rule('X-000', CHOICES)).ok).toBe(false);
  });
});
