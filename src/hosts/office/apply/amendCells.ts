import { formatArea, type Area } from '../../../kernel/address';
import { addTo } from '../../../kernel/arrays';
import { coalesce } from '../../../kernel/coalesce';
import { cellsIn, loadCells, type CellBefore, type Witness } from './cellBefore';
import { byRows, cellOf } from './cellKeys';
import type { Entry } from './entry';
import { filled } from './looks';
import { areasOf, around } from './standing';
import { OPERATION, type Step } from './steps';
import { areasOfKeys, contentSteps } from './writeCells';

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
      const queue = () => {
        loadCells(range, ['format/protection/locked']);
      };
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

export interface CellChangeTo {
  readonly entry: Entry;
  readonly isText: boolean;
  readonly format?: string;
}

/** Puts contents into cells, and number formats before texts and after all else. */
export function putSteps(
  sheet: () => Excel.Worksheet,
  changes: ReadonlyMap<number, CellChangeTo>,
  witnesses?: Witness[],
): readonly Step[] {
  const formatted = [...changes].filter(([, { format }]) => format !== undefined);
  const isEarly = ({ isText, format }: CellChangeTo) => format !== '@' || isText;
  const early = formatted.filter(([, change]) => isEarly(change));
  const late = formatted.filter(([, change]) => !isEarly(change));
  const entries = new Map([...changes].map(([key, { entry }]) => [key, entry] as const));
  return [
    ...formats(sheet, early),
    ...contentSteps(sheet, entries, witnesses),
    ...formats(sheet, late),
  ];
}

function formats(
  sheet: () => Excel.Worksheet,
  changes: readonly (readonly [number, CellChangeTo])[],
): readonly Step[] {
  const byFormat = new Map<string, number[]>();
  for (const [key, { format = 'General' }] of changes) addTo(byFormat, format, key);
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
