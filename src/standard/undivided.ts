import { fields } from './registry';

/** Whether a form, or a row of it, tells a field. */
type Tells = (key: string) => boolean;

interface Undivided {
  readonly key: string;
  readonly parts: readonly string[];
  /** The sum as formulas of the standards write it. */
  readonly sum: string;
}

let known: readonly Undivided[] | undefined;

/** Fields that say several others together, where a form prints them undivided (研究生 for 博士 and 硕士). */
export function undividedFields(): readonly Undivided[] {
  known ??= fields().flatMap(({ key, together }) =>
    together === undefined ? [] : [{ key, parts: together, sum: together.map(cell).join('+') }],
  );
  return known;
}

function cell(key: string): string {
  return `[@${key}]`;
}

/**
 * A formula over the columns of a form. Where it prints a sum undivided, that figure stands for the sum of its parts;
 * where it has columns for both, each row says it in one way or the other, and the parts come first.
 */
export function asStated(source: string, has: Tells): string {
  return undividedFields().reduce((text, { key, parts, sum }) => {
    if (!has(key) || !text.includes(sum)) return text;
    if (!parts.every(has)) return text.replaceAll(sum, cell(key));
    const divided = parts.map((part) => `ISNUMBER(${cell(part)})`).join(',');
    return text.replaceAll(sum, `IF(AND(${divided}),${sum},${cell(key)})`);
  }, source);
}

/** What one row is computed from: of a sum its parts or the undivided figure, not both. `isTold`: a number is there. */
export function statedOnRow(has: Tells, isTold: Tells): Tells {
  return (key) => {
    const own = undividedFields().find((one) => one.key === key || one.parts.includes(key));
    if (own === undefined) return has(key);
    const isWhole = saysWhole(own, has, isTold);
    return has(key) && isWhole === (key === own.key);
  };
}

function saysWhole({ key, parts }: Undivided, has: Tells, isTold: Tells): boolean {
  if (!has(key) || parts.every(isTold)) return false;
  return isTold(key) || !parts.every(has);
}
