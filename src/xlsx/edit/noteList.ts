import { formatAddress, parseAddress, type CellAddress } from '../../kernel/address';
import {
  appendTo,
  commentsOf,
  noteRun,
  type CommentsOutcome,
  type NotesRemoval,
  type PlannedNote,
} from '../patch/commentList';
import { applySplices, type Splice } from '../patch/splice';
import { attribute, childrenOf, textOf, type Element } from '../patch/xmlText';

/** Cells of a comments part whose note stands in for a conversation, among those given. */
export function conversationsAt(
  text: string,
  cells: readonly CellAddress[],
): readonly CellAddress[] {
  const parts = commentsOf(text);
  if (parts === undefined) return [];
  const authors = childrenOf(text, parts.authors) ?? [];
  const byCell = commentsByCell(text, parts.list);
  return cells.filter((at) => {
    const comment = byCell.get(formatAddress(at));
    if (comment === undefined) return false;
    const author = authors[Number(attribute(text, comment.tag, 'authorId'))];
    return author !== undefined && textOf(text, author).startsWith('tc=');
  });
}

function commentsByCell(text: string, list: Element): ReadonlyMap<string, Element> {
  return new Map(
    (childrenOf(text, list) ?? []).map((comment) => {
      const at = parseAddress(attribute(text, comment.tag, 'ref') ?? '');
      return [at === undefined ? '' : formatAddress(at), comment];
    }),
  );
}

/** Gives cells these notes. A note that is there keeps its author, a new one has none. */
export function withNotes(
  text: string,
  notes: readonly PlannedNote[],
): CommentsOutcome | undefined {
  const parts = commentsOf(text);
  if (parts === undefined) return undefined;
  const { prefix: p, authors, list } = parts;
  const byCell = commentsByCell(text, list);
  const names = childrenOf(text, authors) ?? [];
  const nameless = names.findIndex((author) => textOf(text, author) === '');
  const author = nameless >= 0 ? nameless : names.length;
  const splices: Splice[] = [];
  const created: PlannedNote[] = [];
  let xml = '';
  for (const note of notes) {
    const ref = formatAddress(note.at);
    const comment = byCell.get(ref);
    const body = `<${p}text>${noteRun(note.text, p)}</${p}text>`;
    if (comment === undefined) {
      created.push(note);
      xml += `<${p}comment ref="${ref}" authorId="${String(author)}">${body}</${p}comment>`;
      continue;
    }
    const old = (childrenOf(text, comment) ?? []).find(({ name }) => name === 'text');
    if (old !== undefined) splices.push({ from: old.start, to: old.end, text: body });
    else splices.push(appendTo(comment, p, body));
  }
  if (xml !== '') splices.push(appendTo(list, p, xml));
  if (xml !== '' && nameless < 0) splices.push(appendTo(authors, p, `<${p}author></${p}author>`));
  return { text: applySplices(text, splices), created, skipped: [] };
}

/** Takes the notes of cells off. Authors stay: notes name them by their place. */
export function withoutNotes(
  text: string,
  cells: readonly CellAddress[],
): NotesRemoval | undefined {
  const parts = commentsOf(text);
  if (parts === undefined) return undefined;
  const byCell = commentsByCell(text, parts.list);
  const gone = cells.flatMap((at) => {
    const comment = byCell.get(formatAddress(at));
    return comment === undefined ? [] : [{ at, comment }];
  });
  const splices = gone.map(({ comment }) => ({ from: comment.start, to: comment.end, text: '' }));
  return {
    text: applySplices(text, splices),
    removed: gone.map(({ at }) => at),
    isEmpty: gone.length === (childrenOf(text, parts.list) ?? []).length,
  };
}
