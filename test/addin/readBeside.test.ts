import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readBeside } from '../../src/addin/readBeside';
import { dataOf } from '../../src/sheet/editableWorkbook';
import { readWorkbook } from '../../src/xlsx';
import { annotatedCopy } from '../support/annotate';
import { valueOf } from '../support/live';

const SCHOOL = readFileSync('examples/schools/澄湖县实验小学.xlsx');

describe('a workbook that is not open in Excel', () => {
  it('is read as its user made it, whatever an earlier check added', async () => {
    const plain = dataOf(valueOf(readWorkbook(SCHOOL)));
    expect(valueOf(await readBeside(SCHOOL, 'a.xlsx')).sheets).toEqual(plain.sheets);
    const { bytes } = await annotatedCopy(SCHOOL);
    expect(bytes).not.toEqual(new Uint8Array(SCHOOL));
    expect(valueOf(await readBeside(bytes, 'a.xlsx')).sheets).toEqual(plain.sheets);
  });

  it('is told of where it cannot be read', async () => {
    const read = await readBeside(SCHOOL.subarray(0, 900), 'a.xlsx');
    expect(read).toMatchObject({ ok: false, problem: { kind: 'file-damaged' } });
  });
});
