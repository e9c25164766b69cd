import { describe, expect, it } from '@jest/globals';
import { readWorkbook } from '../../src/xlsx/readWorkbook';
import { HOSTILE } from '../support/hostile';

describe('hostile files', () => {
  it.each(HOSTILE)('$name', ({ build, expected }) => {
    const result = readWorkbook(build());
    const outcome = result.ok ? 'reads' : [result.problem.kind, result.problem.reason];
    expect(outcome).toEqual(expected);
  });
});
