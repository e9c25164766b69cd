import { portionOf } from '../payload';

/** One or a few operations that belong into the same request. */
export interface Step {
  /** About how many bytes it takes in the request or in the response, whichever is more. */
  readonly bytes: number;
  readonly queue: () => void;
}

/** Excel on the web refuses more than 5 MB; sizes are estimates. */
const MOST_BYTES = 3_000_000;

/** What one operation takes in a request beside its arguments. */
export const OPERATION = 300;

/** Big writes run without recalculating and painting in between. */
const BIG = 200_000;

/**
 * Carries out steps in their order with as few requests as their sizes allow, one at least: what was queued before goes
 * with the first.
 */
export async function carryOut(
  context: Excel.RequestContext,
  steps: readonly Step[],
  calm: (context: Excel.RequestContext) => void = () => undefined,
): Promise<void> {
  const end = endOfChunk(steps, MOST_BYTES * portionOf(context));
  const chunk = steps.slice(0, end);
  if (sizeOf(chunk) > BIG) calm(context);
  for (const { queue } of chunk) queue();
  await context.sync();
  if (end < steps.length) await carryOut(context, steps.slice(end), calm);
}

function endOfChunk(steps: readonly Step[], most: number): number {
  let bytes = 0;
  const end = steps.findIndex((step, place) => {
    bytes += step.bytes;
    return bytes > most && place > 0;
  });
  return end < 0 ? steps.length : end;
}

function sizeOf(steps: readonly Step[]): number {
  return steps.reduce((sum, { bytes }) => sum + bytes, 0);
}
