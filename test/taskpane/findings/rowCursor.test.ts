import { describe, expect, it } from '@jest/globals';
import { cursorIndex, moveOf } from '../../../src/taskpane/screens/findings/rowCursor';
import { listRows } from '../../../src/taskpane/screens/findings/rows';
import { movedCursor } from '../../../src/taskpane/session/cursor';
import { finding, group } from './samples';

const GROUPS = [group('R-1'), group('R-2')];
const SHOWN = [
  finding(0, { rule: 'R-1' }),
  finding(1, { rule: 'R-1' }),
  finding(5, { rule: 'R-2' }),
];
/** R-1, 0, 1, R-2, 5. */
const OPEN = listRows(SHOWN, GROUPS, new Set());
const CLOSED = listRows(SHOWN, GROUPS, new Set(['R-1']));

const move = (key: string, index: number, rows = OPEN) => moveOf(key, { rows, index, page: 3 });

describe('keys in the list', () => {
  it('go up and down, by screenfuls and to the ends, never past them', () => {
    expect(move('ArrowDown', 1)).toEqual({ kind: 'to', index: 2 });
    expect(move('ArrowUp', 0)).toEqual({ kind: 'to', index: 0 });
    expect(move('PageDown', 1)).toEqual({ kind: 'to', index: 4 });
    expect(move('PageUp', 4)).toEqual({ kind: 'to', index: 1 });
    expect(move('Home', 3)).toEqual({ kind: 'to', index: 0 });
    expect(move('End', 0)).toEqual({ kind: 'to', index: 4 });
  });

  it('go out to the head and close it, open it and go in', () => {
    expect(move('ArrowLeft', 2)).toEqual({ kind: 'to', index: 0 });
    expect(move('ArrowLeft', 4)).toEqual({ kind: 'to', index: 3 });
    expect(move('ArrowLeft', 0)).toEqual({ kind: 'close', rule: 'R-1' });
    expect(move('ArrowRight', 0, CLOSED)).toEqual({ kind: 'open', rule: 'R-1' });
    expect(move('ArrowRight', 0)).toEqual({ kind: 'to', index: 1 });
    expect(move('ArrowLeft', 0, CLOSED)).toBeNull();
    expect(move('ArrowRight', 1)).toBeNull();
  });

  it('mean nothing where there is no line, and other keys never', () => {
    expect(move('ArrowDown', 0, [])).toBeNull();
    expect(move('a', 0)).toBeNull();
  });
});

describe('where the cursor stands', () => {
  it('is on the finding, on the head of its closed group, or on the head that was chosen', () => {
    expect(cursorIndex(OPEN, null, { id: 5, rule: 'R-2' })).toBe(4);
    expect(cursorIndex(CLOSED, null, { id: 1, rule: 'R-1' })).toBe(0);
    expect(cursorIndex(OPEN, 'R-2', { id: 1, rule: 'R-1' })).toBe(3);
  });

  it('is on the first line when there is neither, or the head has gone', () => {
    expect(cursorIndex(OPEN, null, undefined)).toBe(0);
    expect(cursorIndex(OPEN, 'R-9', { id: 5, rule: 'R-2' })).toBe(4);
    expect(cursorIndex(OPEN, null, { id: 9, rule: 'R-9' })).toBe(0);
  });

  it('stays on the same finding across a check that numbers them anew', () => {
    const now = [finding(0, { rule: 'R-1', cell: 'F8' }), finding(1, { rule: 'R-2', cell: 'F12' })];
    const current = movedCursor({ shown: SHOWN, current: 1 }, now);
    expect(current).toBe(0);
    const rows = listRows(now, GROUPS, new Set());
    expect(cursorIndex(rows, null, { id: 0, rule: 'R-1' })).toBe(1);
  });

  it('goes to the next finding where its own was repaired', () => {
    const now = [finding(0, { rule: 'R-1', cell: 'F7' }), finding(1, { rule: 'R-2', cell: 'F12' })];
    expect(movedCursor({ shown: SHOWN, current: 1 }, now)).toBe(1);
  });
});
