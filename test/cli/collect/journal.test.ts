import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFile, receive } from '../../../src/app';
import { openJournal } from '../../../src/cli/collect/journal';
import { fail } from '../../../src/kernel/result';
import { findStandard } from '../../../src/standard';

const standard = findStandard('cn.quality-2017');
if (!standard.ok) throw new Error('no standard');

const options = { standard: standard.value, reliefs: [] };

function received(path: string) {
  const file = readFile({ path, sha256: path, workbook: fail('file-encrypted', 'password') });
  return receive(file, options, 'zh').received;
}

describe('the journal of what was received', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'journal-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const path = () => join(folder, 'county.xlsx.received');

  it('knows again what was received, the latest of each file', () => {
    const first = openJournal(path(), 'head');
    expect(first.known.size).toBe(0);
    first.add(received('a.xlsx'));
    first.add(received('b.xlsx'));
    first.add({ ...received('a.xlsx'), sha256: 'newer' });
    const again = openJournal(path(), 'head');
    expect([...again.known.keys()]).toEqual(['a.xlsx', 'b.xlsx']);
    expect(again.known.get('a.xlsx')?.sha256).toBe('newer');
    expect(again.known.get('b.xlsx')).toEqual(received('b.xlsx'));
    expect(readFileSync(path(), 'utf8').trim().split('\n')).toHaveLength(3);
  });

  it('leaves out a line that was cut off, and goes on behind it', () => {
    openJournal(path(), 'head').add(received('a.xlsx'));
    appendFileSync(path(), '{"path":"b.xl');
    const again = openJournal(path(), 'head');
    expect([...again.known.keys()]).toEqual(['a.xlsx']);
    again.add(received('c.xlsx'));
    expect([...openJournal(path(), 'head').known.keys()]).toEqual(['a.xlsx', 'c.xlsx']);
  });

  it('begins anew under other rules, and where that is asked for', () => {
    openJournal(path(), 'head').add(received('a.xlsx'));
    expect(openJournal(path(), 'other').known.size).toBe(0);
    openJournal(path(), 'other').add(received('a.xlsx'));
    expect(openJournal(path(), 'other', true).known.size).toBe(0);
  });
});
