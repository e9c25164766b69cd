export const SIDES = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'DiagonalDown',
  'DiagonalUp',
] as const;

export type Side = (typeof SIDES)[number];

export interface Border {
  readonly style: string;
  readonly weight: string;
  readonly color: string;
}

/** How one cell looks. A border that is none is not there; `fill` is empty where there is none. */
export interface Format {
  readonly numberFormat: string;
  readonly fill: string;
  readonly fontName: string;
  readonly fontSize: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: string;
  readonly strikethrough: boolean;
  readonly fontColor: string;
  readonly horizontalAlignment: string;
  readonly verticalAlignment: string;
  readonly wrapText: boolean;
  readonly indentLevel: number;
  readonly textOrientation: number;
  readonly shrinkToFit: boolean;
  readonly locked: boolean;
  readonly formulaHidden: boolean;
  readonly borders: Readonly<Partial<Record<Side, Border>>>;
}

export const PLAIN_FORMAT: Format = {
  numberFormat: 'General',
  fill: '',
  fontName: '等线',
  fontSize: 11,
  bold: false,
  italic: false,
  underline: 'None',
  strikethrough: false,
  fontColor: '#000000',
  horizontalAlignment: 'General',
  verticalAlignment: 'Bottom',
  wrapText: false,
  indentLevel: 0,
  textOrientation: 0,
  shrinkToFit: false,
  locked: true,
  formulaHidden: false,
  borders: {},
};

/** Formats that are equal are one object, so that looks are compared by identity. */
export class Formats {
  private readonly known = new Map<string, Format>();
  /** Objects seen already: as a rule one look is given to very many cells. */
  private readonly seen = new WeakMap<Format, Format>();
  private readonly numbered = new WeakMap<Format, Map<string, Format>>();

  intern(format: Format): Format {
    const seen = this.seen.get(format);
    if (seen !== undefined) return seen;
    const one = this.equal(format);
    this.seen.set(format, one);
    return one;
  }

  withNumberFormat(format: Format, numberFormat: string): Format {
    if (format.numberFormat === numberFormat) return format;
    const known = this.numbered.get(format) ?? new Map<string, Format>();
    this.numbered.set(format, known);
    const one = known.get(numberFormat) ?? this.intern({ ...format, numberFormat });
    known.set(numberFormat, one);
    return one;
  }

  private equal(format: Format): Format {
    const key = JSON.stringify([
      ...Object.entries(format).filter(([name]) => name !== 'borders'),
      ...SIDES.map((side) => format.borders[side] ?? null),
    ]);
    const found = this.known.get(key);
    if (found !== undefined) return found;
    this.known.set(key, format);
    return format;
  }
}

const COLOURS: Readonly<Record<string, string>> = {
  red: '#FF0000',
  yellow: '#FFFF00',
  green: '#008000',
  blue: '#0000FF',
  black: '#000000',
  white: '#FFFFFF',
  orange: '#FFA500',
};

/** A colour as Excel gives it back; undefined where it takes none. */
export function colourOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (value === '') return '';
  const hex = /^#?([0-9a-f]{6})$/i.exec(value);
  return hex === null ? COLOURS[value.toLowerCase()] : `#${(hex[1] ?? '').toUpperCase()}`;
}
