import { describe, expect, it } from '@jest/globals';
import { workbook } from '../../scripts/examples';
import { cleanLedger, type ExampleSheet } from '../../scripts/examples/county';
import { messyLedger, withMistakes } from '../../scripts/examples/messy';
import { ledgerRows } from '../../scripts/examples/truth';
import { recogniseWorkbook } from '../../src/forms';
import type { BoundTable } from '../../src/forms';
import { readWorkbook } from '../../src/xlsx';

function tableOf(sheet: ExampleSheet): BoundTable {
  const read = readWorkbook(workbook([sheet]));
  if (!read.ok) throw new Error(read.problem.reason);
  const tables = recogniseWorkbook(read.value, 'a.xlsx').flatMap(({ recognition }) =>
    recognition.kind === 'form' ? recognition.tables : [],
  );
  const [table, other] = tables;
  if (table === undefined || other !== undefined) throw new Error('not one table');
  return table;
}

/** Mistakes that a clerk made on purpose of the example: what the cell holds, and how it reads. */
const MISTAKES = [
  ['澄湖县南湖小学', 'teachers_backbone', '999', 'text-number'],
  ['澄湖县白鹭小学', 'teachers_bachelor', '约４０', 'approximate'],
  ['澄湖县石塘小学', 'area_field', '____', 'masked'],
  ['澄湖县竹溪小学', 'multimedia_rooms', null, 'blank'],
  ['澄湖县大柳九年一贯制学校', 'multimedia_rooms', '12间左右', 'approximate'],
  ['澄湖县第三初级中学', 'equip_value', 300, 'number'],
  ['澄湖县城北初级中学', 'teachers_pe', -3, 'number'],
  ['澄湖县大柳九年一贯制学校', 'multimedia_rooms', '12间左右', 'approximate'],
];

describe('the messy twin of the county', () => {
  // The twin lists the primary rows first.
  const rows = ['小学', '初中'].flatMap((level) =>
    ledgerRows().filter((row) => row['level'] === level),
  );
  const clean = tableOf(cleanLedger(rows));
  const messy = tableOf(messyLedger(withMistakes(rows)));

  it('has the rows of the clean ledger, and every column but the head’s name', () => {
    expect(messy.rowCount).toBe(clean.rowCount);
    expect(messy.fields).toHaveLength(30);
    expect(messy.layout.unknownHeaders.map(({ text }) => text)).toEqual(['学校信息 / 校长姓名']);
  });

  it('gives the figures of the clean ledger, cell by cell, except where somebody made a mistake', () => {
    const different: unknown[] = [];
    for (let row = 0; row < clean.rowCount; row++) {
      const name = clean.readingOf(row, 'school_name')?.text;
      for (const { key } of messy.fields) {
        const meant = clean.readingOf(row, key);
        const got = messy.readingOf(row, key);
        if (key === 'seq' || (got?.state === 'placeholder' && meant?.number === 0)) continue;
        if ((got?.number ?? got?.text) === (meant?.number ?? meant?.text)) continue;
        different.push([name, key, got?.raw, got?.state]);
      }
    }
    expect(different).toEqual(MISTAKES);
  });
});
