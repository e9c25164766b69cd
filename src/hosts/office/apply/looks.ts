import type { Area } from '../../../kernel/address';
import type { CellStyle, LiveLook, MarkKind } from '../../../sheet/editPlan';

/** The same looks as in a file (`xlsx/patch/looks`), in Excel's terms. None differs from another by colour alone. */
export interface Look {
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly size?: number;
  readonly colour?: string;
  readonly fill?: string;
  readonly horizontal?: 'Left' | 'Center' | 'Right';
  readonly wrap?: true;
  readonly numberFormat?: string;
  /** A thin line around. */
  readonly box?: true;
}

export const LINE = '#BFBFBF';

const BOX = { box: true } as const;
const SIZE = { size: 11 } as const;
const WORD = { ...BOX, horizontal: 'Center' } as const;
const FIGURE = { ...BOX, horizontal: 'Right' } as const;

/** All of them stand in the middle of their rows. */
export const STYLES: Readonly<Record<CellStyle, Look>> = {
  title: { bold: true, size: 14 },
  header: { ...WORD, ...SIZE, bold: true, fill: '#E7EEF7', wrap: true },
  text: BOX,
  wrapped: { ...BOX, wrap: true },
  integer: { ...FIGURE, numberFormat: '0' },
  decimal2: { ...FIGURE, numberFormat: '0.00' },
  decimal3: { ...FIGURE, numberFormat: '0.000' },
  percent1: { ...BOX, numberFormat: '0.0%' },
  verdict: WORD,
  met: { ...WORD, ...SIZE, colour: '#1E6B34' },
  missed: { ...WORD, ...SIZE, bold: true, colour: '#9C0006', fill: '#FCE4E4' },
  unknown: { ...WORD, ...SIZE, italic: true, colour: '#595959' },
  link: { ...BOX, ...SIZE, underline: true, colour: '#0563C1' },
};

/** `box` is the colour of the frame. */
export type MarkLook = Pick<Look, 'bold' | 'italic' | 'underline' | 'colour' | 'fill'> & {
  readonly frame?: string;
};

export const MARK_LOOKS: Readonly<Record<MarkKind, MarkLook>> = {
  error: { bold: true, colour: '#9C0006', fill: '#FFC7CE' },
  warning: { underline: true, colour: '#7F4F00', fill: '#FFEB9C' },
  'below-standard': { italic: true, colour: '#1F3864', fill: '#DDEBF7', frame: '#2F5597' },
};

export const LIVE_LOOKS: Readonly<Record<LiveLook, MarkLook>> = {
  met: { colour: '#1E6B34' },
  missed: { bold: true, colour: '#9C0006', fill: '#FCE4E4' },
  unknown: { italic: true, colour: '#595959' },
};

/** Lays a look over cells that have none. */
export function dress(range: Excel.Range, look: Look): void {
  const { font, fill } = range.format;
  if (look.bold) font.bold = true;
  if (look.italic) font.italic = true;
  if (look.underline) font.underline = 'Single';
  if (look.size !== undefined) font.size = look.size;
  if (look.colour !== undefined) font.color = look.colour;
  if (look.fill !== undefined) fill.color = look.fill;
  if (look.horizontal !== undefined) range.format.horizontalAlignment = look.horizontal;
  range.format.verticalAlignment = 'Center';
  if (look.wrap) range.format.wrapText = true;
}

/** How many operations `dress` takes at most. */
export const DRESSING = 10;

export function filled<T>({ top, left, bottom, right }: Area, value: T): T[][] {
  return Array.from({ length: bottom - top + 1 }, () =>
    Array.from({ length: right - left + 1 }, () => value),
  );
}

/** Lines between the cells of an area; its outer edges are shared with cells of the user's. */
export function lineInside(range: Excel.Range, area: Area, isDrawn: boolean): void {
  const sides: ('InsideHorizontal' | 'InsideVertical')[] = [];
  if (area.bottom > area.top) sides.push('InsideHorizontal');
  if (area.right > area.left) sides.push('InsideVertical');
  for (const side of sides) drawSide(range, side, isDrawn);
}

/** Lines around and between the cells of an area. */
export function lineAll(range: Excel.Range, area: Area): void {
  lineInside(range, area, true);
  for (const side of ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'] as const)
    drawSide(range, side, true);
}

function drawSide(
  range: Excel.Range,
  side: 'InsideHorizontal' | 'InsideVertical' | 'EdgeTop' | 'EdgeBottom' | 'EdgeLeft' | 'EdgeRight',
  isDrawn: boolean,
): void {
  const border = range.format.borders.getItem(side);
  border.style = isDrawn ? 'Continuous' : 'None';
  if (isDrawn) border.color = LINE;
}
