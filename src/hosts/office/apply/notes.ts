import type { SkipReason } from '../../../app/host';
import { formatAddress } from '../../../kernel/address';
import { MAX_NOTES, type NoteEdit } from '../../../sheet/editPlan';
import { NOTE_HEADING } from '../../../sheet/ownership';
import { MAX_NOTE_TEXT } from '../../../xlsx/patch/commentList';
import { isExcelError } from '../excel';
import { areasOf, type NoteItem, type SheetSeen } from './standing';
import { bytesOf } from './entryBytes';
import { isTouched, userText } from './noteText';
import { carryOut, OPERATION, type Step } from './steps';
import type { Skip } from '../../shared/skip';

/** The notes that a workbook takes, and those that it does not. */
export function limitNotes(edits: readonly NoteEdit[]): {
  readonly kept: readonly NoteEdit[];
  readonly skipped: readonly Skip[];
} {
  const skipped = edits.slice(MAX_NOTES).map((edit): Skip => ({ edit, reason: 'too-many-notes' }));
  return { kept: edits.slice(0, MAX_NOTES), skipped };
}

/** A comment that is put beside a cell after all else is done: a cell with a note refuses it, which cannot be foreseen. */
export interface Comment {
  readonly sheet: Excel.Worksheet;
  readonly place: string;
  readonly content: string;
  readonly edits: readonly NoteEdit[];
}

export interface NotesOutcome {
  readonly steps: readonly Step[];
  readonly comments: readonly Comment[];
  readonly skipped: readonly Skip[];
}

/** Brings our notes on a sheet to what is wanted; where the user has one, ours follows in the same box. */
export function noteSteps(
  seen: SheetSeen,
  edits: readonly NoteEdit[],
  refusal: SkipReason | undefined,
  areComments: boolean,
): NotesOutcome {
  const { notes, sheet } = seen;
  if (notes === undefined || refusal !== undefined)
    return {
      steps: [],
      comments: [],
      skipped: edits.map((edit) => ({ edit, reason: refusal ?? 'not-supported' })),
    };
  const steps: Step[] = [];
  const comments: Comment[] = [];
  const taken = new Set(seen.conversationItems.map(placeOf));
  const wanted = textsByCell(edits);
  for (const note of seen.noteItems) {
    const place = placeOf(note);
    const own = wanted.get(place);
    // A conversation is the user's, and what is said in it stays apart from ours.
    if (areComments && userText(note.item) !== undefined) {
      taken.add(place);
      continue;
    }
    wanted.delete(place);
    if (own !== undefined || isTouched(note.item)) steps.push(change(note, place, notes, own));
  }
  for (const [place, text] of wanted) {
    if (taken.has(place)) continue;
    const content = `${NOTE_HEADING}\n${text}`;
    const bytes = 3 * OPERATION + bytesOf(content);
    const own = edits.filter(({ at }) => formatAddress(at) === place);
    if (areComments) comments.push({ sheet, place, content, edits: own });
    else steps.push({ bytes, queue: () => notes.add(sheet.getRange(place), content) });
  }
  const refused = edits.filter(({ at }) => taken.has(formatAddress(at)));
  return {
    steps: steps.filter(({ bytes }) => bytes > 0),
    comments,
    skipped: refused.map((edit) => ({ edit, reason: 'cell-has-conversation' })),
  };
}

function placeOf({ location }: NoteItem): string {
  const area = areasOf(location.address)[0];
  return area === undefined ? '' : formatAddress({ row: area.top, column: area.left });
}

const NOTHING: Step = { bytes: 0, queue: () => undefined };

function change(
  { item }: NoteItem,
  place: string,
  notes: Excel.NoteCollection | Excel.CommentCollection,
  own: string | undefined,
): Step {
  const theirs = userText(item);
  const ours = own === undefined ? undefined : `${NOTE_HEADING}\n${own}`;
  const parts = [theirs, ours].filter((part) => part !== undefined);
  const content = parts.join('\n');
  if (content === item.content && parts.length > 0) return NOTHING;
  const queue = () => {
    // Notes are told by their places in a list otherwise, which shift as soon as one goes; comments have ids.
    const target = 'getItemByCell' in notes ? item : notes.getItem(place);
    if (parts.length === 0) target.delete();
    else target.content = content;
  };
  return { bytes: 2 * OPERATION + bytesOf(content), queue };
}

/** Several notes for one cell become one. */
function textsByCell(edits: readonly NoteEdit[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { at, text } of edits) {
    const place = formatAddress(at);
    const known = texts.get(place);
    texts.set(place, (known === undefined ? text : `${known}\n${text}`).slice(0, MAX_NOTE_TEXT));
  }
  return texts;
}

/** Refused comments before the rest is given up. */
const MOST_REFUSALS = 50;

/**
 * Puts comments beside the cells of one sheet. Excel stops at the first that it refuses: how many are there then tells
 * which it was. Returns what was refused.
 */
export async function addComments(
  context: Excel.RequestContext,
  comments: readonly Comment[],
  refused: readonly Comment[] = [],
): Promise<readonly Skip[]> {
  const [first] = comments;
  const left = [...refused, ...(refused.length < MOST_REFUSALS ? [] : comments)];
  if (first === undefined || refused.length >= MOST_REFUSALS)
    return left.flatMap(({ edits }) =>
      edits.map((edit): Skip => ({ edit, reason: 'not-supported' })),
    );
  const before = first.sheet.comments.getCount();
  await context.sync();
  try {
    await carryOut(
      context,
      comments.map(({ sheet, place, content }) => ({
        bytes: 3 * OPERATION + bytesOf(content),
        queue: () => sheet.comments.add(sheet.getRange(place), content),
      })),
    );
    return await addComments(context, [], refused);
  } catch (error) {
    if (!isExcelError(error) || !REFUSALS.has(error.code)) throw error;
  }
  const after = first.sheet.comments.getCount();
  await context.sync();
  const done = numberIn(after) - numberIn(before);
  const stopped = comments.slice(done, done + 1);
  return addComments(context, comments.slice(done + 1), [...refused, ...stopped]);
}

function numberIn({ value }: OfficeExtension.ClientResult<number>): number {
  return value;
}

/** What Excel says to a comment beside a cell that has a note. */
const REFUSALS: ReadonlySet<string> = new Set([
  'InvalidOperation',
  'InvalidArgument',
  'GeneralException',
]);
