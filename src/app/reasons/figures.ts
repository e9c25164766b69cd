import type { Finding } from '../../checks/index';

/** The figures that a reason is given for: those observed, or where the finding has none of its own, its message. */
export function figuresText({ observed, message }: Finding): string {
  return observed === '' ? message : observed;
}

/**
 * Whether a reason was written for these figures: their numbers must be the same ones in the same order, however they
 * are typed (`1,200` and `1200.0` are one number). Texts without numbers must be equal. A row without figures was
 * never checked against any, so it is the reason of no finding yet.
 */
export function sameFigures(written: string, now: string): boolean {
  if (written === '') return false;
  const [before, after] = [numbersIn(written), numbersIn(now)];
  if (before.length + after.length === 0) return plain(written) === plain(now);
  return before.length === after.length && before.every((number, at) => number === after[at]);
}

function numbersIn(text: string): readonly number[] {
  const found = plain(text)
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .match(/-?\d+(?:\.\d+)?/g);
  return (found ?? []).map(Number);
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll('−', '-').replace(/\s+/g, '');
}
