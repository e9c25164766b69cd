import type { Attributes } from '../attributes';

/** A colour as the format states it, before the theme and the palette are known. */
export interface ColourRef {
  readonly rgb?: string;
  readonly theme?: number;
  readonly indexed?: number;
  /** −1 (black) to 1 (white). */
  readonly tint: number;
}

/** What colours of a workbook refer to. */
export interface Palette {
  /** In the order in which cells count them: light 1, dark 1, light 2, dark 2, six accents, link, followed link. */
  readonly theme: readonly string[];
  readonly indexed: readonly string[];
}

/** The theme that Office 2007 to 2022 gives a new workbook. */
const OFFICE_THEME =
  'ffffff 000000 eeece1 1f497d 4f81bd c0504d 9bbb59 8064a2 4bacc6 f79646 0000ff 800080';

/** The palette of a file that brings none (ECMA-376 part 1, 18.8.27). */
const STANDARD_COLOURS =
  '000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff 000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff ' +
  '800000 008000 000080 808000 800080 008080 c0c0c0 808080 9999ff 993366 ffffcc ccffff 660066 ff8080 0066cc ccccff ' +
  '000080 ff00ff ffff00 00ffff 800080 800000 008080 0000ff 00ccff ccffff ccffcc ffff99 99ccff ff99cc cc99ff ffcc99 ' +
  '3366ff 33cccc 99cc00 ffcc00 ff9900 ff6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333 ' +
  // The system's own colours of text and of windows.
  '000000 ffffff';

export const STANDARD_PALETTE: Palette = {
  theme: OFFICE_THEME.split(' ').map((hex) => `#${hex}`),
  indexed: STANDARD_COLOURS.split(' ').map((hex) => `#${hex}`),
};

/** The colour of the element just opened; undefined where it is left to the program (`auto`). */
export function readColour(attributes: Attributes): ColourRef | undefined {
  const given = Number(attributes.text('tint') ?? 0);
  const tint = Number.isFinite(given) ? Math.max(-1, Math.min(1, given)) : 0;
  const rgb = hexColour(attributes.text('rgb'));
  if (rgb !== undefined) return { rgb, tint };
  const theme = attributes.integer('theme');
  if (theme !== undefined) return { theme, tint };
  const indexed = attributes.integer('indexed');
  return indexed === undefined ? undefined : { indexed, tint };
}

/** `FF112233` and `112233` are `#112233`: programs pay no regard to transparency in cells. */
export function hexColour(text: string | undefined): string | undefined {
  const match = /^(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(text ?? '');
  return match === null ? undefined : `#${(match[1] ?? '').toLowerCase()}`;
}

export function resolveColour(ref: ColourRef | undefined, palette: Palette): string | undefined {
  if (ref === undefined) return undefined;
  const base =
    ref.rgb ??
    (ref.theme === undefined ? palette.indexed[ref.indexed ?? -1] : palette.theme[ref.theme]);
  return base === undefined || ref.tint === 0 ? base : tinted(base, ref.tint);
}

/** `share` of the first colour, the rest of the second. */
export function mixed(first: string, second: string, share: number): string {
  const a = channels(first);
  const b = channels(second);
  return hexOf(a.map((channel, i) => channel * share + (b[i] ?? 0) * (1 - share)));
}

/** Changes the lightness alone, as ECMA-376 part 1, 18.8.19 says. */
function tinted(colour: string, tint: number): string {
  const { hue, saturation, lightness } = toHsl(channels(colour));
  const light = tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + tint;
  return hexOf(fromHsl(hue, saturation, light));
}

function channels(colour: string): readonly number[] {
  const value = parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function hexOf(parts: readonly number[]): string {
  return `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function toHsl(parts: readonly number[]) {
  const [red = 0, green = 0, blue = 0] = parts.map((part) => part / 255);
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const range = most - least;
  const lightness = (most + least) / 2;
  if (range === 0) return { hue: 0, saturation: 0, lightness };
  const saturation = range / (1 - Math.abs(2 * lightness - 1));
  const sector =
    most === red
      ? ((green - blue) / range + 6) % 6
      : most === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4;
  return { hue: sector, saturation, lightness };
}

/** `hue` in sixths of the circle. */
function fromHsl(hue: number, saturation: number, lightness: number): readonly number[] {
  const strength = saturation * Math.min(lightness, 1 - lightness);
  const channel = (turn: number) => {
    const place = (turn + 2 * hue) % 12;
    return 255 * (lightness - strength * Math.max(-1, Math.min(place - 3, 9 - place, 1)));
  };
  return [channel(0), channel(8), channel(4)];
}
