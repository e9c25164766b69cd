import type { CellLook, SheetLook } from '../../../../src/sheet/look';
import type { Validation } from '../../../../src/sheet/validation';
import { VALIDATION_OPERATORS, VALIDATION_TYPES } from '../../../../src/sheet/validationNames';
import type { SimBook } from '../model/book';
import { PLAIN_FORMAT, type Border, type Format, type Side } from '../model/format';
import { NO_ALERT, NO_PROMPT, type SimValidation } from '../model/parts';
import type { SimSheet } from '../model/sheet';

/** Looks, sizes, notes and validations of one sheet. */
export function loadLook(
  book: SimBook,
  sheet: SimSheet,
  look: SheetLook,
  looks: readonly CellLook[],
): void {
  const formats = looks.map((one) => book.formats.intern(formatOf(one)));
  const formatAt = (index: number | undefined): Format | undefined =>
    index === undefined ? undefined : formats[index];
  sheet.base = formats[0] ?? sheet.base;
  for (const { from, to, size, look: index } of look.rows)
    for (let row = from; row <= to; row++) {
      if (size !== undefined) sheet.rowHeights.set(row, size);
      const format = formatAt(index);
      if (format !== undefined && format !== sheet.base) sheet.rowFormats.set(row, format);
    }
  for (const { from, to, size, look: index } of look.columns)
    for (let column = from; column <= to; column++) {
      if (size !== undefined) sheet.columnWidths.set(column, pointsOf(size));
      const format = formatAt(index);
      if (format !== undefined && format !== sheet.base) sheet.columnFormats.set(column, format);
    }
  for (const { row, column, look: index } of look.cells) {
    const format = formatAt(index);
    if (format !== undefined) sheet.setFormat(row, column, format);
  }
  sheet.freeze = { ...look.freeze };
  sheet.showGridlines = look.gridLines;
  sheet.tabColor = look.tabColour?.toUpperCase() ?? '';
  sheet.standardWidth = pointsOf(look.columnWidth);
  for (const { at, text, author } of look.notes)
    book.notes.push({
      sheet: sheet.id,
      ...at,
      text,
      author,
      visible: false,
      width: 108,
      height: 59.25,
    });
  sheet.validations = look.validations.map(validationOf);
}

/** The API gives widths in points, the format in characters of seven pixels. */
function pointsOf(characters: number): number {
  return Math.round(characters * 7) * 0.75;
}

const SIDES: Readonly<Record<string, Side>> = {
  top: 'EdgeTop',
  bottom: 'EdgeBottom',
  left: 'EdgeLeft',
  right: 'EdgeRight',
};

function upper(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function formatOf({
  font = {},
  fill,
  borders = {},
  align = {},
  numberFormat,
  unlocked,
}: CellLook): Format {
  const edges: Partial<Record<Side, Border>> = {};
  for (const [side, border] of Object.entries(borders)) {
    const edge = SIDES[side];
    if (edge !== undefined) edges[edge] = borderOf(border.style, border.colour);
  }
  return {
    ...PLAIN_FORMAT,
    numberFormat: numberFormat ?? 'General',
    fill: fill?.toUpperCase() ?? '',
    fontName: font.name ?? PLAIN_FORMAT.fontName,
    fontSize: font.size ?? PLAIN_FORMAT.fontSize,
    bold: font.bold ?? false,
    italic: font.italic ?? false,
    underline: font.underline === true ? 'Single' : 'None',
    strikethrough: font.strike ?? false,
    fontColor: font.colour?.toUpperCase() ?? '#000000',
    horizontalAlignment: upper(align.horizontal ?? 'general'),
    verticalAlignment: upper(align.vertical ?? 'bottom'),
    wrapText: align.wrap ?? false,
    indentLevel: align.indent ?? 0,
    textOrientation: typeof align.rotation === 'number' ? align.rotation : align.rotation === undefined ? 0 : 180, // prettier-ignore
    locked: unlocked !== true,
    borders: edges,
  };
}

const STYLES: Readonly<Record<string, readonly [string, string]>> = {
  thin: ['Continuous', 'Thin'],
  medium: ['Continuous', 'Medium'],
  thick: ['Continuous', 'Thick'],
  hair: ['Continuous', 'Hairline'],
  dashed: ['Dash', 'Thin'],
  dotted: ['Dot', 'Thin'],
  double: ['Double', 'Thick'],
};

function borderOf(named: string, colour = '#000000'): Border {
  const [style, weight] = STYLES[named] ?? ['DashDot', 'Thin'];
  return { style, weight, color: colour.toUpperCase() };
}

/** Comparisons that the API words otherwise than the format. */
const OPERATORS: Readonly<Record<string, string>> = {
  Equal: 'EqualTo',
  NotEqual: 'NotEqualTo',
  GreaterThanOrEqual: 'GreaterThanOrEqualTo',
  LessThanOrEqual: 'LessThanOrEqualTo',
};

const RULES: Readonly<Record<string, string>> = { whole: 'wholeNumber' };

function validationOf(validation: Validation): SimValidation {
  const { areas, type, operator = 'between', allowBlank, style, quiet, prompt, error } = validation;
  const formula = (text: string): string | number =>
    text !== '' && Number.isFinite(Number(text)) ? Number(text) : `=${text}`;
  const { formula1 = '', formula2 } = validation;
  const kind = RULES[VALIDATION_TYPES[type]] ?? VALIDATION_TYPES[type];
  const word = upper(VALIDATION_OPERATORS[operator]);
  const rule =
    type === 'any'
      ? {}
      : type === 'custom'
        ? { custom: { formula: `=${formula1}` } }
        : type === 'list'
          ? { list: { inCellDropDown: validation.dropDown, source: listOf(formula1) } }
          : {
              [kind]: {
                formula1: formula(formula1),
                ...(formula2 === undefined ? {} : { formula2: formula(formula2) }),
                operator: OPERATORS[word] ?? word,
              },
            };
  return {
    areas,
    rule,
    ignoreBlanks: allowBlank,
    errorAlert:
      error === undefined && quiet !== true
        ? { ...NO_ALERT, style: upper(style) }
        : {
            showAlert: quiet !== true,
            style: upper(style),
            title: error?.title ?? '',
            message: error?.text ?? '',
          },
    prompt:
      prompt === undefined
        ? NO_PROMPT
        : { showPrompt: true, title: prompt.title, message: prompt.text },
  };
}

function listOf(formula: string): string {
  const quoted = /^"(.*)"$/s.exec(formula);
  return quoted === null ? `=${formula}` : (quoted[1] ?? '').replaceAll('""', '"');
}
