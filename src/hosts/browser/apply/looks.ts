import { BorderStyleTypes, type IBorderData, type IStyleData, type Nullable } from '@univerjs/core';
import type { CellStyle, LiveLook, MarkKind } from '../../../sheet/editPlan';

/** The same looks as in a file (`xlsx/patch/looks`), in the grid's terms. None differs from another by colour alone. */

const line = (rgb: string) => ({ s: BorderStyleTypes.THIN, cl: { rgb } });
const box = (rgb: string): IBorderData => ({
  t: line(rgb),
  r: line(rgb),
  b: line(rgb),
  l: line(rgb),
});

const LEFT = 1;
const CENTRE = 2;
const RIGHT = 3;
const MIDDLE = 2;
const WRAP = 3;
const BOX = { bd: box('#BFBFBF') };
const SIZE = { fs: 11 };
const WORD = { ...BOX, ht: CENTRE, vt: MIDDLE };
const FIGURE = { ...BOX, ht: RIGHT, vt: MIDDLE };
const colour = (rgb: string) => ({ cl: { rgb } });
const fill = (rgb: string) => ({ bg: { rgb } });

export const STYLES: Readonly<Record<CellStyle, IStyleData>> = {
  title: { bl: 1, fs: 14, vt: MIDDLE },
  header: { ...WORD, ...SIZE, bl: 1, ...fill('#E7EEF7'), tb: WRAP },
  text: { ...BOX, vt: MIDDLE },
  wrapped: { ...BOX, vt: MIDDLE, tb: WRAP },
  integer: { ...FIGURE, n: { pattern: '0' } },
  decimal2: { ...FIGURE, n: { pattern: '0.00' } },
  decimal3: { ...FIGURE, n: { pattern: '0.000' } },
  percent1: { ...BOX, vt: MIDDLE, n: { pattern: '0.0%' } },
  verdict: WORD,
  met: { ...WORD, ...SIZE, ...colour('#1E6B34') },
  missed: { ...WORD, ...SIZE, bl: 1, ...colour('#9C0006'), ...fill('#FCE4E4') },
  unknown: { ...WORD, ...SIZE, it: 1, ...colour('#595959') },
  link: { ...BOX, ...SIZE, ht: LEFT, vt: MIDDLE, ul: { s: 1 }, ...colour('#0563C1') },
};

export const MARK_STYLES: Readonly<Record<MarkKind, IStyleData>> = {
  error: { bl: 1, ...colour('#9C0006'), ...fill('#FFC7CE') },
  warning: { ul: { s: 1 }, ...colour('#7F4F00'), ...fill('#FFEB9C') },
  'below-standard': { it: 1, ...colour('#1F3864'), ...fill('#DDEBF7'), bd: box('#2F5597') },
};

export const LIVE_STYLES: Readonly<Record<LiveLook, IStyleData>> = {
  met: colour('#1E6B34'),
  missed: { bl: 1, ...colour('#9C0006'), ...fill('#FCE4E4') },
  unknown: { it: 1, ...colour('#595959') },
};

/**
 * What takes our look off a cell again: nulls for all that is as we set it; what the user changed since stays. A look that
 * she gives to a cell which has it from us already changes nothing in the workbook, and goes with ours.
 */
export function without(
  present: Nullable<IStyleData>,
  style: CellStyle,
): { readonly patch: IStyleData | null; readonly leaves: boolean } {
  const own = new Map<string, unknown>(Object.entries(STYLES[style]));
  const rest = Object.entries(present ?? {}).filter(
    ([key, value]) => value !== null && !isSame(key, value, own.get(key)),
  );
  if (rest.length === 0) return { patch: null, leaves: false };
  const kept = new Set(rest.map(([key]) => key));
  const gone = [...own.keys()].filter((key) => !kept.has(key)).map((key) => [key, null]);
  return { patch: Object.fromEntries(gone) as IStyleData, leaves: true };
}

/** What takes our look off so that another can be laid on. */
export function formerOff(present: Nullable<IStyleData>, style: CellStyle): IStyleData {
  const { patch } = without(present, style);
  const all = Object.keys(STYLES[style]).map((key) => [key, null]);
  return patch ?? (Object.fromEntries(all) as IStyleData);
}

let byLook: ReadonlyMap<string, CellStyle> | undefined;

/** Which of our looks this is, to the last detail. */
export function styleNamed(style: Nullable<IStyleData>): CellStyle | undefined {
  byLook ??= new Map(
    Object.entries(STYLES).map(([name, look]) => [stable(look), name as CellStyle]),
  );
  return style ? byLook.get(stable(style)) : undefined;
}

function isSame(key: string, value: unknown, own: unknown): boolean {
  if (own === undefined) return false;
  // The grid gives an underline the colour of the text.
  if (key === 'ul') return JSON.stringify((value as { s?: unknown }).s) === '1';
  return stable(value) === stable(own);
}

function stable(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
