import { translateFormulaToA1, translateFormulaToR1C1 } from '@borgar/fx/xlsx';
import { formatAddress } from '../kernel/address';

/** Longest formula that Excel takes; a longer text is handed on as it is. */
const LONGEST = 8192;

/**
 * A formula that a file states once, for its first cell, and other cells share by number. It is worked out for a cell
 * only when asked for, so a column of 100,000 shared formulas costs as little as one.
 */
export class SharedFormula {
  private relative: string | undefined;
  private text: string | undefined;
  private anchor = '';

  define(text: string, row: number, column: number): void {
    this.text = text;
    this.anchor = formatAddress({ row, column });
    this.relative = undefined;
  }

  /** Formula of one of the cells; undefined where the file never states it. */
  at(row: number, column: number): string | undefined {
    if (this.text === undefined || this.text.length > LONGEST) return this.text;
    this.relative ??= translateFormulaToR1C1(this.text, this.anchor);
    return translateFormulaToA1(this.relative, formatAddress({ row, column }));
  }
}
