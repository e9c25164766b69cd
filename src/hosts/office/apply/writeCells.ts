import { formatArea, type Area } from '../../../kernel/address';
import { coalesce } from '../../../kernel/coalesce';
import { CELL_BYTES, watch, type Witness } from './cellBefore';
import { byRows, cellOf, keyOf } from './cellKeys';
import type { CellPlan } from './cellPlan';
import type { Entry } from './entry';
import { bytesOf } from './entryBytes';
import { dress, DRESSING, filled, lineInside, STYLES } from './looks';
import { undress, type PlainLook } from './plainLook';
import { OPERATION, type Step } from './steps';

/** Bytes of one array of contents. */
const ARRAY_BYTES = 500_000;

/** Rows that are emptied at once, and bytes of a cell that was not empty in an answer that tells what stood there. */
const EMPTIED_ROWS = 1_000;
const EMPTIED_BYTES = 250;

/** Rows of one array of number formats. */
const FORMAT_ROWS = 5_000;

/** Brings the cells of ours on a sheet of the user's to the plan. */
export function cellSteps(
  sheet: Excel.Worksheet,
  plan: CellPlan,
  plain: PlainLook,
  witnesses: Witness[],
): Step[] {
  const range = (area: Area) => sheet.getRange(formatArea(area));
  const relined = plan.formerLines.length > 0 || plan.dressed.size > 0 || plan.undressed.length > 0;
  return [
    ...(relined ? plan.formerLines : []).map((area) =>
      step(4, () => {
        lineInside(range(area), area, false);
      }),
    ),
    ...areasOfKeys(plan.emptied)
      .flatMap((area) => byRows(area, EMPTIED_ROWS))
      .map((area) => ({
        bytes: 2 * OPERATION + cellsOf(area) * EMPTIED_BYTES,
        queue: () => {
          watch(sheet, area, witnesses);
          range(area).clear('Contents');
        },
      })),
    ...areasOfKeys(plan.undressed).map((area) =>
      step(DRESSING, () => {
        undress(range(area), plain);
        lineInside(range(area), area, false);
      }),
    ),
    ...formatSteps(sheet, plan.undressed, 'General'),
    ...formatSteps(sheet, plan.textAgain, '@'),
    ...formatSteps(sheet, plan.general, 'General'),
    ...contentSteps(() => sheet, plan.writes, witnesses),
    ...[...plan.dressed].flatMap(([style, keys]) => [
      ...areasOfKeys(keys).map((area) =>
        step(DRESSING, () => {
          dress(range(area), STYLES[style]);
        }),
      ),
      ...formatSteps(sheet, keys, STYLES[style].numberFormat ?? 'General'),
    ]),
    ...(relined ? plan.lines : []).map((area) =>
      step(6, () => {
        lineInside(range(area), area, true);
      }),
    ),
  ];
}

export function step(operations: number, queue: () => void): Step {
  return { bytes: operations * OPERATION, queue };
}

export function areasOfKeys(keys: readonly number[]): readonly Area[] {
  return coalesce(keys.map(cellOf));
}

function formatSteps(sheet: Excel.Worksheet, keys: readonly number[], format: string): Step[] {
  return areasOfKeys(keys)
    .flatMap((area) => byRows(area, FORMAT_ROWS))
    .map((area) => {
      return {
        bytes: OPERATION + cellsOf(area) * (format.length + 3),
        queue: () => {
          sheet.getRange(formatArea(area)).numberFormat = filled(area, format);
        },
      };
    });
}

function cellsOf({ top, left, bottom, right }: Area): number {
  return (bottom - top + 1) * (right - left + 1);
}

/** Writes contents as few arrays; what stood there just before is told by witnesses. */
export function contentSteps(
  sheet: () => Excel.Worksheet,
  writes: ReadonlyMap<number, Entry>,
  witnesses?: Witness[],
): Step[] {
  return areasOfKeys([...writes.keys()]).flatMap((area) =>
    arraysOf(sheet, area, writes, witnesses),
  );
}

function arraysOf(
  sheet: () => Excel.Worksheet,
  area: Area,
  writes: ReadonlyMap<number, Entry>,
  witnesses: Witness[] | undefined,
): readonly Step[] {
  const steps: Step[] = [];
  const least = witnesses === undefined ? 0 : CELL_BYTES;
  let rows: Entry[][] = [];
  let bytes = 0;
  const close = (bottom: number): void => {
    const formulas = rows;
    const part = { ...area, top: bottom - rows.length + 1, bottom };
    const queue = () => {
      if (witnesses !== undefined) watch(sheet(), part, witnesses);
      sheet().getRange(formatArea(part)).formulas = formulas;
    };
    if (formulas.length > 0) steps.push({ bytes: bytes + OPERATION, queue });
    rows = [];
    bytes = 0;
  };
  for (let row = area.top; row <= area.bottom; row++) {
    const line: Entry[] = [];
    for (let column = area.left; column <= area.right; column++)
      line.push(writes.get(keyOf(row, column)) ?? '');
    rows.push(line);
    bytes += line.reduce<number>((sum, entry) => sum + Math.max(least, bytesOf(entry)), 2);
    if (bytes > ARRAY_BYTES) close(row);
  }
  close(area.bottom);
  return steps;
}
