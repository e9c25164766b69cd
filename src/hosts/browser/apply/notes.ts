import type { Worksheet } from '@univerjs/core';
import { SheetsNoteModel, type ISheetNote } from '@univerjs/sheets-note';
import { MAX_NOTES, type NoteEdit } from '../../../sheet/editPlan';
import type { LayerGrid } from './grid';
import type { Skip } from '../../shared/skip';

const OWN_NOTE = 'junheng-note-';

/** Pixels of the box of a note of ours. */
const WIDTH = 260;
const LINE = 20;

export interface Notes {
  /** Brings our notes on a sheet to what is wanted; where the user has one, ours follows in the same box. */
  readonly write: (sheet: Worksheet, edits: readonly NoteEdit[]) => void;
  /** What of a note is the user's; undefined where nothing is. */
  readonly userText: (note: Pick<ISheetNote, 'id' | 'note'>) => string | undefined;
}

export function notes(grid: LayerGrid): Notes {
  const model = grid.injector.get(SheetsNoteModel);
  /** All that we ever put into a note, by its id: the user's undo may bring back what we have taken off. */
  const written = new Map<string, Set<string>>();
  let count = 0;
  const remember = (id: string, text: string) => {
    written.set(id, (written.get(id) ?? new Set<string>()).add(text));
  };
  const userText: Notes['userText'] = ({ id, note }) => {
    const own = [...(written.get(id) ?? [])].sort((a, b) => b.length - a.length);
    if (own.includes(note)) return undefined;
    const tail = own.find((text) => note.endsWith(`\n${text}`));
    return tail === undefined ? note : note.slice(0, -tail.length - 1);
  };
  // What the mutations of notes do; a mutation is told to each note that is there, which for thousands takes seconds.
  const put = (sheet: Worksheet, note: ISheetNote) => {
    model.updateNote(grid.unitId, sheet.getSheetId(), note.row, note.col, note);
  };
  const take = (sheet: Worksheet, noteId: string) => {
    model.removeNote(grid.unitId, sheet.getSheetId(), { noteId });
  };
  const bring = (sheet: Worksheet, note: ISheetNote, own: string | undefined) => {
    const theirs = userText(note);
    if (own !== undefined) remember(note.id, own);
    const parts = [theirs, own].filter((part) => part !== undefined);
    const text = parts.join('\n');
    if (parts.length === 0) take(sheet, note.id);
    else if (text !== note.note) put(sheet, { ...note, note: text });
  };
  return {
    userText,
    write: (sheet, edits) => {
      const left = textsByCell(edits);
      const present = model.getSheetNotes(grid.unitId, sheet.getSheetId());
      for (const note of [...(present?.values() ?? [])]) {
        const key = keyOf(note.row, note.col);
        const own = left.get(key);
        left.delete(key);
        if (own !== undefined || written.has(note.id)) bring(sheet, note, own?.text);
      }
      for (const { at, text } of left.values()) {
        const id = `${OWN_NOTE}${String(++count)}`;
        remember(id, text);
        const height = LINE * (text.split('\n').length + 1);
        put(sheet, { id, row: at.row, col: at.column, width: WIDTH, height, note: text });
      }
    },
  };
}

function keyOf(row: number, column: number): string {
  return `${String(row)}:${String(column)}`;
}

/** Several notes for one cell become one. */
function textsByCell(edits: readonly NoteEdit[]): Map<string, Pick<NoteEdit, 'at' | 'text'>> {
  const texts = new Map<string, Pick<NoteEdit, 'at' | 'text'>>();
  for (const { at, text } of edits) {
    const key = keyOf(at.row, at.column);
    const known = texts.get(key);
    texts.set(key, { at, text: known === undefined ? text : `${known.text}\n${text}` });
  }
  return texts;
}

/** The notes that a workbook takes, and those that it does not. */
export function limitNotes(edits: readonly NoteEdit[]): {
  readonly kept: readonly NoteEdit[];
  readonly skipped: readonly Skip[];
} {
  const skipped = edits.slice(MAX_NOTES).map((edit): Skip => ({ edit, reason: 'too-many-notes' }));
  return { kept: edits.slice(0, MAX_NOTES), skipped };
}
