import type { CellLook } from '../../sheet/look';
import type { CellLooks } from '../look/cellLooks';
import type { StyleBook } from '../patch/styleBook';
import { withAttributes } from '../patch/withAttributes';
import { attribute, childrenOf, elementAt } from '../patch/xmlText';
import { formatCodeOf } from '../readStyles';
import {
  alignmentXml,
  borderXml,
  fillXml,
  fontXml,
  NO_BORDER,
  sameAlign,
  sameBorders,
  sameFont,
} from './formatParts';

/** Ids of number formats that mean the same wherever the file is opened: money, dates and times follow the system. */
const FIXED_FORMATS = [1, 2, 3, 4, 9, 10, 11, 12, 13, 20, 21, 45, 46, 47, 48, 49];

/** Makes cell formats out of looks. Entries of the style sheet keep their places; equal ones are used again. */
export class RestyledFormats {
  private readonly known = new Map<string, number>();

  constructor(
    private readonly book: StyleBook,
    private readonly looks: CellLooks,
  ) {}

  /** The format for a cell that has a format and is to have a look. */
  formatFor(format: number, look: CellLook): number {
    const key = `${String(format)} ${JSON.stringify(look)}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = this.make(format, look);
    this.known.set(key, made);
    return made;
  }

  private make(format: number, look: CellLook): number {
    const formats = this.book.entries('cellXfs');
    const place = formats[format] === undefined ? 0 : format;
    const xml = formats[place] ?? '';
    const before = this.looks.looks[this.looks.byFormat[place] ?? 0] ?? {};
    const changes = this.changedParts(xml, before, look);
    const children = this.changedChildren(xml, before, look);
    if (Object.keys(changes).length === 0 && children === undefined) return format;
    const applied = children === undefined ? {} : children.applied;
    const head = withAttributes(xml, { ...changes, ...applied });
    return this.book.entry(
      'cellXfs',
      children === undefined ? head : this.refilled(head, children.xml),
    );
  }

  private changedParts(xml: string, before: CellLook, look: CellLook): Record<string, string> {
    const changes: Record<string, string> = {};
    if (!sameFont(before.font, look.font)) {
      const font = fontXml(
        this.entryOf(xml, 'fonts', 'fontId'),
        before.font,
        look.font,
        this.book.prefix,
      );
      changes['fontId'] = String(this.book.entry('fonts', font));
      changes['applyFont'] = '1';
    }
    if ((before.fill ?? '').toLowerCase() !== (look.fill ?? '').toLowerCase()) {
      const fill = fillXml(look.fill, this.book.prefix);
      changes['fillId'] = look.fill === undefined ? '0' : String(this.book.entry('fills', fill));
      changes['applyFill'] = '1';
    }
    if (!sameBorders(before.borders, look.borders)) {
      const old = this.entryOf(xml, 'borders', 'borderId');
      const border = borderXml(old, before.borders, look.borders, this.book.prefix);
      changes['borderId'] = String(this.book.entry('borders', border));
      changes['applyBorder'] = '1';
    }
    if ((before.numberFormat ?? 'General') !== (look.numberFormat ?? 'General')) {
      changes['numFmtId'] = String(this.numberFormat(look.numberFormat ?? 'General'));
      changes['applyNumberFormat'] = '1';
    }
    return changes;
  }

  private changedChildren(xml: string, before: CellLook, look: CellLook) {
    const aligned = sameAlign(before.align, look.align);
    const locked = (before.unlocked === true) === (look.unlocked === true);
    if (aligned && locked) return undefined;
    const p = this.book.prefix;
    const alignment = this.childOf(xml, 'alignment') ?? `<${p}alignment/>`;
    const protection = this.childOf(xml, 'protection') ?? `<${p}protection/>`;
    const lock = look.unlocked === true ? '0' : '1';
    const parts = [
      aligned ? this.ownChild(xml, 'alignment') : alignmentXml(alignment, before.align, look.align),
      locked ? this.ownChild(xml, 'protection') : withAttributes(protection, { locked: lock }),
    ];
    const applied: Record<string, string> = {
      ...(aligned ? {} : { applyAlignment: '1' }),
      ...(locked ? {} : { applyProtection: '1' }),
    };
    return { xml: parts.join(''), applied };
  }

  private ownChild(xml: string, name: string): string {
    const element = elementAt(xml, 0);
    const child =
      element === undefined
        ? undefined
        : childrenOf(xml, element)?.find((one) => one.name === name);
    return child === undefined ? '' : xml.slice(child.start, child.end);
  }

  /** A child of the format, or of the named style under it. */
  private childOf(xml: string, name: string): string | undefined {
    return this.ownChild(xml, name) || this.ownChild(this.styleUnder(xml), name) || undefined;
  }

  private refilled(xml: string, children: string): string {
    const element = elementAt(xml, 0);
    if (element === undefined) return xml;
    const open = xml.slice(0, element.tag.end).replace(/\s*\/>$/, '>');
    if (children === '') return open.replace(/>$/, '/>');
    return `${open}${children}</${this.book.prefix}xf>`;
  }

  private styleUnder(xml: string): string {
    return this.book.entries('cellStyleXfs')[Number(attributeOf(xml, 'xfId') ?? NaN)] ?? '';
  }

  /** The font or border that a format has, its own or that of the named style. */
  private entryOf(xml: string, list: 'fonts' | 'borders', name: string): string {
    const id = attributeOf(xml, name) ?? attributeOf(this.styleUnder(xml), name) ?? '0';
    return this.book.entries(list)[Number(id)] ?? (list === 'fonts' ? '<font/>' : NO_BORDER);
  }

  private numberFormat(code: string): number {
    if (code === 'General') return 0;
    const fixed = FIXED_FORMATS.find((id) => formatCodeOf(id, new Map()) === code);
    return fixed ?? this.book.formatId(code);
  }
}

function attributeOf(xml: string, name: string): string | undefined {
  const element = elementAt(xml, 0);
  return element === undefined ? undefined : attribute(xml, element.tag, name);
}
