import type { IBorderStyleData, IStyleData, Nullable } from '@univerjs/core';
import type { AlignLook, BorderLook, BorderSide, CellLook, FontLook } from '../../../sheet/look';
import { colourOf } from './colours';

/** Univer's numbers for kinds of lines, in the words of the file format. */
const LINES = [
  'none',
  'thin',
  'hair',
  'dotted',
  'dashed',
  'dashDot',
  'dashDotDot',
  'double',
  'medium',
  'mediumDashed',
  'mediumDashDot',
  'mediumDashDotDot',
  'slantDashDot',
  'thick',
];

const SIDES = { top: 't', right: 'r', bottom: 'b', left: 'l' } as const;

/** Univer's numbers; it has nothing for cells filled by repeating their text. */
const HORIZONTAL = { left: 1, center: 2, right: 3, justify: 4, fill: 1, distributed: 6 } as const;
const VERTICAL = { top: 1, center: 2, bottom: 3, justify: 1, distributed: 2 } as const;
const WRAP = 3;

/** Pixels of one step of indent: three blanks of an 11 pt font. */
const INDENT = 9;

/** What the grid calls a look; keys are there only where the look says something. */
export function styleOfLook(look: CellLook): IStyleData {
  const { font, fill, borders, align, numberFormat } = look;
  return {
    ...(font === undefined ? {} : fontStyle(font)),
    ...(fill === undefined ? {} : { bg: { rgb: fill } }),
    ...(borders === undefined ? {} : { bd: borderStyle(borders) }),
    ...(align === undefined ? {} : alignStyle(align)),
    ...(numberFormat === undefined ? {} : { n: { pattern: numberFormat } }),
  };
}

function fontStyle(font: FontLook): IStyleData {
  return {
    ...(font.name === undefined ? {} : { ff: font.name }),
    ...(font.size === undefined ? {} : { fs: font.size }),
    ...(font.bold === true ? { bl: 1 } : {}),
    ...(font.italic === true ? { it: 1 } : {}),
    ...(font.underline === true ? { ul: { s: 1 } } : {}),
    ...(font.strike === true ? { st: { s: 1 } } : {}),
    ...(font.colour === undefined ? {} : { cl: { rgb: font.colour } }),
  };
}

function borderStyle(borders: NonNullable<CellLook['borders']>): NonNullable<IStyleData['bd']> {
  const line = (look: BorderLook | undefined): IBorderStyleData | undefined => {
    if (look === undefined) return undefined;
    const style = LINES.indexOf(look.style);
    return { s: style > 0 ? style : 1, cl: { rgb: look.colour ?? '#000000' } };
  };
  const bd: NonNullable<IStyleData['bd']> = {};
  for (const [side, key] of Object.entries(SIDES)) {
    const drawn = line(borders[side as BorderSide]);
    if (drawn !== undefined) bd[key] = drawn;
  }
  return bd;
}

function alignStyle({ horizontal, vertical, wrap, rotation, indent }: AlignLook): IStyleData {
  const room = (indent ?? 0) * INDENT;
  const padding = horizontal === 'right' ? { r: room } : { l: room };
  return {
    ...(horizontal === undefined ? {} : { ht: HORIZONTAL[horizontal] }),
    ...(vertical === undefined ? {} : { vt: VERTICAL[vertical] }),
    ...(wrap === true ? { tb: WRAP } : {}),
    // The grid turns clockwise.
    ...(rotation === undefined
      ? {}
      : { tr: rotation === 'stacked' ? { a: 0, v: 1 } : { a: -rotation } }),
    ...(room === 0 ? {} : { pd: padding }),
  };
}

/** What a key says where a cell is to be without the thing that its row, column or workbook has. */
const NEUTRAL: IStyleData = {
  bl: 0,
  it: 0,
  ul: { s: 0 },
  st: { s: 0 },
  cl: null,
  bg: null,
  bd: null,
  n: null,
  ht: 0,
  vt: 3,
  tb: 1,
  tr: { a: 0 },
  pd: { l: 0 },
};

/** A style that says something of each of these keys, so that nothing under it shows through. */
export function completed(style: IStyleData, keys: ReadonlySet<string>): IStyleData {
  const rest = Object.entries(NEUTRAL).filter(([key]) => keys.has(key));
  return { ...(Object.fromEntries(rest) as IStyleData), ...style };
}

/**
 * The look that a style of the grid stands for; `style` is the composed one, with what row, column and workbook add.
 * The grid does not know whether a cell is locked, so `unlocked` never comes back: take it from the look the cell had.
 */
export function lookOfStyle(style: IStyleData): CellLook {
  const font = fontOf(style);
  const fill = colourOf(style.bg);
  const borders = bordersOf(style.bd);
  const align = alignOf(style);
  const code = style.n?.pattern;
  const numberFormat = code === undefined || /^(?:general)?$/i.test(code) ? undefined : code;
  return {
    ...(isEmpty(font) ? {} : { font }),
    ...(fill === undefined ? {} : { fill }),
    ...(isEmpty(borders) ? {} : { borders }),
    ...(isEmpty(align) ? {} : { align }),
    ...(numberFormat === undefined ? {} : { numberFormat }),
  };
}

/** Univer's switches and kinds are enums of numbers; comparing them as numbers needs no code of Univer's. */
function isOn(flag: number | undefined): boolean {
  return flag === 1;
}

function wraps(strategy: Nullable<number>): boolean {
  return strategy === WRAP;
}

function isEmpty(part: object): boolean {
  return Object.keys(part).length === 0;
}

function fontOf({ ff, fs, bl, it, ul, st, cl }: IStyleData): FontLook {
  const colour = colourOf(cl);
  return {
    ...(typeof ff === 'string' && ff !== '' ? { name: ff } : {}),
    ...(fs === undefined ? {} : { size: fs }),
    ...(isOn(bl) ? { bold: true } : {}),
    ...(isOn(it) ? { italic: true } : {}),
    ...(isOn(ul?.s) ? { underline: true } : {}),
    ...(isOn(st?.s) ? { strike: true } : {}),
    ...(colour === undefined ? {} : { colour }),
  };
}

function bordersOf(bd: IStyleData['bd']): NonNullable<CellLook['borders']> {
  const looks: Partial<Record<BorderSide, BorderLook>> = {};
  for (const side of ['top', 'right', 'bottom', 'left'] as const) {
    const line = bd?.[SIDES[side]];
    const style = LINES[line?.s ?? 0] ?? 'none';
    if (style === 'none') continue;
    looks[side] = { style, colour: colourOf(line?.cl) ?? '#000000' };
  }
  return looks;
}

function alignOf({ ht, vt, tb, tr, pd }: IStyleData): AlignLook {
  const horizontal = (['left', 'center', 'right', 'justify', 'justify', 'distributed'] as const)[
    (ht ?? 0) - 1
  ];
  const vertical = (['top', 'center', 'bottom'] as const)[(vt ?? 0) - 1];
  const rotation = isOn(tr?.v) ? 'stacked' : clampTurn(tr?.a ?? 0);
  const indent = Math.round(Math.max(pd?.l ?? 0, pd?.r ?? 0) / INDENT);
  return {
    ...(horizontal === undefined ? {} : { horizontal }),
    ...(vertical === undefined ? {} : { vertical }),
    ...(wraps(tb) ? { wrap: true } : {}),
    ...(rotation === 0 ? {} : { rotation }),
    ...(indent === 0 ? {} : { indent }),
  };
}

function clampTurn(angle: number): number {
  const turn = Math.max(-90, Math.min(90, Math.round(-angle)));
  return turn === 0 ? 0 : turn;
}
