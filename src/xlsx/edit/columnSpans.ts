import { childNamed } from '../patch/schemaOrder';
import { withAttributes } from '../patch/withAttributes';
import { attribute, childrenOf } from '../patch/xmlText';
import type { OpenSheet } from './editing';
import { flattened, storedSize, type Line } from './setLines';
import { replaceChild } from './sheetChildren';

interface Span {
  readonly from: number;
  readonly to: number;
  /** The `<col>` element; its `min` and `max` are set anew. */
  readonly xml: string;
}

/** Width of a column that says nothing, in a sheet that says nothing either. */
const DEFAULT_WIDTH = 9.140625;

/** The sheet with other columns: spans are cut where they must be, and what else they say stays with each piece. */
export function columnsWith(sheet: OpenSheet, lines: readonly Line[]): string | undefined {
  const { text, layout } = sheet;
  const p = layout.prefix;
  const list = childNamed(layout, 'cols');
  const children = list === undefined ? [] : childrenOf(text, list);
  if (children === undefined) return undefined;
  let spans: readonly Span[] = children.map(({ tag, start, end }) => ({
    from: Number(attribute(text, tag, 'min') ?? 0) - 1,
    to: Number(attribute(text, tag, 'max') ?? 0) - 1,
    xml: text.slice(start, end),
  }));
  const width = defaultWidth(sheet);
  for (const line of flattened(lines)) spans = withLine(spans, line, width, p);
  const xml = joined(spans).map(spanXml).join('');
  if (xml === children.map(({ start, end }) => text.slice(start, end)).join('')) return text;
  return replaceChild(sheet, 'cols', xml === '' ? '' : `<${p}cols>${xml}</${p}cols>`);
}

function defaultWidth({ text, layout }: OpenSheet): number {
  const format = childNamed(layout, 'sheetFormatPr');
  const stated = format === undefined ? undefined : attribute(text, format.tag, 'defaultColWidth');
  const width = Number(stated ?? DEFAULT_WIDTH);
  return width > 0 ? width : DEFAULT_WIDTH;
}

function withLine(spans: readonly Span[], line: Line, width: number, p: string): readonly Span[] {
  const pieces: Span[] = [];
  let next = line.from;
  const gap = (to: number) => {
    if (next > to) return;
    const xml = setColumn(`<${p}col/>`, line, width);
    if (xml !== `<${p}col/>`) pieces.push({ from: next, to, xml });
    next = to + 1;
  };
  for (const span of spans) {
    if (span.from > line.to) gap(line.to);
    if (span.to < line.from || span.from > line.to) {
      pieces.push(span);
      continue;
    }
    const [from, to] = [Math.max(span.from, line.from), Math.min(span.to, line.to)];
    gap(from - 1);
    if (span.from < from) pieces.push({ ...span, to: from - 1 });
    const xml = setColumn(span.xml, line, width);
    pieces.push({ from, to, xml });
    if (span.to > to) pieces.push({ ...span, from: to + 1 });
    next = to + 1;
  }
  gap(line.to);
  return pieces;
}

/** Readers want a width in every `<col>`; only `customWidth` says that somebody has set it. */
function setColumn(xml: string, { size, hidden }: Line, width: number): string {
  const wanted = storedSize(size, 255);
  const tagged = /\s(?:style|outlineLevel|collapsed|phonetic)\s*=/.test(xml);
  if (wanted === undefined && !hidden && !tagged) return xml.replace(/^<([^\s/>]+).*$/s, '<$1/>');
  return withAttributes(xml, {
    width: String(wanted ?? width),
    customWidth: wanted === undefined ? undefined : '1',
    bestFit: undefined,
    hidden: hidden ? '1' : undefined,
  });
}

/** Neighbours that say the same become one again; those that say nothing go. */
function joined(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans) {
    const says = span.xml.includes('=');
    const last = merged.at(-1);
    if (!says) continue;
    if (last !== undefined && last.to + 1 === span.from && contentOf(last) === contentOf(span))
      merged[merged.length - 1] = { ...last, to: span.to };
    else merged.push(span);
  }
  return merged;
}

function contentOf({ xml }: Span): string {
  return withAttributes(xml, { min: undefined, max: undefined });
}

function spanXml({ from, to, xml }: Span): string {
  const named = /\smin\s*=/.test(xml) ? xml : xml.replace(/^<([^\s/>]+)/, '<$1 min="0" max="0"');
  return withAttributes(named, { min: String(from + 1), max: String(to + 1) });
}
