import { laySheet, type LaidSheet } from '../../src/app/templates/blankSheet';
import { templateOf } from '../../src/app/templates/index';
import type { CellValue } from '../../src/sheet/cell';
import type { NewCell, NewSheet, NewWorkbook } from '../../src/sheet/newWorkbook';
import { blankForms } from '../../src/standard';

/** A cell with the formula that gives its value, or with a number format of its own. */
export interface TypedCell {
  readonly value: CellValue;
  readonly formula?: string;
  readonly numberFormat?: string;
}

/** What is typed into a row of a table by field, as a clerk would. */
export type Filling = Readonly<Record<string, CellValue | TypedCell>>;

/** Rows of each table of a form, as its body has them; a hole stays blank. */
export type Fillings = Readonly<Record<string, readonly (Filling | undefined)[]>>;

const made = new Map<string, NewWorkbook>();

export function template(form: string, standard = 'cn.quality-2017'): NewWorkbook {
  const key = `${form} ${standard}`;
  const book = made.get(key) ?? newTemplate(form, standard);
  made.set(key, book);
  return book;
}

function newTemplate(form: string, standard: string): NewWorkbook {
  const made = templateOf({ form, standard });
  if (!made.ok) throw new Error(made.problem.reason);
  return made.value;
}

/** The sheets of a form as they are laid out before anything is computed in them. */
export function laidSheets(form: string, standard = 'cn.quality-2017'): readonly LaidSheet[] {
  const blank = blankForms().find((one) => one.form === form);
  return (blank?.sheets ?? []).map((sheet) => laySheet(sheet, { standard }));
}

/**
 * A blank form with values typed into the cells that are to be filled in, and nowhere else; `unlocked` as if somebody
 * had taken the protection off: over what the form computes too.
 */
export function filledForm(
  form: string,
  fillings: Fillings,
  standard?: string,
  unlocked = false,
): NewWorkbook {
  const book = template(form, standard);
  const laid = laidSheets(form, standard);
  const sheets = book.sheets.map((sheet) => {
    const own = laid.find((one) => one.sheet.name === sheet.name);
    const rows = fillings[own?.blank.table ?? ''] ?? [];
    return own === undefined ? sheet : filledSheet(sheet, own, rows, unlocked);
  });
  return { ...book, sheets };
}

function filledSheet(
  sheet: NewSheet,
  laid: LaidSheet,
  fillings: Fillings[string],
  unlocked: boolean,
): NewSheet {
  const rows = sheet.rows.map((row) => [...row]);
  for (const { key, at } of laid.inputs) {
    const value = fillings[rowOf(laid, at.row)]?.[key];
    if (value !== undefined) type(rows, at.row, at.column, value, unlocked);
  }
  if (laid.definition.layout === 'sentences') {
    laid.definition.items.forEach(({ sentence }, item) => {
      const text = sentence?.replace(
        /\{([a-z0-9_]+)(?::([^}]+))?\}/g,
        (_, key: string, unit = '') => {
          const value = fillings[0]?.[key] ?? '＿＿';
          return (typeof value === 'object' ? '' : String(value)) + unit;
        },
      );
      type(rows, laid.bodyTop + item, 1, text ?? '符合要求，见佐证材料。');
    });
  }
  return { ...sheet, rows };
}

/** Which row of the table a row of the sheet belongs to. */
function rowOf({ definition, bodyTop }: LaidSheet, row: number): number {
  switch (definition.layout) {
    case 'records':
      return row - bodyTop;
    case 'matrix': {
      const keys = [...new Set(definition.rows.map((one) => one.row))];
      return keys.indexOf(definition.rows[row - bodyTop]?.row ?? '');
    }
    default:
      return 0;
  }
}

function type(
  rows: NewCell[][],
  row: number,
  column: number,
  typed: CellValue | TypedCell,
  unlocked = false,
): void {
  const cell = rows[row]?.[column];
  const cells = rows[row];
  if (cells === undefined || cell === null || typeof cell !== 'object' || !('value' in cell))
    return;
  if (cell.unlocked !== true && !unlocked) return;
  const { numberFormat, style } = cell;
  const blank = {
    ...(numberFormat === undefined ? {} : { numberFormat }),
    ...(style === undefined ? {} : { style }),
    unlocked: true,
  };
  const isCell = typeof typed === 'object' && typed !== null && 'value' in typed;
  cells[column] = { ...blank, ...(isCell ? typed : { value: typed }) };
}
