import { parametersOf } from '../../../balance/index';
import { emitFormula, parseFormula } from '../../../formula/index';
import type { Standard } from '../../../standard/types';
import type { NativeCell } from '../../annotate/rowRules';

/**
 * A condition that is TRUE for a school that the standard leaves out. An exclusion about something that the form does
 * not ask for does not apply, as in the check.
 */
export function leftOut(
  standard: Standard,
  cellOf: (key: string) => NativeCell | undefined,
  reliefs: readonly string[] = [],
): string {
  const parameters = parametersOf(standard, reliefs);
  const conditions = standard.exclusions.flatMap(({ when }) => {
    const parsed = parseFormula(when);
    if (!parsed.ok) return [];
    const cells = new Map<string, NativeCell>();
    for (const { key } of parsed.value.columns) {
      const cell = cellOf(key);
      if (cell === undefined) return [];
      cells.set(key, cell);
    }
    const figures = [...cells.values()].flatMap((cell) => cell.figures);
    const emitted = emitFormula(parsed.value, {
      cell: (key) => cells.get(key)?.value ?? '',
      range: () => '',
      parameters,
    });
    return figures.length === 0
      ? [emitted]
      : [`AND(COUNT(${figures.join(',')})=${String(figures.length)},${emitted})`];
  });
  return conditions.length === 0 ? 'FALSE' : `OR(${conditions.join(',')})`;
}
