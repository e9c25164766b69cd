import type { ReceivedFinding } from '../types';
import type { ReturnFacts } from './types';

/** Findings of the file alone, then those of the county check that it did not have itself. */
export function allFindings({
  file,
  further,
}: Pick<ReturnFacts, 'file' | 'further'>): readonly ReceivedFinding[] {
  return [...file.findings, ...newFindings(file.findings, further)];
}

/** A rule that ran on the file and on the county table says the same twice. */
export function newFindings<T extends Told>(
  own: readonly Told[],
  further: readonly T[],
): readonly T[] {
  const known = new Set(own.map(keyOf));
  return further.filter((finding) => {
    const key = keyOf(finding);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

type Told = Pick<ReceivedFinding, 'rule' | 'sheet' | 'cell' | 'message'>;

function keyOf({ rule, sheet, cell, message }: Told): string {
  return [rule, sheet, cell, message].join('\n');
}

/** 经验校验 without a written reason, or any finding of another tier. */
export function isOpen({ tier, reason }: Pick<ReceivedFinding, 'tier' | 'reason'>): boolean {
  return tier !== 'warning' || reason === undefined;
}
