import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { HOSTILE } from '../support/hostile';
import { EXAMPLES, junheng, reportOf, scratch } from './command';

describe('a folder with hostile and broken files', () => {
  it('accounts for every one, and still checks the good file among them', () => {
    const folder = scratch();
    for (const { name, build } of HOSTILE) writeFileSync(join(folder, `${name}.xlsx`), build());
    copyFileSync(join(EXAMPLES, 'county.xlsx'), join(folder, 'zz-good.xlsx'));
    const answer = junheng('check', folder, '--json', '--annotate', scratch());
    const files = new Map(
      reportOf(answer).files.map((file) => [file.path.slice(folder.length + 1), file]),
    );
    expect(answer.code).toBe(2);
    for (const { name, expected } of HOSTILE) {
      const problem = files.get(`${name}.xlsx`)?.problem;
      const found = problem && [problem.kind, problem.reason];
      // What reads although it looks odd holds no form; what does not read keeps its own reason.
      const wanted = expected === 'reads' ? ['form-not-recognised', 'nothing-known'] : expected;
      expect({ name, found }).toEqual({ name, found: wanted });
      expect(problem?.message).toMatch(/。$/);
    }
    expect(files.get('zz-good.xlsx')?.status).toBe('checked');
  }, 180_000);
});
