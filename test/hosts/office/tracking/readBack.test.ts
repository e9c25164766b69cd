import { afterEach, expect, it } from '@jest/globals';
import type { CellWrite } from '../../../../src/sheet/editPlan';
import { apply } from '../../../contract/subject';
import { closeAll, followed } from './host';

afterEach(closeAll);

const ROWS = 3_000;
const LENGTH = 300;
const RESULT: CellWrite = { value: 1, formula: `IF(1=1,1,"${'x'.repeat(LENGTH)}")` };

it('reads what a plan wrote once, in answers of a moderate size', async () => {
  const rows = Array.from({ length: ROWS }, (_, row) => [row]);
  const { excel, host, ...on } = await followed({ sheets: [{ name: '学校', rows }] });
  await apply(host, {
    edits: [
      {
        kind: 'write',
        sheet: '学校',
        at: { row: 0, column: 2 },
        rows: Array.from({ length: ROWS }, () => Array<CellWrite>(5).fill(RESULT)),
      },
    ],
  });
  excel.traffic.reset();
  await on.quiet();
  await host.refresh();
  const answers = excel.traffic.requests.map(({ responseBytes }) => responseBytes);
  // By what was written, and once more by the refresh, which reads everything.
  const once = ROWS * 5 * (LENGTH + 60);
  expect(answers.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(2.2 * once);
  expect(Math.max(...answers)).toBeLessThan(4_500_000);
});
