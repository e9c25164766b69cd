import type { Cell } from '../examples/county';
import type { Random } from '../examples/random';

const FULL_WIDTH = '０１２３４５６７８９';
const NO_BREAK = '\u00a0';

/** A figure as some clerk types it; what it means stays the same. */
export function typedFigure(value: number, unit: string, random: Random): Cell {
  const text = String(value);
  const way = random.whole(0, 11);
  if (way === 0) return text;
  if (way === 1) return text.replace(/[0-9]/g, (digit) => FULL_WIDTH[Number(digit)] ?? digit);
  if (way === 2 && /^[人个间]$|^平方米$|^万元$|^元$/.test(unit)) return text + unit;
  if (way === 3) return NO_BREAK + text;
  if (way === 4) return `${text} `;
  if (way === 5) return grouped(text);
  return value;
}

/** 12,345.6: from a thousand on, as formats show it and people copy it. */
function grouped(text: string): string {
  const [whole = '', part] = text.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? groups : `${groups}.${part}`;
}

/** A name or code with a blank that somebody's input method left behind it. */
export function typedText(value: string, random: Random): string {
  const way = random.whole(0, 7);
  if (way === 0) return value + NO_BREAK;
  if (way === 1) return ` ${value}`;
  return value;
}
