import { describe, expect, it } from '@jest/globals';
import { officeLayer } from '../../../../src/hosts/office/apply';
import type { CellWrite, EditPlan } from '../../../../src/sheet/editPlan';
import { simulatedExcel } from '../../../support/excel';

const COLUMNS = 40;

function rowsOf(count: number): (string | number)[][] {
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: COLUMNS }, (_unused, column) => row * COLUMNS + column),
  );
}

/** Every second cell marked, each in an area of its own, and eight results beside every row. */
function plan(rows: number, offset = 0): EditPlan {
  const areas = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: COLUMNS / 2 }, (_unused, place) => {
      const column = place * 2 + (row % 2);
      return { top: row, bottom: row, left: column, right: column };
    }),
  ).flat();
  const results = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: 8 }, (_unused, column): CellWrite => ({
      value: row,
      formula: `IF(AND(ISNUMBER(A${String(row + 1)}),B${String(row + 1)}>0),A${String(row + 1)}/B${String(row + 1)}+${String(column + (row === 5 ? offset : 0))},"无法判定")`,
      style: 'decimal2',
    })),
  );
  return {
    edits: [
      { kind: 'mark', sheet: '学校', mark: 'error', areas },
      { kind: 'write', sheet: '学校', at: { row: 0, column: COLUMNS }, rows: results },
    ],
  };
}

describe('the effort of a plan in Excel', () => {
  it('is one request to read and few to write on 1,000 rows, with every second cell wrong', async () => {
    const excel = await simulatedExcel({ sheets: [{ name: '学校', rows: rowsOf(1_000) }] });
    const layer = officeLayer(excel.session);
    expect(await layer.apply(plan(1_000))).toMatchObject({ ok: true, value: { applied: 2 } });
    const bytes = excel.traffic.requests.reduce((sum, { requestBytes }) => sum + requestBytes, 0);
    expect(excel.traffic.syncs).toBeLessThanOrEqual(1 + Math.ceil(bytes / 3_000_000));
    for (const { requestBytes, responseBytes } of excel.traffic.requests)
      expect(Math.max(requestBytes, responseBytes)).toBeLessThan(4_500_000);

    excel.traffic.reset();
    await layer.apply(plan(1_000));
    expect(excel.traffic.syncs).toBe(2);

    excel.traffic.reset();
    await layer.apply(plan(1_000, 1));
    expect(excel.traffic.syncs).toBe(3);
    expect(excel.traffic.requests.at(-1)?.requestBytes).toBeLessThan(10_000);
  });
});
