import { describe, expect, it } from '@jest/globals';
import { officeHost } from '../../../src/hosts/office/officeHost';
import type { CellWrite, EditPlan } from '../../../src/sheet/editPlan';
import { dataOf } from '../../../src/sheet/editableWorkbook';
import { apply, take } from '../../contract/subject';
import { simulatedExcel, type SimulatedExcel } from '../../support/excel';

const ROWS = 1_000;
const NAME = '学校';

/** Texts that are far longer than the first ones lead to expect, so that what is asked for turns out too large. */
const SHEET = {
  name: NAME,
  rows: Array.from({ length: ROWS }, (_, row) =>
    Array.from({ length: 10 }, (_unused, column) =>
      row < ROWS / 2 ? column : `第${String(row)}学校${'的'.repeat(60)}`,
    ),
  ),
};

const RESULT: CellWrite = {
  value: '优质均衡',
  formula: `IF(A1=1,"${'甲'.repeat(150)}","")`,
};

const PLAN: EditPlan = {
  edits: [
    {
      kind: 'mark',
      sheet: NAME,
      mark: 'error',
      areas: [{ top: 1, bottom: 3, left: 0, right: 0 }],
    },
    {
      kind: 'write',
      sheet: NAME,
      at: { row: 0, column: 12 },
      rows: Array.from({ length: ROWS }, () => [RESULT, RESULT, RESULT]),
    },
  ],
};

async function opened(mostBytes?: number) {
  const options = mostBytes === undefined ? {} : { mostBytes };
  const excel = await simulatedExcel({ sheets: [SHEET], ...options });
  return { excel, host: officeHost(excel.session) };
}

function tooLarge({ traffic }: SimulatedExcel, most: number): number {
  const isOver = (bytes: number) => bytes > most;
  return traffic.requests.filter(({ requestBytes, responseBytes }) =>
    [requestBytes, responseBytes].some(isOver),
  ).length;
}

describe('an Excel that takes less in one request than others', () => {
  it('is asked again in halves for what it would not answer', async () => {
    const [most, ample] = [600_000, await opened()];
    const { excel, host } = await opened(most);
    expect(dataOf(await take(host))).toEqual(dataOf(await take(ample.host)));
    expect(tooLarge(excel, most)).toBeGreaterThan(0);
  });

  it('gets a plan in smaller requests, and the same comes of it', async () => {
    const [most, ample] = [900_000, await opened()];
    const { excel, host } = await opened(most);
    await apply(host, PLAN);
    await apply(ample.host, PLAN);
    expect(excel.book.state()).toEqual(ample.excel.book.state());
    expect(tooLarge(excel, most)).toBeGreaterThan(0);

    await apply(host, { edits: [] });
    const untouched = await opened();
    expect(excel.book.state()).toEqual(untouched.excel.book.state());
  });

  it('is told of as a problem where nothing is small enough', async () => {
    const { host } = await opened(2_000);
    expect(await host.snapshot()).toMatchObject({
      ok: false,
      problem: { kind: 'excel-refused', reason: 'too-large' },
    });
  });
});
