import type { BorderLook, BorderSide, CellLook, FontLook } from '../../sheet/look';
import { formatCodeOf } from '../readStyles';
import { mixed, resolveColour, STANDARD_PALETTE, type Palette } from './colours';
import type { BorderPart, FillPart, FontPart, FormatPart, StyleSheet } from './readFormats';

/** The looks of a workbook and which of them each cell format (`s` of a cell) has. */
export interface CellLooks {
  /** Distinct looks; the first is that of an untouched cell. */
  readonly looks: readonly CellLook[];
  readonly byFormat: Uint16Array;
}

export const PLAIN_LOOKS: CellLooks = { looks: [{}], byFormat: new Uint16Array(0) };

/** Resolves the formats of a style sheet. */
export function cellLooks(sheet: StyleSheet, palette: Palette): CellLooks {
  const parts: ResolvedParts = {
    fonts: sheet.fonts.map((font) => fontLook(font, palette)),
    fills: sheet.fills.map((fill) => fillColour(fill, palette)),
    borders: sheet.borders.map((border) => borderLooks(border, palette)),
    numberFormats: sheet.numberFormats,
  };
  const looks: CellLook[] = [];
  const known = new Map<string, number>();
  const byFormat = Uint16Array.from(sheet.cellFormats, (format) => {
    const look = lookOf(inherited(format, sheet.styleFormats[format.parent ?? -1]), parts);
    const key = JSON.stringify(look);
    const place = known.get(key) ?? looks.push(look) - 1;
    known.set(key, place);
    return place;
  });
  return looks.length === 0 ? PLAIN_LOOKS : { looks, byFormat };
}

/** The standard palette with what the file puts in its places. */
export function paletteOf(theme: readonly string[], indexed: readonly string[]): Palette {
  const colours = STANDARD_PALETTE.indexed.map((colour, place) => indexed[place] ?? colour);
  return { theme, indexed: colours };
}

interface ResolvedParts {
  readonly fonts: readonly FontLook[];
  readonly fills: readonly (string | undefined)[];
  readonly borders: readonly CellLook['borders'][];
  readonly numberFormats: ReadonlyMap<number, string>;
}

/**
 * What a format states itself counts, whatever its `apply…` flags say: Excel and LibreOffice draw it so. What it does
 * not state comes from the named style under it.
 */
function inherited(format: FormatPart, style: FormatPart | undefined): FormatPart {
  if (style === undefined) return format;
  const align = format.align ?? (format.setsAlignment ? undefined : style.align);
  const unlocked = format.unlocked ?? (format.setsProtection ? undefined : style.unlocked);
  return {
    ...format,
    font: format.font ?? style.font,
    fill: format.fill ?? style.fill,
    border: format.border ?? style.border,
    numberFormat: format.numberFormat ?? style.numberFormat,
    ...(align === undefined ? {} : { align }),
    ...(unlocked === undefined ? {} : { unlocked }),
  };
}

function lookOf(format: FormatPart, parts: ResolvedParts): CellLook {
  const font = parts.fonts[format.font ?? 0];
  const fill = parts.fills[format.fill ?? 0];
  const borders = parts.borders[format.border ?? 0];
  const numberFormat = formatCodeOf(format.numberFormat ?? 0, parts.numberFormats);
  const { align, unlocked } = format;
  return {
    ...(font === undefined ? {} : { font }),
    ...(fill === undefined ? {} : { fill }),
    ...(borders === undefined ? {} : { borders }),
    ...(align === undefined || Object.keys(align).length === 0 ? {} : { align }),
    ...(numberFormat === undefined ? {} : { numberFormat }),
    ...(unlocked === true ? { unlocked } : {}),
  };
}

function fontLook(font: FontPart, palette: Palette): FontLook {
  const colour = font.colour?.indexed === 64 ? undefined : resolveColour(font.colour, palette);
  return {
    ...(font.name === undefined || font.name === '' ? {} : { name: font.name }),
    ...(font.size === undefined ? {} : { size: font.size }),
    ...(font.bold === true ? { bold: true } : {}),
    ...(font.italic === true ? { italic: true } : {}),
    ...(font.underline === true ? { underline: true } : {}),
    ...(font.strike === true ? { strike: true } : {}),
    ...(colour === undefined ? {} : { colour }),
  };
}

/** How much of a pattern is drawn in its foreground colour; 18.18.55. */
const DENSITY: Readonly<Partial<Record<string, number>>> = {
  solid: 1,
  darkGray: 0.75,
  mediumGray: 0.5,
  lightGray: 0.25,
  gray125: 0.125,
  gray0625: 0.0625,
  darkHorizontal: 0.5,
  darkVertical: 0.5,
  darkDown: 0.5,
  darkUp: 0.5,
  darkGrid: 0.5,
  darkTrellis: 0.75,
  lightHorizontal: 0.25,
  lightVertical: 0.25,
  lightDown: 0.25,
  lightUp: 0.25,
  lightGrid: 0.4375,
  lightTrellis: 0.375,
};

/** One colour for the whole cell: that of a pattern seen from afar, the middle of a gradient. */
function fillColour(fill: FillPart, palette: Palette): string | undefined {
  const stops = fill.stops.flatMap((stop) => resolveColour(stop, palette) ?? []);
  const [first, ...others] = stops;
  if (first !== undefined)
    return others.reduce((mean, stop, i) => mixed(mean, stop, (i + 1) / (i + 2)), first);
  const density = DENSITY[fill.pattern ?? 'none'];
  if (density === undefined) return undefined;
  const front = resolveColour(fill.foreground, palette);
  const back = resolveColour(fill.background, palette);
  if (density === 1) return front ?? back;
  return mixed(front ?? '#000000', back ?? '#ffffff', density);
}

function borderLooks(border: BorderPart, palette: Palette): CellLook['borders'] {
  const looks: Partial<Record<BorderSide, BorderLook>> = {};
  for (const side of ['top', 'right', 'bottom', 'left'] as const) {
    const line = border[side];
    if (line === undefined) continue;
    const colour = line.colour?.indexed === 64 ? undefined : resolveColour(line.colour, palette);
    looks[side] = { style: line.style, ...(colour === undefined ? {} : { colour }) };
  }
  return Object.keys(looks).length === 0 ? undefined : looks;
}
