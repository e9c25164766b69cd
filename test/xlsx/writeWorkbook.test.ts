import { read } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { readWorkbook, writeWorkbook } from '../../src/xlsx';
import { partText } from '../support/editing';

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

describe('the printed page of a new workbook', () => {
  const print = { landscape: false, footer: '甲&乙' };

  it('has rows of the heights that are asked for, and of what their texts need else', () => {
    const rows = [['一'], ['二'], [{ value: '三'.repeat(20), style: 'wrapped' as const }]];
    const bytes = writeWorkbook([{ name: 'S', rows, widths: [9], rowHeights: [40] }]);
    const heights = partText(bytes, 'xl/worksheets/sheet1.xml').match(/<row r="\d"( ht="\d+")?/g);
    expect(heights).toEqual(['<row r="1" ht="40"', '<row r="2"', '<row r="3" ht="85"']);
  });

  it('bears its number in the words that are asked for', () => {
    const foot = (pageNumber?: string) => {
      const set = pageNumber === undefined ? print : { ...print, pageNumber };
      const bytes = writeWorkbook([{ name: 'S', rows: [['一']], print: set }]);
      return /<oddFooter>(.*)<\/oddFooter>/.exec(partText(bytes, 'xl/worksheets/sheet1.xml'))?.[1];
    };
    const left = '&amp;L甲&amp;&amp;乙&amp;R';
    expect(foot()).toBe(`${left}第 &amp;P 页 共 &amp;N 页`);
    expect(foot('Page {page} of {pages} & on')).toBe(`${left}Page &amp;P of &amp;N &amp;&amp; on`);
  });
});
