import type { Distribution } from '../balance';
import { exact } from '../kernel/exact';
import { answer, type Answer } from './answer';
import { figureOf, rowsOf } from './cells';
import { fault, words } from './faults';

/**
 * The schools of a level out of two ranges of one shape: what each has per pupil, and its pupils. Every cell counts as
 * a school, so one that holds no figure leaves the whole untold.
 */
export function distributionOf(values: unknown, pupils: unknown): Answer<Distribution> {
  const ratios = rowsOf(values);
  const counts = rowsOf(pupils);
  if (shapeOf(ratios) !== shapeOf(counts))
    return fault('#VALUE!', 'shapes', { values: shapeOf(ratios), pupils: shapeOf(counts) });
  const x = figuresOf(ratios, 'cell.values');
  if (!x.ok) return x;
  const n = figuresOf(counts, 'cell.pupils');
  if (!n.ok) return n;
  if (n.value.every((count) => count === 0)) return fault('#DIV/0!', 'noPupils');
  const empty = n.value.indexOf(0);
  if (empty >= 0)
    return fault('#N/A', 'zeroPupils', { what: words('cell.pupils', { at: empty + 1 }) });
  return answer({
    pupils: n.value,
    amounts: x.value.map((value, i) => value * (n.value[i] ?? NaN)),
    // so that equal values have a coefficient of exactly 0
    exactAmount: (i) => exact(x.value[i] ?? NaN).mul(exact(n.value[i] ?? NaN)),
  });
}

function shapeOf(rows: readonly (readonly unknown[])[]): string {
  return `${String(rows.length)}×${String(rows[0]?.length ?? 0)}`;
}

function figuresOf(rows: readonly (readonly unknown[])[], key: string): Answer<readonly number[]> {
  const figures: number[] = [];
  for (const given of rows.flat()) {
    const figure = figureOf(given, words(key, { at: figures.length + 1 }));
    if (!figure.ok) return figure;
    figures.push(figure.value);
  }
  return answer(figures);
}
