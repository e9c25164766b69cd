/** How an untouched cell of a sheet looks; it differs between languages of Excel and the user may change it. */
export interface PlainLook {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: string;
  readonly size: number;
  readonly name: string;
  readonly colour: string;
  readonly fill: string;
  readonly horizontal: string;
  readonly vertical: string;
  readonly wrap: boolean;
}

/** What tells how cells look. */
const LOOK = [
  'format/font/bold',
  'format/font/italic',
  'format/font/underline',
  'format/font/size',
  'format/font/name',
  'format/font/color',
  'format/fill/color',
  'format/horizontalAlignment',
  'format/verticalAlignment',
  'format/wrapText',
];

/** Loads how cells look, and what else is named. */
export function loadLook(range: Excel.Range, also: readonly string[] = []): void {
  range.load([...LOOK, ...also]);
}

/** About how many bytes a look takes in a response. */
export const LOOK_BYTES = 600;

/** A cell that nobody formats: the last of the sheet. */
export const LAST_CELL = 'XFD1048576';

/** Excel answers null for what differs within a range. */
type Loaded = { readonly [K in keyof PlainLook]: PlainLook[K] | null };

function loadedLook({ format }: Excel.Range): Loaded {
  const { font, fill } = format;
  return {
    bold: font.bold,
    italic: font.italic,
    underline: font.underline,
    size: font.size,
    name: font.name,
    colour: font.color,
    fill: fill.color,
    horizontal: format.horizontalAlignment,
    vertical: format.verticalAlignment,
    wrap: format.wrapText,
  };
}

/** The look of a single cell. */
export function lookOf(cell: Excel.Range): PlainLook {
  return loadedLook(cell) as PlainLook;
}

/** Whether all cells of a range are untouched, none is known to be, or they differ. */
export function untouched(range: Excel.Range, plain: PlainLook): 'all' | 'none' | 'some' {
  const look = loadedLook(range);
  const keys = Object.keys(plain) as (keyof PlainLook)[];
  if (keys.some((key) => look[key] !== null && look[key] !== plain[key])) return 'none';
  return keys.every((key) => look[key] !== null) ? 'all' : 'some';
}

export const CELL_LOOK: Excel.CellPropertiesLoadOptions = {
  format: {
    fill: { color: true },
    font: { bold: true, italic: true, underline: true, size: true, name: true, color: true },
    horizontalAlignment: true,
    verticalAlignment: true,
    wrapText: true,
  },
};

/** Whether a cell told by `getCellProperties` is untouched. */
export function isUntouched({ format }: Excel.CellProperties, plain: PlainLook): boolean {
  const { font, fill } = format ?? {};
  return (
    font?.bold === plain.bold &&
    font.italic === plain.italic &&
    isText(font.underline, plain.underline) &&
    font.size === plain.size &&
    font.name === plain.name &&
    font.color === plain.colour &&
    fill?.color === plain.fill &&
    isText(format?.horizontalAlignment, plain.horizontal) &&
    isText(format?.verticalAlignment, plain.vertical) &&
    format?.wrapText === plain.wrap
  );
}

function isText(loaded: string | undefined, plain: string): boolean {
  return loaded === plain;
}

/** Takes every look of ours off a range of cells that were untouched. */
export function undress({ format }: Excel.Range, plain: PlainLook): void {
  const { font, fill } = format;
  font.bold = plain.bold;
  font.italic = plain.italic;
  font.underline = plain.underline as 'None';
  font.size = plain.size;
  font.color = plain.colour;
  fill.clear();
  format.horizontalAlignment = plain.horizontal as 'General';
  format.verticalAlignment = plain.vertical as 'Bottom';
  format.wrapText = plain.wrap;
}
