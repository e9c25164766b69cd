import type { CellValue } from '../../src/sheet/cell';

const TOLERANCE = 1e-9;

/** What an annotated copy shows where a figure cannot be told. */
export const UNDECIDED = '无法判断';

/** Counts what was compared and keeps every difference. */
export class Comparing {
  compared = 0;
  readonly differences: string[] = [];

  equal(what: string, found: unknown, expected: unknown): void {
    this.compared += 1;
    if (found !== expected)
      this.differences.push(`${what}: ${String(found)}, expected ${String(expected)}`);
  }

  /** Nothing may be in the list. */
  none(what: string, faults: readonly string[]): void {
    this.compared += 1;
    this.differences.push(...faults.map((fault) => `${what}: ${fault}`));
  }

  near(what: string, found: CellValue | undefined, expected: number | null): void {
    if (expected === null) {
      this.equal(what, found, UNDECIDED);
      return;
    }
    this.compared += 1;
    const close =
      typeof found === 'number' &&
      Math.abs(found - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
    if (!close)
      this.differences.push(`${what}: ${JSON.stringify(found)}, expected ${String(expected)}`);
  }
}
