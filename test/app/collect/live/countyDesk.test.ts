import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { PROFILE_BYTES } from '../../../../src/forms/mapping/readProfile';
import { readWorkbook, writeWorkbook } from '../../../../src/xlsx';
import { valueOf } from '../../../support/live';
import { CHOICES, hashOf, newDesk, newReceiver } from '../../../support/receivingTools';

const receiver = newReceiver();

const school = (name: string) => ({
  path: name,
  bytes: new Uint8Array(
    readFileSync(name === MESSY ? `examples/${name}` : `examples/schools/${name}`),
  ),
});
const MESSY = 'county-messy.xlsx';
const FIRST = '澄湖县实验小学.xlsx';
const NINE = '澄湖县龙泉九年一贯制学校.xlsx';

async function deskWith(...names: readonly string[]) {
  const desk = newDesk();
  for (const name of names) {
    const arrival = await receiver.receive(school(name), CHOICES, null);
    if (arrival.kind === 'received') await desk.put([arrival]);
  }
  return desk;
}

describe('a desk', () => {
  it('puts together what is on it, and anew when a file goes', async () => {
    const desk = await deskWith(FIRST, NINE);
    expect(valueOf(await desk.view(CHOICES))).toMatchObject({ rows: 3, questions: [] });
    await desk.drop([NINE]);
    const view = valueOf(await desk.view(CHOICES));
    expect(view.rows).toBe(1);
    expect(view.schools.map(({ key }) => key)).toEqual(['2133000001']);
    // Without a list of schools nobody knows whether that is all.
    expect(view.complete).toBe(false);
  });

  it('tells of last year’s files as they are read, and of none where there is none', async () => {
    const desk = newDesk();
    expect(valueOf(await desk.lastYear(CHOICES))).toEqual({ files: [], schools: 0 });
    const bytes = new Uint8Array(readFileSync('examples/county.xlsx'));
    const files = [{ path: 'county.xlsx', bytes }, school(FIRST)];
    const held = valueOf(await desk.lastYear({ ...CHOICES, lastYear: { key: '1', files } }));
    const ahead = await Promise.all(files.map((file) => desk.lookAtLastYear(file, CHOICES)));
    expect(held.files).toEqual(ahead);
    expect(held.schools).toBeGreaterThan(40);
  });

  it('makes the county table with its verdict, as a workbook and as a file', async () => {
    const desk = await deskWith(FIRST, NINE);
    const table = valueOf(await desk.countyTable(CHOICES, []));
    expect(table.verdict).not.toBe('');
    const file = valueOf(await desk.countyFile(CHOICES, []));
    expect(file.verdict).toBe(table.verdict);
    const names = valueOf(readWorkbook(file.made)).sheets.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(table.made.sheets.map(({ name }) => name)));
  });

  it('packs slips and copies of what goes back into one archive, piece by piece', async () => {
    const desk = await deskWith(FIRST, MESSY);
    const items = valueOf(await desk.beginReturn(CHOICES, [], '2026-09-01'));
    expect(items.map(({ path }) => path)).toContain(MESSY);
    const pieces: Uint8Array[] = [];
    for (const { path, further } of items) {
      const copy = valueOf(await receiver.returnCopy(school(path), further, CHOICES));
      pieces.push(await desk.addReturn(path, copy));
    }
    pieces.push(await desk.endReturn());
    const entries = unzipSync(Buffer.concat(pieces));
    expect(Object.keys(entries)).toHaveLength(2 * items.length + 1);
    for (const bytes of Object.values(entries)) expect(readWorkbook(bytes).ok).toBe(true);
  });
});

describe('a receiver', () => {
  it('does not check again what it knows, and says why a file is not read', async () => {
    const file = school(FIRST);
    expect(await receiver.receive(file, CHOICES, hashOf(file.bytes))).toEqual({ kind: 'same' });
    const broken = { path: 'broken.xlsx', bytes: file.bytes.slice(0, 500) };
    expect(await receiver.receive(broken, CHOICES, null)).toMatchObject({
      file: { status: 'not-checked', problem: { kind: 'file-damaged' } },
    });
  });

  it('asks about headers that no form knows, and reads them once it is said what they mean', async () => {
    const header = [
      '学校标识码',
      '学校名称',
      '办学类型',
      '学段',
      '在校生数',
      '班级数',
      '老师总数',
      '占地面积',
      '教学及辅助用房面积',
    ];
    const row = ['2133000901', '甲小学', '211', '小学', 300, 8, 21, 9000, 3000];
    const file = {
      path: '甲.xlsx',
      bytes: writeWorkbook([{ name: '台账', rows: [header, row] }]),
    };
    const arrival = await receiver.receive(file, CHOICES, null);
    const desk = newDesk();
    if (arrival.kind === 'received') await desk.put([arrival]);
    const [question] = valueOf(await desk.view(CHOICES)).questions;
    expect(question).toMatchObject({
      header: '老师总数',
      paths: ['甲.xlsx'],
      place: '台账 G1',
      suggestions: [{ field: 'teachers', name: '专任教师数' }],
    });
    const entries = [{ table: 'ledger', header: '老师总数', field: 'teachers' }];
    const again = await receiver.receive(
      file,
      { ...CHOICES, profile: { name: '对照', entries } },
      null,
    );
    expect(again).toMatchObject({
      questions: [],
      file: { schools: [{ values: { teachers: { value: 21, cell: 'G2' } } }] },
    });
  });
});

describe('a profile taken over from a file', () => {
  const text = (content: string, size = content.length) => ({
    size,
    text: () => Promise.resolve(content),
  });
  const PROFILE = JSON.stringify({
    format: 'junheng-mapping-profile',
    version: 1,
    name: '对照',
    entries: [{ table: 'ledger', header: '老师总数', field: 'teachers' }],
  });

  it('is read by the limits of the command line', async () => {
    const desk = newDesk();
    expect(await desk.readProfile(text(PROFILE))).toMatchObject({ ok: true });
    const large = await desk.readProfile({
      size: PROFILE_BYTES + 1,
      text: () => Promise.reject(new Error('opened')),
    });
    expect(large).toMatchObject({ problem: { kind: 'profile-invalid', reason: 'too-large' } });
    const gbk = await desk.readProfile(text(PROFILE.replace('老', '\uFFFD')));
    expect(gbk).toMatchObject({ problem: { reason: 'encoding' } });
  });
});
