import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FileRemark, ReceivedStanding } from '../src/app/collect/types';
import {
  filesAstray,
  type ListedSchool,
  receivedCounty,
  rowsAstray,
  schoolsAstray,
  type ToldFile,
} from './received';
import { readTable } from './verify/collected';
import { junheng } from './verify/command';

// Receives 500 files in every state with the built command, reads the written county table back with another library
// and holds all of it against the truth. `-- 120 7` takes so many files and another seed.

interface Told {
  readonly files: readonly ToldFile[];
  readonly schools: readonly ReceivedStanding[];
  readonly missing: readonly ListedSchool[];
}

const [files = '500', seed = '20260901'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'junheng-verify-'));
try {
  process.exitCode = verify(Number(files), Number(seed)) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function verify(count: number, from: number): boolean {
  const { files: sent, truth, roster } = receivedCounty({ seed: from, files: count });
  const input = join(folder, 'in');
  for (const { path, bytes } of sent) {
    mkdirSync(dirname(join(input, path)), { recursive: true });
    writeFileSync(join(input, path), bytes);
  }
  const [list, out] = [join(folder, 'schools.xlsx'), join(folder, 'county.xlsx')];
  writeFileSync(list, roster);
  const told = JSON.parse(
    junheng('collect', input, '--out', out, '--schools', list, '--year', '2026', '--json'),
  ) as Told;
  const place = (path: string): string => path.replace(`${input}/`, '');
  const table = readTable(readFileSync(out), place);
  const results = {
    files: filesAstray(
      told.files.map((file) => placed(file, place)),
      truth,
    ),
    schools: schoolsAstray(
      told.schools.map((one) => placedSchool(one, place)),
      told.missing,
      truth,
    ),
    'county table': rowsAstray(table.rows, truth),
    'cells of its ledger': table.astray,
  };
  for (const [what, astray] of Object.entries(results)) {
    console.log(`${what}: ${String(astray.length)} differ from the truth`);
    for (const one of astray.slice(0, 20)) console.log(`  ${one}`);
  }
  const values = truth.rows.reduce((sum, row) => sum + Object.keys(row.values).length, 0);
  console.log(
    `${String(told.files.length)} files, ${String(truth.rows.length)} rows, ${String(values)} true values, ` +
      `${String(table.notes)} of ${String(table.values)} values with a note of their origin`,
  );
  return Object.values(results).every((astray) => astray.length === 0);
}

function placed(file: ToldFile, place: (path: string) => string): ToldFile {
  const remarks = file.remarks.map((remark): FileRemark =>
    remark.kind === 'same-file' ? { ...remark, path: place(remark.path) } : remark,
  );
  return { ...file, path: place(file.path), remarks };
}

function placedSchool(school: ReceivedStanding, place: (path: string) => string): ReceivedStanding {
  const setAside = school.setAside.map((one) => ({ ...one, path: place(one.path) }));
  return { ...school, setAside };
}
