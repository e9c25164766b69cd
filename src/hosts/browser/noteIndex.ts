import { SheetsNoteModel, type ISheetNote } from '@univerjs/sheets-note';
import { MAX_COLUMNS } from '../../kernel/address';
import type { GridAccess } from './gridAccess';

type NotesOfSheet = NonNullable<ReturnType<SheetsNoteModel['getSheetNotes']>>;

/** Models that look notes up by an index already. */
const indexed = new WeakSet<SheetsNoteModel>();

/**
 * Lets the grid look a note up by its cell at once. Its own way goes through all notes of the sheet for each cell that
 * it draws: seconds for some hundred notes.
 */
export function indexNotes({ injector }: Pick<GridAccess, 'injector'>): void {
  const model = injector.get(SheetsNoteModel);
  if (indexed.has(model)) return;
  indexed.add(model);
  const places = new WeakMap<NotesOfSheet, Map<number, string>>();
  const placesOf = (notes: NotesOfSheet): Map<number, string> => {
    const known = places.get(notes) ?? new Map([...notes.values()].map(placed));
    places.set(notes, known);
    return known;
  };
  const slowly = model.getNote.bind(model);
  model.getNote = (unitId, sheetId, wanted) => {
    const { noteId, row, col } = wanted;
    if (noteId || row === undefined || col === undefined) return slowly(unitId, sheetId, wanted);
    const notes = model.getSheetNotes(unitId, sheetId);
    const id = notes && placesOf(notes).get(keyOf(row, col));
    return id === undefined ? undefined : notes?.get(id);
  };
  model.change$.subscribe(({ unitId, subUnitId, oldNote, newNote }) => {
    const notes = model.getSheetNotes(unitId, subUnitId);
    const known = notes && places.get(notes);
    if (known === undefined) return;
    if (oldNote) {
      const key = keyOf(oldNote.row, oldNote.col);
      // Where notes change places, another may stand there already.
      if (known.get(key) === oldNote.id) known.delete(key);
    }
    if (newNote) known.set(keyOf(newNote.row, newNote.col), newNote.id);
  });
}

function placed({ row, col, id }: ISheetNote): [number, string] {
  return [keyOf(row, col), id];
}

function keyOf(row: number, column: number): number {
  return row * MAX_COLUMNS + column;
}
