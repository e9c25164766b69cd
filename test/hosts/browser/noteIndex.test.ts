import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SheetsNoteModel } from '@univerjs/sheets-note';
import { indexNotes } from '../../../src/hosts/browser/noteIndex';
import { headless, type Headless } from './headless';

const SIZE = 12;

let grid: Headless;
let model: SheetsNoteModel;
beforeEach(() => {
  const sheet = { id: 's', name: '学校', rowCount: SIZE, columnCount: SIZE };
  grid = headless({ id: 'book', sheetOrder: ['s'], sheets: { s: sheet } });
  model = grid.injector.get(SheetsNoteModel);
  indexNotes(grid);
  for (const [row, column] of PLACES)
    sheetRange(row, column).createOrUpdateNote(textOf(row, column));
  expectSame(PLACES.length);
});
afterEach(() => {
  grid.close();
});

/** Notes one below the other, one beside the other, and alone: where lines move, some take the places of others. */
const PLACES = [
  [0, 0],
  [1, 0],
  [2, 0],
  [3, 0],
  [3, 1],
  [3, 2],
  [7, 5],
  [9, 9],
] as const;

function textOf(row: number, column: number) {
  const note = `${String(row)}:${String(column)}`;
  return { id: `note ${note}`, row, col: column, width: 100, height: 40, note };
}

function sheetRange(row: number, column: number) {
  return grid.book.getActiveSheet().getRange(row, column);
}

/** Every cell's note by the index and as the grid itself looks it up, and that none was lost on the way. */
function expectSame(count: number): void {
  const sheet = grid.book.getActiveSheet().getSheet();
  const found = [];
  for (let row = 0; row < sheet.getRowCount(); row++)
    for (let col = 0; col < sheet.getColumnCount(); col++) {
      const wanted = { row, col };
      const indexed = model.getNote('book', 's', wanted);
      const slowly = SheetsNoteModel.prototype.getNote.call(model, 'book', 's', wanted);
      expect({ ...wanted, note: indexed }).toEqual({ ...wanted, note: slowly });
      if (indexed) found.push(indexed.id);
    }
  expect(new Set(found).size).toBe(count);
}

describe('the index of notes agrees with the grid', () => {
  it('where notes are added to, changed and removed', () => {
    sheetRange(5, 5).createOrUpdateNote(textOf(5, 5));
    expectSame(PLACES.length + 1);
    sheetRange(5, 5).createOrUpdateNote({ ...textOf(5, 5), note: 'other' });
    expect(model.getNote('book', 's', { row: 5, col: 5 })?.note).toBe('other');
    sheetRange(1, 0).deleteNote();
    expectSame(PLACES.length);
    expect(model.getNote('book', 's', { row: 1, col: 0 })).toBeUndefined();
  });

  it('where a note moves, also to a place that another has just left', () => {
    move(noteAt(3, 2).id, 3, 6);
    move(noteAt(3, 1).id, 3, 2);
    expectSame(PLACES.length);
    expect(noteAt(3, 2).note).toBe('3:1');
  });

  it('where lines come and go between notes that stand side by side', () => {
    const sheet = grid.book.getActiveSheet();
    sheet.insertRows(1, 1);
    expectSame(PLACES.length);
    expect(noteAt(2, 0).note).toBe('1:0');
    sheet.insertColumns(1, 2);
    expectSame(PLACES.length);
    sheet.deleteColumns(1, 2);
    sheet.deleteRows(1, 1);
    expectSame(PLACES.length);
    expect(noteAt(1, 0).note).toBe('1:0');
  });

  it('where the user takes all of it back and does it again', async () => {
    grid.book.getActiveSheet().insertRows(2, 3);
    sheetRange(0, 0).deleteNote();
    for (const step of ['undo', 'undo', 'redo', 'redo'] as const) {
      await grid.univerAPI[step]();
      expectSame(model.getSheetNotes('book', 's')?.size ?? 0);
    }
    expect(noteAt(5, 0).note).toBe('2:0');
  });
});

function move(noteId: string, newRow: number, newCol: number): void {
  model.updateNotePosition('book', 's', { noteId, newRow, newCol });
}

function noteAt(row: number, col: number) {
  const note = model.getNote('book', 's', { row, col });
  if (!note) throw new Error(`no note at ${String(row)}:${String(col)}`);
  return note;
}
