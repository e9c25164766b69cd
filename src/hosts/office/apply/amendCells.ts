import { formatArea, type Area } from '../../../kernel/address';
import { coalesce } from '../../../kernel/coalesce';
import { byRows, cellOf, keyOf } from './cellKeys';
import { asText, type Entry } from './entry';
import { filled } from './looks';
import { areasOf, around } from './standing';
import { OPERATION, type Step } from './steps';
import { areasOfKeys, contentSteps } from './writeCells';

/** A cell of the user's as it was read: what to write so that it holds the same again. */
export interface CellBefore {
  readonly entry: Entry;
  /** As an element of `formulas`. */
  readonly read: Entry;
  readonly format: string;
  /** A text, which may begin with `=`. */
  readonly isText: boolean;
}

export interface SheetBefore {
  readonly sheet: Excel.Worksheet;
  readonly cells: () => ReadonlyMap<number, CellBefore>;
  /** Whether protection keeps one of the cells from being changed. */
  readonly isLocked: () => boolean;
  readonly merges: () => readonly Area[];
}

const ROWS = 2_000;

/** Bytes of a cell with its formula, value, type and number format. */
const CELL_BYTES = 250;

/** Asks for cells of a sheet; the answers are there after the steps were carried out. */
export function askCells(
  sheet: Excel.Worksheet,
  keys: readonly number[],
  knowsMerges: boolean,
  steps: Step[],
): SheetBefore {
  sheet.load(['id', 'name']);
  sheet.protection.load('protected');
  const blocks = areasOfKeys(keys)
    .flatMap((area) => byRows(area, ROWS))
    .map((area) => {
      const range = sheet.getRange(formatArea(area));
      const cells = (area.bottom - area.top + 1) * (area.right - area.left + 1);
      const queue = () =>
        range.load([
          'formulas',
          'values',
          'valueTypes',
          'numberFormat',
          'format/protection/locked',
        ]);
      steps.push({ bytes: OPERATION + cells * CELL_BYTES, queue });
      return { area, range };
    });
  const whole = around(coalesce(keys.map(cellOf)));
  const merged =
    knowsMerges && whole !== undefined
      ? sheet.getRange(formatArea(whole)).getMergedAreasOrNullObject()
      : undefined;
  merged?.load('address');
  return {
    sheet,
    cells: () => new Map(blocks.flatMap(({ area, range }) => cellsIn(area, range))),
    isLocked: () =>
      sheet.protection.protected &&
      blocks.some(({ range }) => (range.format.protection.locked as boolean | null) !== false),
    merges: () => (merged?.isNullObject === false ? areasOf(merged.address) : []),
  };
}

function cellsIn(
  { top, left }: Area,
  range: Excel.Range,
): readonly (readonly [number, CellBefore])[] {
  const values = range.values as unknown[][];
  const types = range.valueTypes as readonly (readonly string[])[];
  const formats = range.numberFormat as string[][];
  return (range.formulas as Entry[][]).flatMap((line, down) =>
    line.map((read, right) => {
      const format = formats[down]?.[right] ?? 'General';
      const isError = (types[down]?.[right] ?? '') === 'Error';
      // A text that begins with `=` gives the same as formula and as value; a formula does not.
      const isFormula = String(read).startsWith('=') && read !== values[down]?.[right];
      const isText = typeof read === 'string' && read !== '' && !isFormula && !isError;
      const entry = isText ? asTextIn(read, format) : read;
      return [keyOf(top + down, left + right), { entry, read, format, isText }] as const;
    }),
  );
}

/** In a cell with the number format of text nothing has to be quoted, and what is stays quoted. */
export function asTextIn(text: string, format: string): Entry {
  return format === '@' && !text.startsWith("'") ? text : asText(text);
}

export interface CellChangeTo {
  readonly entry: Entry;
  readonly isText: boolean;
  readonly format?: string;
}

/** Puts contents into cells, and number formats before texts and after all else. */
export function putSteps(
  sheet: () => Excel.Worksheet,
  changes: ReadonlyMap<number, CellChangeTo>,
): readonly Step[] {
  const formatted = [...changes].filter(([, { format }]) => format !== undefined);
  const isEarly = ({ isText, format }: CellChangeTo) => format !== '@' || isText;
  const early = formatted.filter(([, change]) => isEarly(change));
  const late = formatted.filter(([, change]) => !isEarly(change));
  const entries = new Map([...changes].map(([key, { entry }]) => [key, entry] as const));
  return [...formats(sheet, early), ...contentSteps(sheet, entries), ...formats(sheet, late)];
}

function formats(
  sheet: () => Excel.Worksheet,
  changes: readonly (readonly [number, CellChangeTo])[],
): readonly Step[] {
  const byFormat = new Map<string, number[]>();
  for (const [key, { format = 'General' }] of changes)
    byFormat.set(format, [...(byFormat.get(format) ?? []), key]);
  return [...byFormat].flatMap(([format, keys]) =>
    areasOfKeys(keys)
      .flatMap((area) => byRows(area, ROWS))
      .map((area): Step => ({
        bytes: OPERATION + (area.bottom - area.top + 1) * (format.length + 3),
        queue: () => {
          sheet().getRange(formatArea(area)).numberFormat = filled(area, format);
        },
      })),
  );
}
