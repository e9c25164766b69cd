import type { NewStyle } from '../sheet/newWorkbook';
import { LOOKS, type Look } from './patch/looks';

const LINE = '<color rgb="FF7F7F7F"/>';
const BOX =
  `<border><left style="thin">${LINE}</left><right style="thin">${LINE}</right>` +
  `<top style="thin">${LINE}</top><bottom style="thin">${LINE}</bottom><diagonal/></border>`;

const solid = (rgb: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;

const aligned = (horizontal: string, wraps: boolean) =>
  `<alignment horizontal="${horizontal}" vertical="center"${wraps ? ' wrapText="1"' : ''}/>`;

const SIZE = '<sz val="11"/>';
/** White on paper where black and white is printed, and a tint on the screen that says: here. */
const TO_FILL = solid('FFFFFDE7');

/**
 * Looks of a blank form: what is printed stands in a frame, what is to be filled in has a tint besides, and what is
 * computed is grey and slanted, so that the three are told apart in black and white too.
 */
const FORM_LOOKS: Readonly<Record<Exclude<NewStyle, keyof typeof LOOKS>, Look>> = {
  'form-title': { font: '<b/><sz val="16"/>', alignment: aligned('center', true) },
  'form-code': {
    font: '<sz val="9"/><color rgb="FF595959"/>',
    border: BOX,
    alignment: aligned('center', false),
  },
  'form-label': { border: BOX, alignment: aligned('left', true) },
  'form-middle': { border: BOX, alignment: aligned('center', true) },
  'form-figure': { fill: TO_FILL, border: BOX, alignment: aligned('right', false) },
  'form-words': { fill: TO_FILL, border: BOX, alignment: aligned('left', true) },
  'form-computed': {
    font: `<i/>${SIZE}<color rgb="FF404040"/>`,
    fill: solid('FFF2F2F2'),
    border: BOX,
    alignment: aligned('right', false),
  },
  'form-section': {
    font: `<b/>${SIZE}`,
    fill: solid('FFE7EEF7'),
    border: BOX,
    alignment: aligned('left', true),
  },
  'form-note': { font: '<sz val="10"/>', alignment: aligned('left', true) },
};

const ALL_LOOKS = { ...LOOKS, ...FORM_LOOKS };

/** The look of a cell of a new workbook. */
export function lookOf(style: NewStyle | undefined): Look {
  return style === undefined ? {} : ALL_LOOKS[style];
}
