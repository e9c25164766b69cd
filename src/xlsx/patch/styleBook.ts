import type { CellStyle, LiveLook, MarkKind } from '../../sheet/editPlan';
import { childNamed, insertionPoint, layoutOf, STYLES_ORDER, type Layout } from './schemaOrder';
import { applySplices } from './splice';
import { LIVE_LOOKS, LOOKS, MARK_LOOKS, type Look } from './looks';
import { attribute, attributesOf, childrenOf, escapeXml, type Element } from './xmlText';

/** Custom number formats have ids from 164 on. */
const FIRST_CUSTOM_FORMAT = 164;

const BUILT_IN: Readonly<Record<string, number>> = { General: 0, '0': 1, '0.00': 2, '@': 49 };

/**
 * The style sheet of a workbook while formats are added to it. Existing entries keep their places; an entry that is
 * there already, word for word, is used again, so that annotating a second time adds nothing.
 */
export class StyleBook {
  private readonly known = new Map<string, string[]>();

  private constructor(
    private source: string,
    /** Prefix of the element names with its colon, or nothing. */
    readonly prefix: string,
    private readonly baseFont: string,
  ) {}

  /** Undefined where the part is no well-formed style sheet. */
  static open(text: string): StyleBook | undefined {
    const layout = layoutOf(text);
    if (layout?.root.name !== 'styleSheet') return undefined;
    return new StyleBook(text, layout.prefix, baseFontOf(text, layout));
  }

  get text(): string {
    return this.source;
  }

  /** How many cell formats there are. */
  get formatCount(): number {
    return this.entries('cellXfs').length;
  }

  /** Index of the cell format for a look; `quoted` keeps text as text when somebody edits the cell. */
  format(style: CellStyle | undefined, quoted: boolean): number {
    if (style === undefined && !quoted) return 0;
    return this.formatOf(style === undefined ? {} : LOOKS[style], quoted);
  }

  /** Index of the cell format with a number format code of its own. */
  numberFormat(code: string): number {
    return code === 'General' ? 0 : this.formatOf({ numberFormat: code }, false);
  }

  /** Index of the differential format of a mark. */
  mark(kind: MarkKind): number {
    return this.entry('dxfs', this.prefixed(MARK_LOOKS[kind]));
  }

  /** Index of the differential format of a live look. */
  live(look: LiveLook): number {
    return this.entry('dxfs', this.prefixed(LIVE_LOOKS[look]));
  }

  /** Index of the cell format for a look of the caller's; `unlocked` cells can be typed in on a protected sheet. */
  formatOf(look: Look, quoted: boolean, unlocked = false): number {
    this.ensureBase();
    const format = this.formatId(look.numberFormat ?? 'General');
    const font = look.font === undefined ? 0 : this.entry('fonts', this.font(look.font));
    const fill = look.fill === undefined ? 0 : this.entry('fills', this.prefixed(look.fill));
    const border =
      look.border === undefined ? 0 : this.entry('borders', this.prefixed(look.border));
    const ids = `numFmtId="${String(format)}" fontId="${String(font)}" fillId="${String(fill)}" borderId="${String(border)}"`;
    const applied =
      (format === 0 ? '' : ' applyNumberFormat="1"') +
      (font === 0 ? '' : ' applyFont="1"') +
      (fill === 0 ? '' : ' applyFill="1"') +
      (border === 0 ? '' : ' applyBorder="1"') +
      (look.alignment === undefined ? '' : ' applyAlignment="1"');
    const locking = unlocked ? ' applyProtection="1"' : '';
    const head = `<xf ${ids} xfId="0"${quoted ? ' quotePrefix="1"' : ''}${applied}${locking}`;
    const inner = (look.alignment ?? '') + (unlocked ? '<protection locked="0"/>' : '');
    const xml = inner === '' ? `${head}/>` : `${head}>${inner}</xf>`;
    return this.entry('cellXfs', this.prefixed(xml));
  }

  /** A font of ours is the workbook's own in family and character set. */
  private font(own: string): string {
    return `${this.prefixed(`<font>${own}`)}${this.baseFont}</${this.prefix}font>`;
  }

