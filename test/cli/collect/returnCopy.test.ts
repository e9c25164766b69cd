import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { returnCopy } from '../../../src/cli/collect/returnCopy';
import { readWorkbook } from '../../../src/xlsx';
import { valueOf } from '../../support/live';
import { STANDARD } from '../../support/received';
import { sheetOf } from '../../support/receipts';
import { FINDING, schoolFile } from '../../support/slips';

const options = { standard: STANDARD, reliefs: [] };

describe('the copy that goes back', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'return-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const task = (path: string, target: string) => ({
    kind: 'return' as const,
    path,
    target,
    lastYear: undefined,
    further: [{ ...FINDING, sheet: '学校填报数据', cell: 'E3', message: '与另一文件不同' }],
  });

  it('lists what was found and asks for reasons, and leaves what was sent as it is', async () => {
    const sent = schoolFile('澄湖县实验小学', { multimedia_rooms: 90 });
    const [path, target] = [join(folder, 'a.xlsx'), join(folder, '退回/a.xlsx')];
    writeFileSync(path, sent);
    expect(await returnCopy(task(path, target), options, 'zh')).toBeNull();
    const copy = new Uint8Array(readFileSync(target));
    const names = valueOf(readWorkbook(copy)).sheets.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['数据核查说明', '校验结果']));
    expect(names).not.toContain('校际均衡');
    expect(sheetOf(copy, '数据核查说明').grid.rowCount).toBeGreaterThan(1);
    const list = sheetOf(copy, '校验结果').grid;
    const messages = Array.from({ length: list.rowCount }, (_, row) => list.value(row, 6));
    expect(messages).toContain('与另一文件不同');
    expect(Buffer.compare(readFileSync(path), sent)).toBe(0);
  });

  it('is none of a file that cannot be opened, and says why', async () => {
    const path = join(folder, 'a.xlsx');
    writeFileSync(path, 'no workbook');
    const problem = await returnCopy(task(path, join(folder, 'b.xlsx')), options, 'zh');
    expect(problem?.kind).toBe('file-not-xlsx');
  });
});
