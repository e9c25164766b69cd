import { describe, expect, it } from '@jest/globals';
import type { CaseFile } from './caseFile';
import { readCases } from './caseFile';
import { coefficientCase, compositeCase, fromSdCase, splitCase } from './coefficientCases';
import {
  crossfootCase,
  floorCase,
  gapCase,
  indicatorCase,
  itemCase,
  verdictCase,
} from './standardCases';

const KINDS: Readonly<Record<string, (file: CaseFile) => void>> = {
  coefficient: coefficientCase,
  split: splitCase,
  composite: compositeCase,
  'cv-from-sd': fromSdCase,
  floor: floorCase,
  crossfoot: crossfootCase,
  indicator: indicatorCase,
  'school-verdict': verdictCase,
  gap: gapCase,
  item: itemCase,
};

const cases = readCases();

describe('cases', () => {
  it('are all of a known kind, with a source and a reason where they do not reproduce', () => {
    expect(cases.length).toBeGreaterThan(50);
    for (const file of cases) {
      expect(Object.keys(KINDS)).toContain(file.kind);
      expect(file.sources.length).toBeGreaterThan(0);
      expect(file.reason !== undefined).toBe(file.reproduced === false);
      expect(file.reproduced === null).toBe(file.origin === 'derived');
    }
  });

  it.each(cases.map((file) => [file.id, file] as const))('%s', (_, file) => {
    expect.hasAssertions();
    KINDS[file.kind]?.(file);
  });
});
