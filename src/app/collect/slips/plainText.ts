/** Longest text of a sender that a slip repeats; all of it stands in the annotated copy. */
const LONGEST = 400;

/**
 * Text of a sender for a page that is printed and passed round: without what steers a printer or a reader's eye
 * (control characters, marks that turn the direction of writing), and no longer than a page can bear.
 */
export function plainText(text: string, longest = LONGEST): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]|[\p{Zl}\p{Zp}\p{Cs}]/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim();
  return clean.length <= longest ? clean : `${cut(clean, longest - 1)}…`;
}

/** The first `length` units without half a character at the end. */
export function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

/** As `plainText`, on one line. */
export function plainLine(text: string, longest?: number): string {
  return plainText(text.replace(/\s+/g, ' '), longest);
}

/** Name of a file without its folders, whichever system it came from. */
export function fileName(path: string): string {
  return plainLine(path.split(/[/\\]/).at(-1) ?? path, 120);
}
