import { beforeAll, describe, expect, it } from '@jest/globals';
import { receiptDigest } from '../../../src/app/receipt/layout';
import { rawText } from '../../../src/app/receipt/canonical';
import { formatAddress } from '../../../src/kernel/address';
import type { CellValue } from '../../../src/sheet/cell';
import { edited } from '../../support/editing';
import {
  checkOf,
  exampleBytes,
  MAKER,
  rowOf,
  sheetOf,
  stateOf,
  typed,
  withReceipt,
} from '../../support/receipts';
import { receiptAmendments } from '../../../src/app/receipt';

const SHEET = '上报凭证';
const FORM = '学校填报数据';

let school: Uint8Array;
beforeAll(() => {
  school = withReceipt(exampleBytes('schools/澄湖县实验小学.xlsx'));
});

/** The receipt with other texts, and a digest made anew for them as somebody who knows how could. */
function resigned(bytes: Uint8Array, changes: Readonly<Record<string, CellValue>>): Uint8Array {
  const forged = Object.entries(changes).reduce(
    (made, [cell, value]) => edited(made, typed(SHEET, cell, value)),
    bytes,
  );
  const { grid } = sheetOf(forged, SHEET);
  const rows = Array.from({ length: rowOf(forged, '凭证结束') + 1 }, (_, row) =>
    Array.from({ length: 7 }, (__, column) => rawText(grid.value(row, column))),
  );
  const at = { row: rowOf(forged, '摘要 SHA-256'), column: 1 };
  return edited(forged, typed(SHEET, formatAddress(at), receiptDigest(rows)));
}

function cellOf(label: string, column: number): string {
  return formatAddress({ row: rowOf(school, label), column });
}

describe('a receipt that was tampered with', () => {
  it('is told, whichever of its cells was changed, emptied or added', () => {
    const { grid } = sheetOf(school, SHEET);
    const end = rowOf(school, '凭证结束');
    const outcomes = new Set<string>();
    for (let row = 0; row <= end; row += 9) {
      for (const column of [0, 1, 3, 6]) {
        const value = grid.value(row, column) === null ? '多出的字' : '改过';
        const forged = edited(school, typed(SHEET, formatAddress({ row, column }), value));
        const { receipt } = checkOf({ 'a.xlsx': forged }).files[0] ?? {};
        // Without its title it is no receipt at all, and there is none.
        if (receipt === null || receipt === undefined) expect([row, column]).toEqual([0, 0]);
        else outcomes.add(stateOf(forged).outcome);
      }
    }
    expect([...outcomes]).toEqual(['forged']);
  });

  it('is told where lines were taken out or put in another order', () => {
    const row = rowOf(school, 'school');
    const cut = {
      kind: 'delete-lines',
      sheet: SHEET,
      axis: 'rows',
      at: row + 4,
      count: 1,
    } as const;
    expect(stateOf(edited(school, cut))).toMatchObject({ outcome: 'forged', why: 'digest' });
  });

  it('is told as changed data where only the digest was made anew after an edit of both', () => {
    const lines = resigned(school, { [cellOf('填表人', 1)]: '李校长' });
    expect(stateOf(lines)).toMatchObject({ outcome: 'valid', facts: { who: '李校长' } });
    const edit = edited(lines, typed(FORM, 'E5', 1985));
    expect(stateOf(edit).outcome).toBe('changed');
  });

  it('is told by the check itself where the digest fits but what it states does not', () => {
    const other = { [cellOf('学校', 1)]: '2133000001 别的学校', [cellOf('低于标准', 1)]: '5' };
    expect(stateOf(resigned(school, other))).toMatchObject({
      outcome: 'forged',
      why: 'facts',
      facts: ['学校', '低于标准'],
    });
    const unknown = { [cellOf('标准', 1)]: 'cn.none' };
    expect(stateOf(resigned(school, unknown))).toMatchObject({ why: 'facts', facts: ['标准'] });
  });

  it('is told where it vouches for data in which the check finds errors', () => {
    const wrong = edited(exampleBytes('schools/澄湖县实验小学.xlsx'), typed(FORM, 'E5', 1700));
    const bad = edited(wrong, typed(FORM, 'E20', -3));
    const [made] = receiptAmendments(checkOf({ 'a.xlsx': bad }), MAKER);
    if (made === undefined) throw new Error('no receipt');
    const honest = edited(bad, made);
    const count = rowOf(honest, '逻辑校验未通过');
    expect(stateOf(honest)).toMatchObject({ outcome: 'forged', why: 'facts' });
    const claims = resigned(honest, { [formatAddress({ row: count, column: 1 })]: '0' });
    const state = stateOf(claims);
    if (state.outcome !== 'forged') throw new Error(state.outcome);
    expect(state.facts).toContain('逻辑校验未通过');
  });
});

describe('a receipt made under other rules', () => {
  it('keeps its digest and is not held against the rules of today', () => {
    const older = resigned(school, {
      [cellOf('规则包', 1)]: '0.0.9 0123456789abcdef',
      [cellOf('低于标准', 1)]: '5',
    });
    expect(stateOf(older)).toMatchObject({ outcome: 'other-version', otherVersion: true });
    const changed = edited(older, typed(FORM, 'E5', 1985));
    expect(stateOf(changed)).toMatchObject({ outcome: 'changed', otherVersion: true });
    const edit = edited(older, typed(SHEET, cellOf('学校', 1), '别的学校'));
    expect(stateOf(edit)).toMatchObject({ outcome: 'forged', why: 'digest' });
  });
});
