// Excel draws columns in digits of the workbook's own font: 7 pixels for 11 pt Calibri, 8 for 宋体 and 等线. The widths of
// files hold some room around the digits already; adding 5 pixels suits the Chinese fonts and cuts nothing off in others.
const DIGIT = 7;
const ROOM = 5;
const PIXELS_PER_POINT = 96 / 72;

/** Column width in characters, as files state it, to pixels of the grid. */
export function charactersToPixels(characters: number): number {
  return Math.round(characters * DIGIT + ROOM);
}

/** The inverse, in 256ths of a character as files keep them; a width that came from `charactersToPixels` turns into the same pixels. */
export function pixelsToCharacters(pixels: number): number {
  return Math.max(0, Math.round(((pixels - ROOM) / DIGIT) * 256) / 256);
}

export function pointsToPixels(points: number): number {
  return Math.round(points * PIXELS_PER_POINT);
}

/** In quarters of a point, the step in which Excel keeps heights. */
export function pixelsToPoints(pixels: number): number {
  return Math.round((pixels / PIXELS_PER_POINT) * 4) / 4;
}
