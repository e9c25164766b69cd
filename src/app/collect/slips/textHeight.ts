/** Points per line of Chinese text at 11 points (等线 in Excel and Noto in LibreOffice), and beside all lines of a row. */
const LINE = 15.1;
const SLACK = 4;

/** Excel's largest height of a row. */
const TALLEST = 409;

/** Height in points of a row with these texts in columns of these widths, so that its print shows all of them. */
export function heightOf(
  cells: readonly { readonly text: string; readonly width: number }[],
  fewestLines = 1,
): number {
  const lines = cells.map(({ text, width }) => linesOf(text, width));
  return Math.min(TALLEST, Math.max(fewestLines, ...lines) * LINE + SLACK);
}

/**
 * Lines that a text takes in a column of that width in digits: a Chinese character is as wide as two, and a line may
 * end after any; other words are kept whole. The width of two digits is lost at the edges.
 */
export function linesOf(text: string, width: number): number {
  const room = Math.max(4, Math.floor(width) - 2);
  return text.split('\n').reduce((sum, line) => sum + linesOfOne(line, room), 0);
}

/**
 * What stays together on a line: a Chinese character or another word, with the brackets that open before it and the
 * marks that may not begin a line.
 */
const UNBROKEN =
  /[（《“‘〔【]*(?:[^\u0000-\u00ff（《“‘〔【]|[^\s\u0100-\u{10ffff}]+)[），。、；：？！”’》〕】…]*|[（《“‘〔【]+|\s+/gu;

function linesOfOne(line: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of line.match(UNBROKEN) ?? []) {
    const width = widthOf(word);
    if (used + width <= room) used += width;
    else {
      // A word longer than a line is broken.
      const broken = Math.floor((width - 1) / room);
      lines += (used === 0 ? 0 : 1) + broken;
      used = width - broken * room;
    }
  }
  return lines;
}

/** In digits. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0xff ? 2 : 1;
  return width;
}
