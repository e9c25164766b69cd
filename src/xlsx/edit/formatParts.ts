import type { AlignLook, BorderLook, BorderSide, CellLook, FontLook } from '../../sheet/look';
import { withAttributes } from '../patch/withAttributes';
import { childrenOf, elementAt, escapeXml, type Element } from '../patch/xmlText';

/** Fonts, fills, borders and alignments in the format's XML: what a look tells is set, what it does not tell stays. */

/** Order of the children of a font (18.8.22), as Excel writes them. */
const FONT_ORDER =
  'b i strike condense extend outline shadow u vertAlign sz color name family charset scheme'.split(
    ' ',
  );

export const NO_BORDER = '<border><left/><right/><top/><bottom/><diagonal/></border>';

const SIDES: readonly BorderSide[] = ['left', 'right', 'top', 'bottom'];

const BORDER_ORDER = [
  'left',
  'start',
  'right',
  'end',
  'top',
  'bottom',
  'diagonal',
  'vertical',
  'horizontal',
];

/** The strict format names sides by the direction of writing. */
const SIDE_NAMES: Readonly<Record<BorderSide, readonly string[]>> = {
  left: ['left', 'start'],
  right: ['right', 'end'],
  top: ['top'],
  bottom: ['bottom'],
};

function colourText(colour: string | undefined): string {
  return (colour ?? '').toLowerCase();
}

export function argb(colour: string): string {
  return `FF${colour.replace(/^#/, '').toUpperCase()}`;
}

export function sameFont(a: FontLook = {}, b: FontLook = {}): boolean {
  return (
    (a.name ?? '') === (b.name ?? '') &&
    a.size === b.size &&
    (a.bold === true) === (b.bold === true) &&
    (a.italic === true) === (b.italic === true) &&
    (a.underline === true) === (b.underline === true) &&
    (a.strike === true) === (b.strike === true) &&
    colourText(a.colour) === colourText(b.colour)
  );
}

function sameBorder(a: BorderLook | undefined, b: BorderLook | undefined): boolean {
  return a?.style === b?.style && colourText(a?.colour) === colourText(b?.colour);
}

export function sameBorders(a: CellLook['borders'] = {}, b: CellLook['borders'] = {}): boolean {
  return SIDES.every((side) => sameBorder(a[side], b[side]));
}

export function sameAlign(a: AlignLook = {}, b: AlignLook = {}): boolean {
  return (
    a.horizontal === b.horizontal &&
    a.vertical === b.vertical &&
    (a.wrap === true) === (b.wrap === true) &&
    (a.rotation ?? 0) === (b.rotation ?? 0) &&
    (a.indent ?? 0) === (b.indent ?? 0)
  );
}

/** The children of an element's text by name; a child that stands twice is kept once. */
function partsOf(xml: string): Map<string, string> {
  const element = elementAt(xml, 0);
  const children: readonly Element[] =
    element === undefined ? [] : (childrenOf(xml, element) ?? []);
  return new Map(children.map(({ name, start, end }) => [name, xml.slice(start, end)]));
}

function ordered(parts: ReadonlyMap<string, string>, order: readonly string[]): string {
  const rank = (name: string) => (order.indexOf(name) + order.length + 1) % (order.length + 1);
  return [...parts]
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([, xml]) => xml)
    .join('');
}

/** `old` with what differs between the looks set. */
export function fontXml(old: string, before: FontLook = {}, look: FontLook = {}, p = ''): string {
  const parts = partsOf(old);
  const set = (name: string, xml: string | undefined) => {
    if (xml === undefined) parts.delete(name);
    else parts.set(name, `<${p}${name}${xml}/>`);
  };
  const flag = (name: string, was: boolean | undefined, is: boolean | undefined) => {
    if ((was === true) !== (is === true)) set(name, is === true ? '' : undefined);
  };
  flag('b', before.bold, look.bold);
  flag('i', before.italic, look.italic);
  flag('strike', before.strike, look.strike);
  flag('u', before.underline, look.underline);
  if (before.size !== look.size)
    set('sz', look.size === undefined ? undefined : ` val="${String(look.size)}"`);
  if (colourText(before.colour) !== colourText(look.colour))
    set('color', look.colour === undefined ? undefined : ` rgb="${argb(look.colour)}"`);
  if ((before.name ?? '') !== (look.name ?? '')) {
    // Family, character set and theme belong to the name that goes.
    for (const name of ['family', 'charset', 'scheme']) parts.delete(name);
    set('name', look.name === undefined ? undefined : ` val="${escapeXml(look.name)}"`);
  }
  return `<${p}font>${ordered(parts, FONT_ORDER)}</${p}font>`;
}

export function fillXml(colour: string | undefined, p: string): string {
  if (colour === undefined) return `<${p}fill><${p}patternFill patternType="none"/></${p}fill>`;
  return (
    `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${argb(colour)}"/>` +
    `<${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`
  );
}

export function borderXml(
  old: string,
  before: CellLook['borders'] = {},
  look: CellLook['borders'] = {},
  p = '',
): string {
  const parts = partsOf(old);
  for (const side of SIDES) {
    if (sameBorder(before[side], look[side])) continue;
    const names = SIDE_NAMES[side];
    const name = names.find((one) => parts.has(one)) ?? side;
    parts.set(name, sideXml(name, look[side], p));
  }
  const element = elementAt(old, 0);
  const open =
    element === undefined ? `<${p}border>` : old.slice(0, element.tag.end).replace(/\s*\/>$/, '>');
  return `${open}${ordered(parts, BORDER_ORDER)}</${p}border>`;
}

function sideXml(name: string, line: BorderLook | undefined, p: string): string {
  if (line === undefined) return `<${p}${name}/>`;
  const colour = line.colour === undefined ? `auto="1"` : `rgb="${argb(line.colour)}"`;
  return `<${p}${name} style="${escapeXml(line.style)}"><${p}color ${colour}/></${p}${name}>`;
}

/** `old` with what differs between the looks set; empty where nothing is left to say. */
export function alignmentXml(old: string, before: AlignLook = {}, look: AlignLook = {}): string {
  const changes: Record<string, string | undefined> = {};
  if (before.horizontal !== look.horizontal) changes['horizontal'] = look.horizontal;
  if (before.vertical !== look.vertical) changes['vertical'] = look.vertical;
  if ((before.wrap === true) !== (look.wrap === true))
    changes['wrapText'] = look.wrap === true ? '1' : undefined;
  if ((before.rotation ?? 0) !== (look.rotation ?? 0))
    changes['textRotation'] = rotationText(look.rotation ?? 0);
  if ((before.indent ?? 0) !== (look.indent ?? 0))
    changes['indent'] = (look.indent ?? 0) === 0 ? undefined : String(look.indent);
  return withAttributes(old, changes);
}

/** 1 to 90 for a rise, 91 to 180 for a fall, 255 for stacked letters. */
function rotationText(rotation: number | 'stacked'): string | undefined {
  if (rotation === 'stacked') return '255';
  const degrees = Math.max(-90, Math.min(90, Math.round(rotation)));
  if (degrees === 0) return undefined;
  return String(degrees > 0 ? degrees : 90 - degrees);
}
