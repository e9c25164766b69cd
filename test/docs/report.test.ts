import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  checkFiles,
  readFile,
  reportParts,
  type CheckOptions,
  type CountyCheck,
} from '../../src/app';
import { templateOf } from '../../src/app/templates';
import { reportChunks } from '../../src/cli/reportChunks';
import { readWorkbook, writeWorkbook } from '../../src/xlsx';
import { edited } from '../support/editing';
import { fileOf, ledgerSheet, optionsOf } from '../support/lastYear';
import { checkedEngine, exampleData, valueOf } from '../support/live';
import { exampleBytes, typed, withReceipt } from '../support/receipts';
import { makeSheet } from '../support/sheets';

const PAGE = readFileSync('docs/report.md', 'utf8');
const READMES = ['README.md', 'README.zh.md'].map((path) => readFileSync(path, 'utf8'));

/** Rows of the tables of the page: section, key, everything that the row says. */
function documented(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let rows = new Map<string, string>();
  for (const line of PAGE.split('\n')) {
    const section = /^## (?:`([^`]+)`|(Top level).*)$/.exec(line);
    if (section !== null) {
      rows = new Map();
      sections.set(section[1] ?? '', rows);
    }
    const row = /^\| `(\w+)` +\|(.*)$/.exec(line);
    if (row !== null) rows.set(row[1] ?? '', row[2] ?? '');
  }
  return sections;
}

/** Keys of a real report by the path of the object that has them; keys that are names of data are `*`. */
type Keys = Map<string, Set<string>>;

function collect(value: unknown, path: string, keys: Keys): void {
  if (Array.isArray(value)) {
    for (const one of value) collect(one, `${path}[]`, keys);
  } else if (typeof value === 'object' && value !== null) {
    const isMap = /(^balance|\.indicators)$/.test(path);
    const own = keys.get(path) ?? new Set();
    if (!isMap) keys.set(path, own);
    for (const [key, inner] of Object.entries(value)) {
      if (!isMap) own.add(key);
      const name = isMap ? '*' : key;
      collect(inner, path === '' ? name : `${path}.${name}`, keys);
    }
  }
}

/** Described once for both places. */
function describedAt(path: string): string {
  return path
    .replace(/^lastYear\.files\[\]/, 'files[]')
    .replace(/^findings\[\]/, 'files[].findings[]');
}

function options(): CheckOptions {
  const lastYear = [fileOf('2025.xlsx', ledgerSheet([[0, '在校生数', 900]]))];
  return { ...optionsOf(), lastYear };
}

function read(path: string, bytes: Uint8Array) {
  return readFile({ path, sha256: '', workbook: readWorkbook(bytes) });
}

/** A workbook of the examples with a written reason. */
async function explained(name: string): Promise<Uint8Array> {
  const { engine, view } = await checkedEngine(exampleData(`examples/${name}`));
  const all = valueOf(await engine.findings(view.revision, 0, 9999));
  const [first] = all.filter(
    ({ tier, cell, school }) => tier === 'warning' && cell !== '' && school !== null,
  );
  const reason = { text: '当年借用邻校场地', who: '王会计', on: '2026-11-22' };
  const made = await engine.explain(view.revision, first === undefined ? [] : [first.id], reason);
  return edited(exampleBytes(name), ...valueOf(made));
}

/** The report as the command prints it. */
function written(check: CountyCheck): unknown {
  return JSON.parse([...reportChunks(reportParts(check, 'zh'))].join(''));
}

describe('the page about the report', () => {
  const keys: Keys = new Map();
  const page = documented();

  beforeAll(async () => {
    const form = valueOf(templateOf({ form: 'county-sheet', standard: 'cn.quality-2017' }));
    const school = withReceipt(exampleBytes('schools/澄湖县实验小学.xlsx'));
    const changed = edited(school, typed('学校填报数据', 'E5', 1985));
    const forged = edited(school, typed('上报凭证', 'B9', '别的学校'));
    const unknown = makeSheet([
      ['序号', '学校名称', '办学类型'],
      [1, '清河小学', '小学'],
    ]);
    const asked = makeSheet([
      ['序号', '学校名称', '学校标识码', '学段', '在校生数', '老师总数'],
      [1, '清河小学', '2141001001', '小学', 260, 18],
    ]);
    const files = [
      read('county.xlsx', await explained('county-messy.xlsx')),
      read('application.xlsx', exampleBytes('application.xlsx')),
      read('form.xlsx', writeWorkbook(form.sheets, form)),
      read('changed.xlsx', changed),
      read('forged.xlsx', forged),
      read('broken.xlsx', new Uint8Array([1, 2, 3])),
      fileOf('unknown.xlsx', unknown),
      fileOf('asked.xlsx', asked),
    ];
    collect(written(checkFiles(files, options())), '', keys);
    const basic = checkFiles([fileOf('2026.xlsx', ledgerSheet())], optionsOf('cn.basic-2012'));
    collect(written(basic), '', keys);
  });

  it('names every key of a real report where it stands', () => {
    expect(keys.size).toBeGreaterThan(20);
    const missing: string[] = [];
    for (const [path, own] of keys) {
      const section = page.get(describedAt(path));
      const [, parent = '', last = ''] = /^(.*?)\.?(\w+)(?:\[\])?$/.exec(describedAt(path)) ?? [];
      const inRow = page.get(parent)?.get(last) ?? '';
      for (const key of own) {
        const isNamed = section?.has(key) ?? inRow.includes(`\`${key}\``);
        if (!isNamed) missing.push(`${path} ${key}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('names no key that a report does not have', () => {
    const named = [...page].flatMap(([section, rows]) =>
      [...rows.keys()].map((key) => [section, key] as const),
    );
    const unknown = named.filter(([section, key]) => keys.get(section)?.has(key) !== true);
    expect(unknown).toEqual([]);
  });

  it('is named by both readme files', () => {
    for (const text of READMES) expect(text).toContain('docs/report.md');
  });
});
