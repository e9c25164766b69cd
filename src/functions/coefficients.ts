import { coefficientOf, pooledMean } from '../balance';
import { answer, type Answer } from './answer';
import { distributionOf } from './distribution';
import { fault } from './faults';

/** JUNHENG.CV(values, pupils): the student-weighted coefficient of variation about the pooled mean. */
export function cv(values: unknown, pupils: unknown): Answer<number> {
  const data = distributionOf(values, pupils);
  if (!data.ok) return data;
  const outcome = coefficientOf(data.value);
  if (outcome.ok) return answer(outcome.coefficient.cv);
  switch (outcome.reason) {
    case 'one-school':
      return fault('#N/A', 'oneSchool');
    case 'zero-mean':
      return fault('#DIV/0!', 'zeroMean');
    case 'no-pupils':
    case 'negative':
      throw new Error(`let through: ${outcome.reason}`);
  }
}

/** JUNHENG.MEAN(values, pupils): the pooled mean, of one school too. */
export function mean(values: unknown, pupils: unknown): Answer<number> {
  const data = distributionOf(values, pupils);
  if (!data.ok) return data;
  const outcome = pooledMean(data.value);
  if (!outcome.ok) throw new Error(`let through: ${outcome.reason}`);
  return answer(outcome.mean);
}
