import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type FileState, receivedCounty } from '../../../../scripts/received';
import { readFile } from '../../../../src/app';
import { collect, readRoster, receive } from '../../../../src/app/collect';
import {
  returnFacts,
  returnGrounds,
  slipNames,
  slipOf,
  slipSummary,
} from '../../../../src/app/collect/slips';
import { readWorkbook } from '../../../../src/xlsx';
import { valueOf } from '../../../support/live';
import { factsOf, STANDARD } from '../../../support/received';
import { textsOf } from '../../../support/slips';

/** States in which a file comes that must go back, whatever else it says. */
const RETURNED: Partial<Record<FileState, string>> = {
  'wrong-year': 'unsuitable',
  'old-template': 'unsuitable',
  'other-standard': 'unsuitable',
  undated: 'unsuitable',
  'code-typo': 'unsuitable',
  'name-typo': 'unsuitable',
  unlisted: 'unsuitable',
  damaged: 'unreadable',
  truncated: 'unreadable',
  empty: 'unreadable',
  encrypted: 'unreadable',
  xls: 'unreadable',
  csv: 'unreadable',
  hostile: 'unreadable',
};

/** Another file has taken their place. */
const SET_ASIDE: readonly FileState[] = ['copy', 'overtaken'];

const county = receivedCounty({ seed: 7, files: 100 });
const read = (path: string, bytes: Uint8Array) =>
  readFile({
    path,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    workbook: readWorkbook(bytes),
  });
const options = {
  standard: STANDARD,
  reliefs: [],
  year: county.truth.year,
  roster: valueOf(readRoster(read('名单.xlsx', county.roster))),
};
const states = new Map(county.truth.files.map((file) => [file.path, file]));
const files = county.files
  .filter(({ path }) => states.get(path)?.status !== 'ignored')
  .map(({ path, bytes }) => receive(read(path, bytes), options, 'zh').received);
const all = returnFacts(collect(files, options), new Map());

describe('of a county’s files in every state', () => {
  it('those go back that cannot be used as they are, for the right reason', () => {
    const wrong = all.flatMap((facts) => {
      const { state = 'litter' } = states.get(facts.file.path) ?? {};
      const ground = RETURNED[state];
      const grounds: readonly string[] = returnGrounds(facts);
      if (SET_ASIDE.includes(state)) return grounds.length === 0 ? [] : [`${state} goes back`];
      if (state === 'mistake' && grounds.length === 0) return [`${facts.file.path} stays`];
      return ground === undefined || grounds.includes(ground)
        ? []
        : [`${state} ${facts.file.path}: ${grounds.join()}`];
    });
    expect(wrong).toEqual([]);
    const seen = new Set([...states.values()].map(({ state }) => state));
    expect(Object.keys(RETURNED).filter((state) => !seen.has(state as FileState))).toEqual([]);
  });

  it('a clean one goes back only for what is doubtful in it', () => {
    const wrong = all.filter((facts) => {
      const truth = states.get(facts.file.path);
      if (truth === undefined || !truth.isClean || truth.problem !== null) return false;
      if (RETURNED[truth.state] !== undefined) return false;
      return returnGrounds(facts).some((ground) => ground === 'errors' || ground === 'unreadable');
    });
    expect(
      wrong.map(({ file }) => `${file.path} ${returnGrounds(facts(file.path)).join()}`),
    ).toEqual([]);
  });

  it('each has a slip that says something, and a name of its own', () => {
    const back = all.filter((facts) => returnGrounds(facts).length > 0);
    const names = slipNames(
      back.map(({ file }) => file),
      'zh',
    );
    expect(new Set([...names.values()].map(({ slip }) => slip)).size).toBe(back.length);
    for (const one of back) {
      const text = textsOf(slipOf({ ...factsOf(one.file), ...one }, 'zh'))
        .flat()
        .join('\n');
      expect(text).toContain('一、');
      expect(text).not.toContain('没有需要处理');
    }
    const items = all.map((one) => {
      const own = back.includes(one) ? names.get(one.file.path) : undefined;
      return { facts: one, slip: own?.slip ?? null, copy: null };
    });
    const last = textsOf(slipSummary(items, factsOf(all[0]?.file ?? missing()), 'zh')).at(-1);
    expect(last?.[1]).toBe(`共 ${String(all.length)} 个文件`);
    expect(last?.at(-1)).toBe(String(back.length));
  });
});

function facts(path: string) {
  return all.find(({ file }) => file.path === path) ?? missing();
}

function missing(): never {
  throw new Error('no file');
}
