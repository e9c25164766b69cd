import type { CellStyle, LiveLook, MarkKind } from '../../sheet/editPlan';

/** Parts of a cell format, in the format's own XML without prefixes. */
export interface Look {
  readonly numberFormat?: string;
  /** What sets the font apart from the workbook's own: weight, slant, line, size, colour, in schema order. */
  readonly font?: string;
  readonly fill?: string;
  readonly border?: string;
  readonly alignment?: string;
}

const LINE = '<color rgb="FFBFBFBF"/>';
const BOX =
  `<border><left style="thin">${LINE}</left><right style="thin">${LINE}</right>` +
  `<top style="thin">${LINE}</top><bottom style="thin">${LINE}</bottom><diagonal/></border>`;

const solid = (rgb: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;

const SIZE = '<sz val="11"/>';
const MIDDLE = '<alignment vertical="center"/>';
/** A live figure may turn into a word; both stand at the right. */
const RIGHT = '<alignment horizontal="right" vertical="center"/>';

/** The looks that a plan can ask for. None differs from another by colour alone. */
export const LOOKS: Readonly<Record<CellStyle, Look>> = {
  title: { font: '<b/><sz val="14"/>', alignment: MIDDLE },
  header: {
    font: `<b/>${SIZE}`,
    fill: solid('FFE7EEF7'),
    border: BOX,
    alignment: '<alignment horizontal="center" vertical="center" wrapText="1"/>',
  },
  text: { border: BOX, alignment: MIDDLE },
  wrapped: { border: BOX, alignment: '<alignment vertical="center" wrapText="1"/>' },
  integer: { numberFormat: '0', border: BOX, alignment: RIGHT },
  decimal2: { numberFormat: '0.00', border: BOX, alignment: RIGHT },
  decimal3: { numberFormat: '0.000', border: BOX, alignment: RIGHT },
  // The value is the fraction: 0.853 shows as 85.3%.
  percent1: { numberFormat: '0.0%', border: BOX, alignment: MIDDLE },
  verdict: {
    border: BOX,
    alignment: '<alignment horizontal="center" vertical="center"/>',
  },
  met: {
    font: `${SIZE}<color rgb="FF1E6B34"/>`,
    border: BOX,
    alignment: '<alignment horizontal="center" vertical="center"/>',
  },
  missed: {
    font: `<b/>${SIZE}<color rgb="FF9C0006"/>`,
    fill: solid('FFFCE4E4'),
    border: BOX,
    alignment: '<alignment horizontal="center" vertical="center"/>',
  },
  unknown: {
    font: `<i/>${SIZE}<color rgb="FF595959"/>`,
    border: BOX,
    alignment: '<alignment horizontal="center" vertical="center"/>',
  },
  link: {
    font: `<u/>${SIZE}<color rgb="FF0563C1"/>`,
    border: BOX,
    alignment: MIDDLE,
  },
};

const ring = (rgb: string) =>
  ['left', 'right', 'top', 'bottom']
    .map((side) => `<${side} style="thin"><color rgb="${rgb}"/></${side}>`)
    .join('');

const shade = (rgb: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor rgb="${rgb}"/></patternFill></fill>`;

/** Bold, underlined, or slanted in a frame: the marks can be told apart in black and white. */
export const MARK_LOOKS: Readonly<Record<MarkKind, string>> = {
  error: `<dxf><font><b/><color rgb="FF9C0006"/></font>${shade('FFFFC7CE')}</dxf>`,
  warning: `<dxf><font><u/><color rgb="FF7F4F00"/></font>${shade('FFFFEB9C')}</dxf>`,
  'below-standard': `<dxf><font><i/><color rgb="FF1F3864"/></font>${shade('FFDDEBF7')}<border>${ring('FF2F5597')}</border></dxf>`,
};

/** What a live cell looks like while it shows a text; as `LOOKS`, none differs from another by colour alone. */
export const LIVE_LOOKS: Readonly<Record<LiveLook, string>> = {
  met: '<dxf><font><color rgb="FF1E6B34"/></font></dxf>',
  missed: `<dxf><font><b/><color rgb="FF9C0006"/></font>${shade('FFFCE4E4')}</dxf>`,
  unknown: '<dxf><font><i/><color rgb="FF595959"/></font></dxf>',
};
