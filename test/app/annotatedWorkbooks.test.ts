import { beforeAll, describe, expect, it } from '@jest/globals';
import { annotatedCopy, unmarked } from '../support/annotate';
import { LEDGER_WORKBOOKS } from '../support/ledgerWorkbooks';
import {
  changedParts,
  differentParts,
  packageFaults,
  PATCHED_PARTS,
} from '../support/packageFaults';

describe.each(LEDGER_WORKBOOKS)('the annotated ledger in a workbook: $name', (fixture) => {
  let input: Uint8Array;
  let copy: Uint8Array;

  beforeAll(async () => {
    input = await fixture.make();
    copy = (await annotatedCopy(input)).bytes;
  });

  it('has nothing that a program would offer to repair', () => {
    expect(packageFaults(input)).toEqual([]);
    expect(packageFaults(copy)).toEqual([]);
  });

  it('keeps every other part as it is stored', () => {
    const changed = changedParts(input, copy);
    expect(changed.filter((name) => !PATCHED_PARTS.test(name))).toEqual([]);
  });

  it('does not change when it is annotated again', async () => {
    expect(Buffer.compare((await annotatedCopy(copy)).bytes, copy)).toBe(0);
  });

  it('gives the input back', () => {
    const left = differentParts(input, unmarked(copy));
    expect(left.filter((name) => name !== 'xl/styles.xml')).toEqual([]);
  });
});
