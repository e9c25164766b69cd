import { describe, expect, it } from '@jest/globals';
import { readCell } from '../../src/forms/readCell';
import { fieldByKey } from '../../src/standard';
import type { Field } from '../../src/standard';
import type { CellValue } from '../../src/sheet/cell';

function field(key: string): Field {
  const found = fieldByKey(key);
  if (found === undefined) throw new Error(key);
  return found;
}

function read(key: string, raw: CellValue, unit?: string) {
  const { state, number, text, repairs } = readCell(raw, field(key), unit);
  return { state, value: number ?? text, repairs: [...repairs] };
}

describe('readCell on figures', () => {
  it('tells blank, zero, 无, —, * and an error apart', () => {
    expect(read('students', null).state).toBe('blank');
    expect(read('students', '  ').state).toBe('blank');
    expect(read('students', 0)).toEqual({ state: 'number', value: 0, repairs: [] });
    expect(read('students', '无')).toMatchObject({ state: 'placeholder', value: undefined });
    expect(read('students', '-').state).toBe('placeholder');
    expect(read('students', '/').state).toBe('placeholder');
    expect(read('students', '…').state).toBe('placeholder');
    expect(read('students', '——').state).toBe('not-applicable');
    expect(read('students', '*').state).toBe('not-applicable');
    expect(read('students', { error: '#DIV/0!' })).toMatchObject({ state: 'error' });
  });

  it.each<[CellValue, number, string[]]>([
    ['260', 260, ['text-number']],
    ['２６０', 260, ['text-number', 'full-width']],
    [' 260\u00A0', 260, ['text-number', 'spaces']],
    ['260_x000D_\n', 260, ['text-number', 'line-break']],
    ['260人', 260, ['text-number', 'unit']],
    ['260 名', 260, ['text-number', 'spaces', 'unit']],
    ['1,260', 1260, ['text-number', 'separator']],
    ['１，２６０', 1260, ['text-number', 'full-width', 'separator']],
    ['1 260', 1260, ['text-number', 'spaces']],
    ['1.2万', 12000, ['text-number', 'unit', 'unit-scale']],
    ['1.2E+3', 1200, ['text-number']],
    ['__12__', 12, ['text-number']],
  ])('reads %j as the number %d', (raw, value, repairs) => {
    expect(read('students', raw)).toEqual({ state: 'text-number', value, repairs });
  });

  it.each<[string, CellValue, string]>([
    ['students', '____', 'masked'],
    ['students', 'xx', 'masked'],
    ['area_teaching', '×平方米', 'masked'],
    ['students', '＊＊', 'masked'],
    ['area_site', '约15000平方米', 'approximate'],
    ['students', '40多万', 'approximate'],
    ['students', '1200余', 'approximate'],
    ['teachers', '95以上', 'approximate'],
    ['rotation_percent', '占比人.7%', 'unreadable'],
    ['area_teaching', '4.5平方米、5.8平方米以上', 'unreadable'],
    ['students', '12/15', 'unreadable'],
    ['students', '12 15', 'unreadable'],
    ['students', '8∶1', 'unreadable'],
    ['students', '30平方米', 'unreadable'],
    ['students', '九十', 'unreadable'],
    ['students', '1,2', 'unreadable'],
    ['students', true, 'unreadable'],
  ])('finds no number in %s %j: %s', (key, raw, state) => {
    expect(read(key, raw)).toMatchObject({ state, value: undefined });
  });

  it('turns a figure into the unit of the field, exactly', () => {
    expect(read('equip_value', 54.16).value).toBe(54.16);
    expect(read('equip_value', 541600, '元').value).toBe(54.16);
    expect(read('equip_value', '541,600', '元').value).toBe(54.16);
    expect(read('equip_value', '54.16万元', '万元')).toMatchObject({
      value: 54.16,
      repairs: ['text-number', 'unit'],
    });
    expect(read('equip_value', '54.16万元', '元')).toMatchObject({
      value: 54.16,
      repairs: ['text-number', 'unit', 'unit-scale'],
    });
    expect(read('equip_value', '54.16万').value).toBe(54.16);
    expect(read('equip_value', '541600元').value).toBe(54.16);
    expect(read('quota_primary', 0.115, '万元').value).toBe(1150);
    expect(read('area_field', 15, '亩').value).toBe(10000);
    expect(read('area_field', '3100㎡').value).toBe(3100);
    expect(read('area_field', '3100 M²').value).toBe(3100);
    expect(read('population', '123万').value).toBe(123);
    expect(read('classes', '09个班').value).toBe(9);
    expect(read('cv1', '51.5%').value).toBe(0.515);
    expect(read('met_percent1', '95.5％').value).toBe(95.5);
  });

  it('ignores a unit that does not measure the field', () => {
    expect(read('area_field', 3100, '人')).toMatchObject({ state: 'number', value: 3100 });
  });

  it('takes the year out of a date, and leaves serials as they are', () => {
    for (const raw of [
      '2008',
      '2008年度',
      '2008年',
      '2008年9月',
      '2008-09-01',
      '2008.9',
      '200809',
      '20080901',
    ])
      expect(read('founded_year', raw)).toMatchObject({ state: 'text-number', value: 2008 });
    expect(read('founded_year', 39692)).toMatchObject({ state: 'number', value: 39692 });
  });
});

