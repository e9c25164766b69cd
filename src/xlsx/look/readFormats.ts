import type { AlignLook, BorderSide } from '../../sheet/look';
import type { XmlScanner } from '../xmlScanner';
import { hexColour, readColour, type ColourRef } from './colours';

/** A style sheet as it is written: colours are not yet resolved, formats refer to fonts and fills by number. */
export interface StyleSheet {
  readonly fonts: FontPart[];
  readonly fills: FillPart[];
  readonly borders: BorderPart[];
  readonly numberFormats: Map<number, string>;
  readonly styleFormats: FormatPart[];
  readonly cellFormats: FormatPart[];
  /** The file's own palette; empty where it has none. */
  readonly indexed: string[];
}

export interface FontPart {
  name?: string;
  size?: number;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strike?: boolean;
  colour?: ColourRef;
}

export interface FillPart {
  pattern?: string;
  foreground?: ColourRef;
  background?: ColourRef;
  /** Colours of a gradient. */
  readonly stops: ColourRef[];
}

export type BorderPart = Partial<Record<BorderSide, { style: string; colour?: ColourRef }>>;

export interface FormatPart {
  readonly font: number | undefined;
  readonly fill: number | undefined;
  readonly border: number | undefined;
  readonly numberFormat: number | undefined;
  /** The named style under it, by its place among the style formats. */
  readonly parent: number | undefined;
  readonly setsAlignment: boolean;
  readonly setsProtection: boolean;
  align?: AlignLook;
  unlocked?: boolean;
}

/** Excel's own ceiling for cell formats; fonts, fills and borders have lower ones. */
const MOST = 65_490;

/** Undefined where the part cannot be read: then the workbook looks plain. */
export function readFormats(scanner: XmlScanner): StyleSheet | undefined {
  const sheet: StyleSheet = {
    fonts: [],
    fills: [],
    borders: [],
    numberFormats: new Map(),
    styleFormats: [],
    cellFormats: [],
    indexed: [],
  };
  const read = scanner.readRoot('styleSheet', (name) => {
    readList(scanner, name, sheet);
  });
  return read.ok ? sheet : undefined;
}

function readList(scanner: XmlScanner, list: string, sheet: StyleSheet): void {
  switch (list) {
    case 'numFmts':
      readNumberFormats(scanner, sheet.numberFormats);
      break;
    case 'fonts':
      readEach(scanner, 'font', sheet.fonts, readFont);
      break;
    case 'fills':
      readEach(scanner, 'fill', sheet.fills, readFill);
      break;
    case 'borders':
      readEach(scanner, 'border', sheet.borders, readBorder);
      break;
    case 'cellStyleXfs':
      readEach(scanner, 'xf', sheet.styleFormats, readFormat);
      break;
    case 'cellXfs':
      readEach(scanner, 'xf', sheet.cellFormats, readFormat);
      break;
    case 'colors':
      readPalette(scanner, sheet.indexed);
      break;
  }
}

function readEach<T>(
  scanner: XmlScanner,
  element: string,
  list: T[],
  readOne: (scanner: XmlScanner) => T,
): void {
  scanner.forEachChild((name) => {
    if (name === element && list.length < MOST) list.push(readOne(scanner));
  });
}

function readNumberFormats(scanner: XmlScanner, formats: Map<number, string>): void {
  scanner.forEachChild(() => {
    const id = scanner.attributes.integer('numFmtId');
    const code = scanner.attributes.text('formatCode');
    if (id !== undefined && code !== undefined && formats.size < MOST) formats.set(id, code);
  });
}

function readFont(scanner: XmlScanner): FontPart {
  const font: FontPart = {};
  const { attributes } = scanner;
  scanner.forEachChild((name) => {
    if (name === 'name') font.name = attributes.text('val') ?? '';
    else if (name === 'sz') font.size = sizeOf(attributes.text('val')) ?? 11;
    else if (name === 'b') font.bold = isOn(scanner);
    else if (name === 'i') font.italic = isOn(scanner);
    else if (name === 'strike') font.strike = isOn(scanner);
    else if (name === 'u') font.underline = attributes.text('val') !== 'none';
    else if (name === 'color') {
      const colour = readColour(attributes);
      if (colour !== undefined) font.colour = colour;
    }
  });
  return font;
}

/** Font sizes go from 1 to 409. */
function sizeOf(text: string | undefined): number | undefined {
  const size = Number(text);
  return text !== undefined && size >= 1 && size <= 409 ? size : undefined;
}

