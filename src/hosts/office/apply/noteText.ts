import { NOTE_AUTHOR, NOTE_HEADING } from '../../../sheet/ownership';

/**
 * What of a note is the user's; undefined where nothing is. Excel signs notes with the name of whoever is at work, so
 * ours are told by their heading; those that a file came with are told by their author.
 */
export function userText({ content, authorName }: Pick<Excel.Note, 'content' | 'authorName'>) {
  const heading = content.indexOf(NOTE_HEADING);
  if (authorName === NOTE_AUTHOR || heading === 0) return undefined;
  if (heading < 0) return content;
  return content.slice(0, heading).replace(/\n$/, '');
}

/** Whether a note holds anything of ours. */
export function isTouched(note: Pick<Excel.Note, 'content' | 'authorName'>): boolean {
  return userText(note) !== note.content;
}
