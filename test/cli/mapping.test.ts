import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { workbook } from '../../scripts/examples';
import { cleanLedger } from '../../scripts/examples/county';
import { ledgerRows } from '../../scripts/examples/truth';
import { junheng, reportOf, scratch } from './command';

/** What three columns of the ledger are called in this county. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  专任教师数: '老师总数',
  教学及辅助用房面积: '教辅用房',
  图书册数: '藏书量(册)',
};

interface Entry {
  table: string;
  header: string;
  field: string | null;
  suggestions?: { field: string }[];
}
interface File {
  name: string;
  help: string;
  entries: Entry[];
}

/** The example county's ledger, as it is and with its headers renamed, an extra column beside. */
function ledgers(folder: string, copies = 1) {
  const sheet = cleanLedger(ledgerRows());
  const [header = [], ...body] = sheet.rows;
  const names = header.map((text) => OTHER_NAMES[String(text)] ?? text);
  const rows = [[...names, '校长电话'], ...body.map((row) => [...row, '0351-0000'])];
  const original = join(folder, 'original.xlsx');
  writeFileSync(original, workbook([sheet]));
  const renamed = Array.from({ length: copies }, (_, copy) => {
    const path = join(folder, `renamed${String(copy)}.xlsx`);
    writeFileSync(path, workbook([{ ...sheet, rows }]));
    return path;
  });
  return { original, renamed };
}

function profileFile(path: string): File {
  return JSON.parse(readFileSync(path, 'utf8')) as File;
}

/** Fills in the first suggestion of every open entry, as somebody does in an editor. */
function confirm(path: string): void {
  const file = profileFile(path);
  for (const entry of file.entries) entry.field ??= entry.suggestions?.[0]?.field ?? 'ignore';
  writeFileSync(path, JSON.stringify(file, null, 4));
}

function questionsIn(answer: ReturnType<typeof junheng>) {
  return reportOf(answer).files.map(({ mapping }) => mapping.questions.map(({ header }) => header));
}

describe('junheng mapping', () => {
  it('asks once about the headers of many files, and reads them once they are confirmed', () => {
    const folder = scratch();
    const { original, renamed } = ledgers(folder, 2);
    const [first = ''] = renamed;
    const map = join(folder, '对照.json');
    const asked = junheng('mapping', ...renamed, original, '--out', map);
    expect(asked.code).toBe(0);
    expect(asked.out).toContain('2 个文件、2 张工作表');
    expect(asked.out).toContain(`已写入 ${map}：待确认 3 条，已确认 0 条，忽略 0 条`);
    const file = profileFile(map);
    expect(file).toMatchObject({ name: '对照' });
    expect(file.help).toContain('ignore');
    expect(file.entries.map(({ header }) => header).sort()).toEqual(
      Object.values(OTHER_NAMES).sort(),
    );
    expect(file.entries.every(({ field }) => field === null)).toBe(true);

    // Nothing is read before it is confirmed.
    const open = junheng('check', first, '--profile', map, '--json');
    expect(reportOf(open).files[0]?.mapping).toMatchObject({ bound: [], ignored: [] });
    expect(questionsIn(open)[0]).toHaveLength(3);
    confirm(map);
    const read = reportOf(junheng('check', first, '--profile', map, '--json'));
    const truth = reportOf(junheng('check', original, '--json'));
    const [sheet] = read.files[0]?.forms ?? [];
    const book = read.files[0]?.mapping.bound.find(({ field }) => field === 'books');
    expect(book).toMatchObject({ table: 'ledger', sheet: sheet?.sheet, unit: '册' });
    expect(book).toMatchObject({ header: '藏书量(册)' });
    expect(book?.cell).toMatch(/^[A-Z]+1$/);
    expect(read.files[0]?.mapping.questions).toEqual([]);
    expect(read.balance).toEqual(truth.balance);
    const judged = (report: typeof read) =>
      report.schools.map(({ code, level, indicators }) => ({ code, level, indicators }));
    expect(judged(read)).toEqual(judged(truth));
  });

  it('keeps what is confirmed, asks for the rest, and never overwrites a file', () => {
    const folder = scratch();
    const { renamed } = ledgers(folder);
    const [first, second] = [join(folder, '1.json'), join(folder, '2.json')];
    junheng('mapping', ...renamed, '--out', first);
    const file = profileFile(first);
    const left = file.entries.map((entry, at) =>
      at === 0 ? { ...entry, field: 'ignore' } : entry,
    );
    writeFileSync(first, JSON.stringify({ ...file, entries: left }));
    const more = junheng('mapping', ...renamed, '--profile', first, '--out', second, '--all');
    expect(more.out).toContain('待确认 3 条，已确认 0 条，忽略 1 条');
    expect(profileFile(second).entries.map(({ header }) => header)).toContain('校长电话');
    const before = readFileSync(first, 'utf8');
    const again = junheng('mapping', ...renamed, '--out', first);
    expect([again.code, readFileSync(first, 'utf8')]).toEqual([2, before]);
    expect(again.err).toContain('没有覆盖');
  });

  it('writes nothing where nothing is to be asked, and names files that cannot be read', () => {
    const folder = scratch();
    const { original } = ledgers(folder);
    const map = join(folder, 'map.json');
    expect(junheng('mapping', original, '--out', map).code).toBe(0);
    expect(existsSync(map)).toBe(false);
    const broken = join(folder, 'broken.xlsx');
    writeFileSync(broken, 'no workbook');
    const answer = junheng('mapping', original, broken, '--out', map);
    expect(answer.code).toBe(2);
    expect(answer.err).toContain(broken);
  });
});

describe('check --profile', () => {
  it('says in words what it read and what it would ask', () => {
    const folder = scratch();
    const { renamed } = ledgers(folder);
    const map = join(folder, '对照.json');
    expect(junheng('check', ...renamed).out).toMatch(
      /3 个表头没有认出.*“老师总数”（可能是专任教师数）/,
    );
    junheng('mapping', ...renamed, '--out', map);
    confirm(map);
    const { out } = junheng('check', ...renamed, '--profile', map);
    expect(out).toMatch(/列对照“对照”：读取了 3 列.*老师总数→专任教师数/);
    expect(out).not.toContain('没有认出，但');
    const english = junheng('check', ...renamed, '--profile', map, '--lang', 'en').out;
    expect(english).toContain('Mapping profile “对照”: 3 columns read');
  });

  it('refuses a profile that cannot be read, as wrong usage, before it reads any file', () => {
    const folder = scratch();
    const { original } = ledgers(folder);
    const path = join(folder, 'map.json');
    // 列 in GBK, as an old editor saves it.
    const contents = ['{', Buffer.from([0x7b, 0xc1, 0xd0, 0x7d]), '{}', ' '.repeat((1 << 20) + 1)];
    for (const content of contents) {
      writeFileSync(path, content);
      const answer = junheng('check', original, '--profile', path, '--json');
      expect([answer.code, answer.out]).toEqual([64, '']);
      expect(answer.err).toContain(path);
    }
    expect(junheng('check', original, '--profile', join(folder, 'none.json')).code).toBe(64);
  });
});
