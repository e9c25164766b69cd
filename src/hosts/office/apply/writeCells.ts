import { formatArea, type Area } from '../../../kernel/address';
import { coalesce } from '../../../kernel/coalesce';
import { byRows, cellOf, keyOf } from './cellKeys';
import type { CellPlan } from './cellPlan';
import type { Entry } from './entry';
import { dress, DRESSING, filled, lineInside, STYLES } from './looks';
import { undress, type PlainLook } from './plainLook';
import { OPERATION, type Step } from './steps';

/** Bytes of one array of contents. */
const ARRAY_BYTES = 500_000;

/** Rows of one array of number formats. */
const FORMAT_ROWS = 5_000;

/** Brings the cells of ours on a sheet of the user's to the plan. */
export function cellSteps(sheet: Excel.Worksheet, plan: CellPlan, plain: PlainLook): Step[] {
  const range = (area: Area) => sheet.getRange(formatArea(area));
  const relined = plan.formerLines.length > 0 || plan.dressed.size > 0 || plan.undressed.length > 0;
  return [
    ...(relined ? plan.formerLines : []).map((area) =>
      step(4, () => {
        lineInside(range(area), area, false);
      }),
    ),
    ...areasOfKeys(plan.emptied).map((area) =>
      step(1, () => {
        range(area).clear('Contents');
      }),
    ),
    ...areasOfKeys(plan.undressed).map((area) =>
      step(DRESSING, () => {
        undress(range(area), plain);
        lineInside(range(area), area, false);
      }),
    ),
    ...formatSteps(sheet, plan.undressed, 'General'),
    ...formatSteps(sheet, plan.textAgain, '@'),
    ...formatSteps(sheet, plan.general, 'General'),
    ...contentSteps(() => sheet, plan.writes),
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
      const cells = (area.bottom - area.top + 1) * (area.right - area.left + 1);
      return {
        bytes: OPERATION + cells * (format.length + 3),
        queue: () => {
          sheet.getRange(formatArea(area)).numberFormat = filled(area, format);
        },
      };
    });
}

/** Writes contents as few arrays. */
export function contentSteps(
  sheet: () => Excel.Worksheet,
  writes: ReadonlyMap<number, Entry>,
): Step[] {
  return areasOfKeys([...writes.keys()]).flatMap((area) => arraysOf(sheet, area, writes));
}

function arraysOf(
  sheet: () => Excel.Worksheet,
  area: Area,
  writes: ReadonlyMap<number, Entry>,
): readonly Step[] {
  const steps: Step[] = [];
  let rows: Entry[][] = [];
  let bytes = 0;
  const close = (bottom: number): void => {
    const formulas = rows;
    const address = formatArea({ ...area, top: bottom - rows.length + 1, bottom });
    const queue = () => {
      sheet().getRange(address).formulas = formulas;
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
    bytes += line.reduce<number>((sum, entry) => sum + bytesOf(entry), 2);
    if (bytes > ARRAY_BYTES) close(row);
  }
  close(area.bottom);
  return steps;
}

/** In JSON; a Chinese character takes three. */
export function bytesOf(entry: Entry): number {
  if (typeof entry !== 'string') return 20;
  let bytes = 3;
  for (let place = 0; place < entry.length; place++)
    bytes += entry.charCodeAt(place) > 0x7f ? 3 : entry[place] === '"' ? 2 : 1;
  return bytes;
}