describe('readCell on levels', () => {
  it('reads them as reports print them, with nothing to repair', () => {
    for (const typed of ['Ⅲ', 'III', '三', 'Ⅲ级', 3])
      expect(read('monitoring_chinese_level', typed)).toEqual({
        state: 'number',
        value: 3,
        repairs: [],
      });
    expect(read('monitoring_chinese_level', '良好').state).toBe('unreadable');
    expect(read('students', '三').state).toBe('unreadable');
  });
});

describe('readCell on texts and codes', () => {
  it('tidies names and says what it cleaned', () => {
    expect(read('school_name', '红旗小学')).toEqual({
      state: 'text',
      value: '红旗小学',
      repairs: [],
    });
    expect(read('school_name', ' 红旗 小学\n')).toMatchObject({
      value: '红旗小学',
      repairs: ['line-break', 'spaces'],
    });
    expect(read('school_name', '第１小学（东区）')).toMatchObject({
      value: '第1小学(东区)',
      repairs: ['full-width'],
    });
    expect(read('note', '无')).toMatchObject({ state: 'text', value: '无' });
    expect(read('school_name', '——').state).toBe('not-applicable');
  });

  it('keeps every digit of a code stored as a number', () => {
    expect(read('school_code', 2141001009)).toMatchObject({ state: 'text', value: '2141001009' });
    expect(read('school_code', '２１４１００１００９ ').value).toBe('2141001009');
    expect(read('school_code', '2141001009S').value).toBe('2141001009');
    expect(read('school_code', '2.14E+09').state).toBe('unreadable');
  });

  it('reads school types by code and by any of their names', () => {
    for (const raw of [
      312,
      '312',
      '九年一贯制',
      '九年制',
      '九年一贯制学校',
      '312 九年一贯制学校',
      '九年一贯制学校（312）',
    ])
      expect(read('school_type', raw)).toMatchObject({ state: 'text', value: '312' });
    expect(read('school_type', '完中').value).toBe('341');
    expect(read('school_type', '初中').value).toBe('311');
    expect(read('school_type', '马戏团')).toMatchObject({ state: 'text', value: '马戏团' });
  });

  it('reads levels, founders and flags', () => {
    expect(read('level', '小学部').value).toBe('小学');
    expect(read('level', '初中阶段').value).toBe('初中');
    expect(read('founder_type', 831).value).toBe('7');
    expect(read('founder_type', '民办').value).toBe('10');
    expect(read('founder_type', 10).value).toBe('10');
    expect(read('is_boarding', '√').value).toBe('是');
    expect(read('is_boarding', 0).value).toBe('否');
    expect(read('is_boarding', true).value).toBe('是');
    expect(read('overall_ok', 1).value).toBe('是');
    expect(read('is_boarding', '不清楚').value).toBe('不清楚');
  });
});
