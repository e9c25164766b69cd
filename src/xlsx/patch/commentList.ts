import { formatAddress, parseAddress, type CellAddress } from '../../kernel/address';
import { NOTE_AUTHOR, NOTE_HEADING } from '../../sheet/ownership';
import { childNamed, layoutOf } from './schemaOrder';
import { applySplices, type Splice } from './splice';
import {
  attribute,
  childrenOf,
  descendants,
  escapeCellText,
  textOf,
  type Element,
} from './xmlText';

export interface PlannedNote {
  readonly at: CellAddress;
  readonly text: string;
}

/** Longest note that Excel takes. */
export const MAX_NOTE_TEXT = 32_000;

export interface CommentsOutcome {
  readonly text: string;
  /** Notes that need a shape of their own. */
  readonly created: readonly PlannedNote[];
  readonly skipped: readonly PlannedNote[];
}

/** An empty comments part. */
export function emptyComments(main: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<comments xmlns="${main}"><authors></authors><commentList></commentList></comments>`
  );
}

/** Adds notes to a comments part. A note of the user's is kept and ours follows it; conversations are left alone. */
export function addNotes(
  text: string,
  notes: readonly PlannedNote[],
  signature = NOTE_AUTHOR,
): CommentsOutcome | undefined {
  const parts = commentsOf(text);
  if (parts === undefined) return undefined;
  const { prefix, authors, list } = parts;
  const names = childrenOf(text, authors) ?? [];
  const known = names.findIndex((author) => textOf(text, author) === signature);
  const author = known >= 0 ? known : names.length;
  const existing = new Map(
    (childrenOf(text, list) ?? []).map((comment) => [refOf(text, comment), comment]),
  );
  const splices: Splice[] = [];
  const created: PlannedNote[] = [];
  const skipped: PlannedNote[] = [];
  let xml = '';
  for (const note of notes) {
    const comment = existing.get(formatAddress(note.at));
    if (comment === undefined) {
      created.push(note);
      xml += commentXml(note, author, prefix);
      continue;
    }
    const splice = extension(text, comment, note, prefix, names);
    if (splice === undefined) skipped.push(note);
    else splices.push(...splice);
  }
  if (xml !== '') splices.push(appendTo(list, prefix, xml));
  if (xml !== '' && known < 0) {
    const entry = `<${prefix}author>${escapeCellText(signature)}</${prefix}author>`;
    splices.push(appendTo(authors, prefix, entry));
  }
  return { text: applySplices(text, splices), created, skipped };
}

/** Authors and notes of a comments part; undefined where it is malformed. */
export function commentsOf(text: string) {
  const layout = layoutOf(text);
  const authors = layout === undefined ? undefined : childNamed(layout, 'authors');
  const list = layout === undefined ? undefined : childNamed(layout, 'commentList');
  if (layout === undefined || authors === undefined || list === undefined) return undefined;
  return { prefix: layout.prefix, authors, list };
}

function refOf(text: string, comment: Element): string {
  const ref = parseAddress(attribute(text, comment.tag, 'ref') ?? '');
  return ref === undefined ? '' : formatAddress(ref);
}

/** Puts a child at the end of a list, which may be an empty-element tag. */
export function appendTo(element: Element, prefix: string, xml: string): Splice {
  if (element.tag.kind !== 'empty')
    return { from: element.contentEnd, to: element.contentEnd, text: xml };
  const close = `</${prefix}${element.name}>`;
  return { from: element.end - 2, to: element.end, text: ` >${xml}${close}` };
}

function commentXml(note: PlannedNote, author: number, p: string): string {
  const ref = formatAddress(note.at);
  const body = noteRun(note.text, p);
  return `<${p}comment ref="${ref}" authorId="${String(author)}"><${p}text>${body}</${p}text></${p}comment>`;
}

/** Plain text of a note. */
export function noteRun(text: string, p: string): string {
  const cut = escapeCellText(text.slice(0, MAX_NOTE_TEXT));
  return `<${p}r><${p}t xml:space="preserve">${cut}</${p}t></${p}r>`;
}

/** Our paragraph behind the user's text; undefined where the note belongs to a conversation or is odd. */
function extension(
  text: string,
  comment: Element,
  note: PlannedNote,
  p: string,
  authors: readonly Element[],
): readonly Splice[] | undefined {
  const author = authors[Number(attribute(text, comment.tag, 'authorId'))];
  // Excel stores the stand-in of a conversation under an author of this form.
  if (author !== undefined && textOf(text, author).startsWith('tc=')) return undefined;
  const body = (childrenOf(text, comment) ?? []).find(({ name }) => name === 'text');
  const pieces = body === undefined ? [] : (childrenOf(text, body) ?? []);
  const last = pieces.at(-1);
  const ours = noteRun(`\n${NOTE_HEADING}\n${note.text}`, p);
  if (pieces.length === 1 && last?.name === 't') {
    // Text beside runs is not shown by every program. The blank in `<r >` says that we put the text into a run.
    return [
      { from: last.start, to: last.start, text: `<${p}r >` },
      { from: last.end, to: last.end, text: `</${p}r>${ours}` },
    ];
  }
  if (last === undefined || pieces.some(({ name }) => name !== 'r')) return undefined;
  return [{ from: last.end, to: last.end, text: ours }];
}

export interface NotesRemoval {
  readonly text: string;
  /** Cells whose whole note was ours. */
  readonly removed: readonly CellAddress[];
  /** Nothing of anybody is left in the part. */
  readonly isEmpty: boolean;
}

/** Takes our notes, our paragraphs and our name off a comments part. */
export function removeNotes(text: string): NotesRemoval | undefined {
  const parts = commentsOf(text);
  if (parts === undefined) return undefined;
  const authors = childrenOf(text, parts.authors) ?? [];
  const own = authors.findIndex((author) => textOf(text, author) === NOTE_AUTHOR);
  const comments = childrenOf(text, parts.list) ?? [];
  const isMine = (comment: Element) =>
    (own >= 0 && Number(attribute(text, comment.tag, 'authorId')) === own) ||
    isHeaded(text, comment);
  const mine = comments.filter(isMine);
  const theirs = comments.filter((comment) => !isMine(comment));
  const splices = theirs.flatMap((comment) => paragraphRemovals(text, comment));
  const author = authors[own];
  // The places of later authors would shift, so our name goes only from the end of the list.
  const lastIsOurs = author !== undefined && own === authors.length - 1;
  splices.push(...cut(text, parts.list, mine, theirs.length === 0));
  splices.push(...cut(text, parts.authors, lastIsOurs ? [author] : [], authors.length === 1));
  return {
    text: applySplices(text, splices),
    removed: mine.flatMap(({ tag }) => parseAddress(attribute(text, tag, 'ref') ?? '') ?? []),
    isEmpty: theirs.length === 0 && authors.length - (lastIsOurs ? 1 : 0) === 0,
  };
}

/** A note of ours that Excel wrote: it signs notes with the name of whoever is at work, so the heading alone tells. */
function isHeaded(text: string, comment: Element): boolean {
  const body = (childrenOf(text, comment) ?? []).find(({ name }) => name === 'text');
  const pieces = body === undefined ? [] : descendants(text, body, 't');
  const whole = pieces.map((piece) => textOf(text, piece)).join('');
  return whole.trimStart().startsWith(NOTE_HEADING);
}

/** Cuts children; a list that we opened and that is left empty is closed again. */
function cut(
  text: string,
  list: Element,
  gone: readonly Element[],
  isLast: boolean,
): readonly Splice[] {
  if (gone.length === 0) return [];
  if (isLast && text[list.tag.end - 2] === ' ')
    return [{ from: list.tag.end - 2, to: list.end, text: '/>' }];
  return gone.map(({ start, end }) => ({ from: start, to: end, text: '' }));
}

function paragraphRemovals(text: string, comment: Element): Splice[] {
  const body = (childrenOf(text, comment) ?? []).find(({ name }) => name === 'text');
  const runs = body === undefined ? [] : (childrenOf(text, body) ?? []);
  const isOwn = (run: Element) => textOf(text, run).trimStart().startsWith(NOTE_HEADING);
  const splices = runs
    .filter((run) => run.name === 'r' && isOwn(run))
    .map(({ start, end }) => ({ from: start, to: end, text: '' }));
  const first = runs[0];
  if (splices.length > 0 && first !== undefined && text[first.tag.end - 2] === ' ') {
    splices.push({ from: first.start, to: first.contentStart, text: '' });
    splices.push({ from: first.contentEnd, to: first.end, text: '' });
  }
  return splices.length > 0 || body === undefined ? splices : flattened(text, body);
}

/** Our paragraph where a program has joined or cut up the runs: everything from our heading on goes. */
function flattened(text: string, body: Element): Splice[] {
  const pieces = descendants(text, body, 't');
  const heading = pieces
    .map((piece) => textOf(text, piece))
    .join('')
    .indexOf(NOTE_HEADING);
  if (heading < 0) return [];
  let at = 0;
  return pieces.flatMap((piece) => {
    const own = textOf(text, piece);
    const kept = own.slice(0, Math.max(0, heading - at)).replace(/\n$/, '');
    at += own.length;
    if (at <= heading && at < heading - 1) return [];
    return [{ from: piece.contentStart, to: piece.contentEnd, text: escapeCellText(kept) }];
  });
}
