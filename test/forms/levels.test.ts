import { describe, expect, it } from '@jest/globals';
import type { BoundTable } from '../../src/forms';
import { BODY, HEADER } from '../support/ledgers';
import { onlyTable, onlyTable as ledger, valuesIn } from '../support/recognised';

const INDICATORS = [
  '每百名学生拥有高于规定学历教师数',
  '每百名学生拥有县级及以上骨干教师数',
  '每百名学生拥有体育、艺术(美术、音乐)专任教师数',
  '生均教学及辅助用房面积（㎡）',
  '生均体育运动场馆面积（㎡）',
  '生均教学仪器设备值(元)',
  '每百名学生拥有网络多媒体教室数',
];

describe('the level of a ledger row', () => {
  const drop = (row: readonly (string | number)[]) => row.filter((_, at) => at !== 4);
  const levels = (table: BoundTable) => valuesIn(table, ['level']).flat();
  const rows = [drop(HEADER), ...BODY.map(drop)];

  it('follows from a type with one compulsory stage, and from nothing else', () => {
    const table = ledger(rows);
    expect(levels(table)).toEqual(['小学', 'unreadable', 'unreadable', '初中']);
    expect(table.layout.inferred).toEqual([{ key: 'level', from: 'school-type' }]);
    expect(table.cellOf(0, 'level')).toBeUndefined();
  });

  it('follows from the title, from the name of the sheet, or from a row above', () => {
    const junior = [rows[0] ?? [], rows[3] ?? [], rows[4] ?? []];
    const titled = ledger([['清河县初中台账'], ...junior]);
    expect(levels(titled)).toEqual(['初中', '初中']);
    expect(titled.layout.inferred).toEqual([{ key: 'level', from: 'title' }]);
    expect(levels(ledger(junior, { name: '初中' }))).toEqual(['初中', '初中']);
    expect(levels(ledger([['小学、初中台账'], ...junior]))).toEqual(['unreadable', '初中']);
    const labelled = ledger([
      rows[0] ?? [],
      ['一、小学'],
      ...rows.slice(1, 3),
      ['二、初中'],
      ...rows.slice(3),
    ]);
    expect(levels(labelled)).toEqual(['小学', '小学', '初中', '初中']);
  });

  it('is not told when the sheet contradicts the type', () => {
    expect(levels(ledger([['小学台账'], rows[0] ?? [], rows[4] ?? []]))).toEqual(['unreadable']);
  });

  it('follows from the name of a part of a school', () => {
    const parts = BODY.map((row, at) => {
      const name = at === 1 ? '南山学校（小学部）' : at === 2 ? '南山学校初中部' : row[2];
      return drop([...row.slice(0, 2), name, ...row.slice(3)]);
    });
    expect(levels(ledger([drop(HEADER), ...parts]))).toEqual(['小学', '小学', '初中', '初中']);
  });

  it('follows from numbers that are printed beforehand, while one part is still blank', () => {
    const head = ['序号', '学校名称', '在校生数', ...INDICATORS];
    const school = (seq: number, name: string) => [seq, name, 260, 6, 1, 1, 5, 8, 2500, 3];
    const only = (rows: readonly (readonly (string | number | null)[])[]) =>
      levels(onlyTable([['表Ⅱ-2 资源配置（分学校）'], head, ...rows]));
    const blank = (seq: number) => [seq];
    const [one, two] = [school(1, '清河'), school(2, '南山')];
    expect(only([one, two, blank(3), blank(1), blank(2)])).toEqual(['小学', '小学']);
    expect(only([blank(1), blank(2), one, two])).toEqual(['初中', '初中']);
    expect(only([one, blank(2), school(1, '东岭')])).toEqual(['小学', '初中']);
    // What stands further down, behind a note, belongs to something else.
    expect(only([one, two, ['注：'], blank(1)])).toEqual(['blank', 'blank']);
    expect(only([one, two, blank(3)])).toEqual(['blank', 'blank']);
  });
});
