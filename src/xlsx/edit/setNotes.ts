import { formatAddress, MAX_COLUMNS, MAX_ROWS } from '../../kernel/address';
import { fail, succeed, type Result } from '../../kernel/result';
import type { Amendment } from '../../sheet/amendment';
import { MAX_NOTE_TEXT, type PlannedNote } from '../patch/commentList';
import { relationshipsOf } from '../patch/relationships';
import { changeComments } from '../patch/sheetNotes';
import { reduceComments } from '../patch/sheetRemoval';
import type { Editing } from './editing';
import { conversationsAt, withNotes, withoutNotes } from './noteList';

type SetNotes = Extract<Amendment, { readonly kind: 'set-notes' }>;
type Note = SetNotes['notes'][number];

/** Writes and takes away notes. Cells with a conversation are refused: it is more than a note can hold. */
export function setNotes(editing: Editing, { sheet: name, notes }: SetNotes): Result<void> {
  const { pkg } = editing;
  const sheet = editing.sheet(name);
  if (!sheet.ok) return sheet;
  const last = [...new Map(notes.map((note) => [formatAddress(note.at), note])).values()];
  const sound = checkNotes(name, last);
  if (!sound.ok) return sound;
  const { part, workbook } = sheet.value;
  const free = refuseConversations(editing, name, part, last);
  if (!free.ok) return free;
  const gone = last.flatMap(({ at, text }) => (text === null ? [at] : []));
  const reduced =
    gone.length === 0
      ? succeed(undefined)
      : reduceComments(pkg, part, (text) => withoutNotes(text, gone));
  if (!reduced.ok) return reduced;
  const written = last.flatMap(({ at, text }): PlannedNote[] =>
    text === null ? [] : [{ at, text }],
  );
  if (written.length === 0) return succeed(undefined);
  const done = changeComments(pkg, part, workbook.flavour, (text) => withNotes(text, written));
  return done.ok ? succeed(undefined) : done;
}

function checkNotes(sheet: string, notes: readonly Note[]): Result<void> {
  for (const { at, text } of notes) {
    const isInside =
      Number.isInteger(at.row) && Number.isInteger(at.column) && at.row >= 0 && at.column >= 0;
    if (!isInside || at.row >= MAX_ROWS || at.column >= MAX_COLUMNS)
      return fail('edit-refused', 'cell-outside', { sheet });
    if ((text ?? '').length > MAX_NOTE_TEXT)
      return fail('edit-refused', 'text-too-long', {
        sheet,
        cell: formatAddress(at),
        limit: MAX_NOTE_TEXT,
      });
  }
  return succeed(undefined);
}

function refuseConversations(
  { pkg }: Editing,
  sheet: string,
  part: string,
  notes: readonly Note[],
): Result<void> {
  const links = relationshipsOf(pkg, part);
  if (!links.ok) return links;
  const comments = links.value.find(({ type, target }) => type === 'comments' && pkg.has(target));
  const text = comments === undefined ? succeed('') : pkg.text(comments.target);
  if (!text.ok) return text;
  const first = conversationsAt(
    text.value,
    notes.map(({ at }) => at),
  )[0];
  if (first === undefined) return succeed(undefined);
  return fail('edit-refused', 'cell-has-conversation', { sheet, cell: formatAddress(first) });
}
