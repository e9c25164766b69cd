const portions = new WeakMap<object, number>();

/**
 * Which part of the usual a request of this run, and its answer, may be: 1 at first, halved each time that Excel found
 * one too large. Whoever cuts work into requests multiplies the sizes that it aims at by this.
 */
export function portionOf(context: Excel.RequestContext): number {
  return portions.get(context) ?? 1;
}

/** To be said before the run does anything. */
export function setPortion(context: Excel.RequestContext, portion: number): void {
  portions.set(context, portion);
}

/** Beyond this Excel refuses for another reason: requests are as small as they get. */
export const LEAST_PORTION = 1 / 32;