  /** Id of a number format code, which is added where no entry has it. */
  formatId(code: string): number {
    const builtIn = BUILT_IN[code];
    if (builtIn !== undefined) return builtIn;
    const used = this.entries('numFmts').map((xml) => ({
      id: Number(/numFmtId\s*=\s*["'](\d+)/.exec(xml)?.[1] ?? 0),
      code: /formatCode\s*=\s*["']([^"']*)/.exec(xml)?.[1],
    }));
    const same = used.find((format) => format.code === escapeXml(code));
    if (same !== undefined) return same.id;
    const id = Math.max(FIRST_CUSTOM_FORMAT - 1, ...used.map((format) => format.id)) + 1;
    const xml = `<numFmt numFmtId="${String(id)}" formatCode="${escapeXml(code)}"/>`;
    this.entry('numFmts', this.prefixed(xml));
    return id;
  }

  /** Index 0 of each list is what a cell without a format uses; a style sheet without them gets the defaults. */
  ensureBase(): void {
    if (this.entries('fonts').length === 0)
      this.entry('fonts', this.prefixed('<font><sz val="11"/></font>'));
    if (this.entries('fills').length === 0) {
      this.entry('fills', this.prefixed('<fill><patternFill patternType="none"/></fill>'));
      this.entry('fills', this.prefixed('<fill><patternFill patternType="gray125"/></fill>'));
    }
    if (this.entries('borders').length === 0)
      this.entry(
        'borders',
        this.prefixed('<border><left/><right/><top/><bottom/><diagonal/></border>'),
      );
    const plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>';
    if (this.entries('cellStyleXfs').length === 0) this.entry('cellStyleXfs', this.prefixed(plain));
    if (this.entries('cellXfs').length === 0)
      this.entry('cellXfs', this.prefixed(plain.replace('/>', ' xfId="0"/>')));
  }

  private prefixed(xml: string): string {
    return this.prefix === '' ? xml : xml.replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${this.prefix}`);
  }

  /** Entries of a list (`fonts`, `cellXfs`, …) as they are written. */
  entries(list: string): readonly string[] {
    return this.texts(list);
  }

  private texts(list: string): string[] {
    const known = this.known.get(list);
    if (known !== undefined) return known;
    const layout = layoutOf(this.source);
    const parent = layout === undefined ? undefined : childNamed(layout, list);
    const children = parent === undefined ? [] : (childrenOf(this.source, parent) ?? []);
    const texts = children.map(({ start, end }) => this.source.slice(start, end));
    this.known.set(list, texts);
    return texts;
  }

  /** Place of an entry in its list, added at the end where it is not there. */
  entry(list: string, xml: string): number {
    const entries = this.texts(list);
    const at = entries.indexOf(xml);
    if (at >= 0) return at;
    this.source = appendEntry(this.source, list, xml, entries.length + 1);
    entries.push(xml);
    return entries.length - 1;
  }
}

/** Family, name and character set of the workbook's first font, as it writes them. */
function baseFontOf(text: string, layout: Layout): string {
  const fonts = childNamed(layout, 'fonts');
  const first = fonts === undefined ? undefined : childrenOf(text, fonts)?.[0];
  const parts = first === undefined ? [] : (childrenOf(text, first) ?? []);
  return ['name', 'family', 'charset']
    .map((name) => parts.find((part) => part.name === name))
    .map((part) => (part === undefined ? '' : text.slice(part.start, part.end)))
    .join('');
}

function appendEntry(text: string, list: string, xml: string, count: number): string {
  const layout = layoutOf(text);
  if (layout === undefined) return text;
  const parent = childNamed(layout, list);
  const open = `<${layout.prefix}${list} count="${String(count)}">`;
  const close = `</${layout.prefix}${list}>`;
  if (parent === undefined) {
    const at = insertionPoint(layout, STYLES_ORDER, list);
    return applySplices(text, [{ from: at, to: at, text: open + xml + close }]);
  }
  if (parent.tag.kind === 'empty')
    return applySplices(text, [{ from: parent.start, to: parent.end, text: open + xml + close }]);
  return applySplices(text, [
    ...countSplice(text, parent, count),
    { from: parent.contentEnd, to: parent.contentEnd, text: xml },
  ]);
}

function countSplice(text: string, parent: Element, count: number) {
  if (attribute(text, parent.tag, 'count') === undefined) return [];
  const found = attributesOf(text, parent.tag).find(({ name }) => name === 'count');
  if (found === undefined) return [];
  return [{ from: found.start, to: found.end, text: `count="${String(count)}"` }];
}