/** `<b/>` and `<b val="1"/>` are on. */
function isOn({ attributes }: XmlScanner): boolean {
  return attributes.text('val') === undefined || attributes.isTrue('val');
}

function readFill(scanner: XmlScanner): FillPart {
  const fill: FillPart = { stops: [] };
  scanner.forEachChild((kind) => {
    if (kind === 'patternFill') {
      fill.pattern = scanner.attributes.text('patternType') ?? 'none';
      scanner.forEachChild((name) => {
        const colour = readColour(scanner.attributes);
        if (colour === undefined) return;
        if (name === 'fgColor') fill.foreground = colour;
        else if (name === 'bgColor') fill.background = colour;
      });
    } else if (kind === 'gradientFill') scanner.forEachChild(() => readStop(scanner, fill.stops));
  });
  return fill;
}

function readStop(scanner: XmlScanner, stops: ColourRef[]): void {
  scanner.forEachChild(() => {
    const colour = readColour(scanner.attributes);
    if (colour !== undefined && stops.length < 100) stops.push(colour);
  });
}

const SIDES: Readonly<Partial<Record<string, BorderSide>>> = {
  left: 'left',
  start: 'left',
  right: 'right',
  end: 'right',
  top: 'top',
  bottom: 'bottom',
};

function readBorder(scanner: XmlScanner): BorderPart {
  const border: BorderPart = {};
  scanner.forEachChild((name) => {
    const side = SIDES[name];
    const style = scanner.attributes.text('style') ?? 'none';
    if (side === undefined || style === 'none') return;
    let colour: ColourRef | undefined;
    scanner.forEachChild(() => {
      colour = readColour(scanner.attributes);
    });
    border[side] = colour === undefined ? { style } : { style, colour };
  });
  return border;
}

function readFormat(scanner: XmlScanner): FormatPart {
  const { attributes } = scanner;
  const format: FormatPart = {
    font: attributes.integer('fontId'),
    fill: attributes.integer('fillId'),
    border: attributes.integer('borderId'),
    numberFormat: attributes.integer('numFmtId'),
    parent: attributes.integer('xfId'),
    setsAlignment: attributes.isTrue('applyAlignment'),
    setsProtection: attributes.isTrue('applyProtection'),
  };
  scanner.forEachChild((name) => {
    if (name === 'alignment') format.align = readAlignment(scanner);
    else if (name === 'protection') {
      const locked = attributes.text('locked');
      format.unlocked = locked === '0' || locked === 'false';
    }
  });
  return format;
}

const HORIZONTAL: Readonly<Partial<Record<string, AlignLook['horizontal']>>> = {
  left: 'left',
  center: 'center',
  centerContinuous: 'center',
  right: 'right',
  justify: 'justify',
  fill: 'fill',
  distributed: 'distributed',
};

const VERTICAL: Readonly<Partial<Record<string, AlignLook['vertical']>>> = {
  top: 'top',
  center: 'center',
  bottom: 'bottom',
  justify: 'justify',
  distributed: 'distributed',
};

function readAlignment({ attributes }: XmlScanner): AlignLook {
  const horizontal = HORIZONTAL[attributes.text('horizontal') ?? ''];
  const vertical = VERTICAL[attributes.text('vertical') ?? ''];
  const rotation = rotationOf(attributes.integer('textRotation') ?? 0);
  const indent = Math.min(attributes.integer('indent') ?? 0, 250);
  return {
    ...(horizontal === undefined ? {} : { horizontal }),
    ...(vertical === undefined ? {} : { vertical }),
    ...(attributes.isTrue('wrapText') ? { wrap: true } : {}),
    ...(rotation === 0 ? {} : { rotation }),
    ...(indent === 0 ? {} : { indent }),
  };
}

/** The format writes 1 to 90 for a rise, 91 to 180 for a fall by 1 to 90, 255 for stacked letters. */
function rotationOf(value: number): number | 'stacked' {
  if (value === 255) return 'stacked';
  if (value > 180) return 0;
  return value > 90 ? 90 - value : value;
}

function readPalette(scanner: XmlScanner, indexed: string[]): void {
  scanner.forEachChild((name) => {
    if (name !== 'indexedColors') return;
    scanner.forEachChild(() => {
      const colour = hexColour(scanner.attributes.text('rgb'));
      if (indexed.length < 256) indexed.push(colour ?? '#000000');
    });
  });
}
