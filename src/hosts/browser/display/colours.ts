import type { IColorStyle, Nullable } from '@univerjs/core';

/** A colour of the grid as `#rrggbb`; undefined for none and for colours of the grid's own theme. */
export function colourOf(colour: Nullable<IColorStyle>): string | undefined {
  const text = (colour?.rgb ?? '').trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(text)) return text;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(text);
  if (short !== null) return `#${[1, 2, 3].map((i) => (short[i] ?? '0').repeat(2)).join('')}`;
  const parts = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})/.exec(text);
  if (parts === null) return undefined;
  const hex = [1, 2, 3].map((i) => Math.min(255, Number(parts[i])).toString(16).padStart(2, '0'));
  return `#${hex.join('')}`;
}
