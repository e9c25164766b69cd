import { stagesOf } from '../../forms/sums';
import type { SettledLevel } from './accounts';
import type { SettledValue } from './types';

/**
 * Holds figures by level against the one that a form gives for the whole school. Levels that make more than the whole,
 * or all of it and less, contradict it: which is right nothing tells, and so both stay open.
 */
export function againstWhole(levels: readonly SettledLevel[]): readonly SettledLevel[] {
  const keys = new Set(levels.flatMap(({ row }) => Object.keys(row.values)));
  const wrong = new Set([...keys].filter((key) => contradictsWhole(key, levels)));
  if (wrong.size === 0) return levels;
  return levels.map((level) => {
    const entries = Object.entries(level.row.values).map(
      ([key, value]) => [key, wrong.has(key) ? opened(value) : value] as const,
    );
    const values = Object.fromEntries(entries);
    return { ...level, values, row: { ...level.row, values } };
  });
}

function contradictsWhole(key: string, levels: readonly SettledLevel[]): boolean {
  const values = levels.map(({ row }) => row.values[key]);
  const whole = values.find((value) => value?.whole !== undefined)?.whole?.value;
  const figures = values.map((value) => value?.value);
  if (whole === undefined || !figures.every((figure) => typeof figure === 'number')) return false;
  const sum = figures.reduce((total, figure) => total + figure, 0);
  // What a senior level has is in the whole and in no row.
  return isAll(levels) ? sum !== whole : sum > whole;
}

function isAll(levels: readonly SettledLevel[]): boolean {
  const stages = stagesOf(levels[0]?.row.type);
  return stages?.length === levels.length && !stages.includes('senior');
}

function opened({ value, origin, others, whole }: SettledValue): SettledValue {
  const own = origin === null ? [] : [{ origin, value }];
  const all = whole === undefined ? [] : [{ origin: whole.origin, value: whole.value }];
  const state = 'blank';
  return {
    state,
    value: null,
    settling: 'open',
    origin: null,
    others: [...own, ...others, ...all],
  };
}
