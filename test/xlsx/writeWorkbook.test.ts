import { read } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { readWorkbook, writeWorkbook } from '../../src/xlsx';

const SHEETS = [{ name: '学校台账', rows: [['学校标识码']] }];

describe('the time of saving in a new workbook', () => {
  it('is read back by us and by another program', () => {
    const bytes = writeWorkbook(SHEETS, { saved: '2026-09-20T08:30:00Z' });
    const workbook = readWorkbook(bytes);
    expect(workbook.ok && workbook.value.producer).toEqual({ saved: '2026-09-20T08:30:00.000Z' });
    const other = read(bytes, { bookProps: true }).Props?.ModifiedDate;
    expect(new Date(String(other)).toISOString()).toBe('2026-09-20T08:30:00.000Z');
  });

  it('is left out unless it is given, so that equal sheets make equal bytes', () => {
    const bytes = writeWorkbook(SHEETS);
    expect(Object.keys(unzipSync(bytes)).filter((name) => name.startsWith('docProps'))).toEqual([]);
    const workbook = readWorkbook(bytes);
    expect(workbook.ok && workbook.value.producer).toEqual({});
  });
});
