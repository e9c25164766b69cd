import type { Area } from '../../../kernel/address';
import { fail, succeed, type Result } from '../../../kernel/result';
import { areaSize, rangeOf, type Piece } from './chunks';
import { areaAt, askPlace } from './references';

/** Up to here an area is read as it is, empty cells and all. */
const DENSE = 5_000_000;
/** As many cells as a workbook may hold that is read from a file. */
const MOST_CELLS = 20_000_000;
const MOST_PIECES = 256;

/**
 * The parts of used areas that hold something. One stray cell at the end of a sheet makes all of the sheet used, so an
 * area that is too large is quartered until its parts are small or empty. `too-large` where that does not help.
 */
export async function usedAreas(
  context: Excel.RequestContext,
  pieces: readonly Piece[],
): Promise<Result<readonly Piece[]>> {
  const large = pieces.filter(({ area }) => areaSize(area) > DENSE);
  const small = pieces.filter(({ area }) => areaSize(area) <= DENSE);
  if (large.length === 0) {
    const cells = small.reduce((sum, { area }) => sum + areaSize(area), 0);
    return cells <= MOST_CELLS ? succeed(small) : tooLarge();
  }
  if (pieces.length > MOST_PIECES) return tooLarge();
  const parts = large.flatMap(({ sheet, area }) =>
    quarters(area).map((quarter) => ({ sheet, used: askUsed(context, sheet, quarter) })),
  );
  await context.sync();
  const inUse = parts.flatMap(({ sheet, used }) =>
    used.isNullObject ? [] : [{ sheet, area: areaAt(used) }],
  );
  return usedAreas(context, [...small, ...inUse]);
}

function tooLarge(): Result<never> {
  return fail('file-too-large', 'cells', { limit: MOST_CELLS });
}

function askUsed(context: Excel.RequestContext, sheet: string, area: Area): Excel.Range {
  const whole = rangeOf(context.workbook.worksheets.getItem(sheet), area);
  whole.untrack();
  return askPlace(whole.getUsedRangeOrNullObject(true));
}

function quarters({ top, bottom, left, right }: Area): readonly Area[] {
  const row = Math.floor((top + bottom) / 2);
  const column = Math.floor((left + right) / 2);
  return [
    { top, bottom: row, left, right: column },
    { top, bottom: row, left: column + 1, right },
    { top: row + 1, bottom, left, right: column },
    { top: row + 1, bottom, left: column + 1, right },
  ].filter((area) => area.top <= area.bottom && area.left <= area.right);
}
