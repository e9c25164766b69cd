import { afterEach, describe, expect, it } from '@jest/globals';
import { officeHost, type OfficeHost } from '../../../src/hosts/office/officeHost';
import type { SnapshotChange } from '../../../src/sheet/data';
import { SCHOOLS, take } from '../../contract/subject';
import { simulatedExcel } from '../../support/excel';

const LEVELS = ['1.4', '1.6', '1.7', '1.8', '1.9', '1.13', '1.20'];
const LEDGER = {
  name: '台账',
  rows: Array.from({ length: 1_000 }, (_, row) =>
    Array.from({ length: 40 }, (_unused, column) => row * 40 + column),
  ),
};
const open: OfficeHost[] = [];

afterEach(() => {
  for (const host of open.splice(0)) host.dispose();
});

/** A host that has read nothing yet. */
async function fresh(api = '1.20', sheets = [SCHOOLS]) {
  const excel = await simulatedExcel({ sheets, api });
  const host = officeHost(excel.session);
  open.push(host);
  const told: SnapshotChange[] = [];
  host.onChange((changes) => told.push(...changes));
  const typed = async (value: number) => {
    await excel.user.type('学校', 'B2', value);
    await excel.settled();
    await new Promise((resolve) => setTimeout(resolve, 120));
  };
  return { excel, host, told, typed };
}

const edit = (value: number): SnapshotChange => {
  return { kind: 'cells', sheet: '学校', cells: [{ row: 1, column: 1, value }] };
};

describe('opening a workbook in Excel', () => {
  it.each(LEVELS)('takes three requests at ExcelApi %s, events included', async (api) => {
    const { excel, host } = await fresh(api, [SCHOOLS, LEDGER]);
    await take(host);
    expect(excel.traffic.syncs).toBeLessThanOrEqual(3);
  });

  const FAULTS = ['1.7', '1.20'].flatMap((api) =>
    [1, 2, 3].flatMap((at) =>
      (['refused', 'lost', 'partial'] as const).flatMap((kind) =>
        ['ActivityLimitReached', 'GeneralException'].map((code) => ({ api, at, kind, code })),
      ),
    ),
  );
  it.each(FAULTS)('hears each edit once after $code at $api: the $at., $kind', async (fault) => {
    const { excel, host, told, typed } = await fresh(fault.api);
    excel.fault(fault);
    await host.snapshot();
    await take(host);
    await typed(7);
    await typed(8);
    expect(told).toEqual([edit(7), edit(8)]);
  });

  it('misses no edit that lands between its requests', async () => {
    for (const before of [2, 3]) {
      const { excel, host, told } = await fresh();
      excel.remote(before, (book) => {
        book.put(book.sheet('学校'), 1, 1, 99);
      });
      const grid = (await take(host)).sheets[0]?.grid;
      await host.refresh();
      const isTold = JSON.stringify(told) === JSON.stringify([edit(99)]);
      expect(grid?.value(1, 1) === 99 || isTold).toBe(true);
    }
  });
});
