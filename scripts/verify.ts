import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { LEDGER_WORKBOOKS } from '../test/support/ledgerWorkbooks';
import { resaveAll } from './recalculate';
import { type Case, verifyAnnotated } from './verify/annotated';
import { lineCases } from './verify/lineCases';

// Recalculates annotated copies in LibreOffice and compares them with the report. Needs `soffice` and a built command.

const DEFAULT = 'cn.quality-2017';
const EXAMPLES = [
  ['county.xlsx', DEFAULT],
  ['county.xlsx', 'cn.basic-2012'],
  ['county-messy.xlsx', DEFAULT],
  ['schools/澄湖县龙泉九年一贯制学校.xlsx', DEFAULT],
] as const;

async function cases(): Promise<readonly Case[]> {
  const examples = EXAMPLES.map(([path, standard]): Case => {
    const bytes = readFileSync(join(import.meta.dirname, '../examples', path));
    return { name: basename(path), standard, bytes: new Uint8Array(bytes) };
  });
  const ledgers = await Promise.all(
    LEDGER_WORKBOOKS.map(async (one): Promise<Case> => ({
      name: `${one.name}.${one.extension ?? 'xlsx'}`,
      standard: DEFAULT,
      bytes: await one.make(),
    })),
  );
  const saved = await resaveAll(examples.slice(0, 1).map(({ bytes }) => bytes));
  const byLibreOffice = saved.map((bytes): Case => ({
    name: 'libreoffice.xlsx',
    standard: DEFAULT,
    bytes,
  }));
  return [...examples, ...lineCases(), ...ledgers, ...byLibreOffice];
}

const folder = mkdtempSync(join(tmpdir(), 'junheng-verify-'));
try {
  const results = await verifyAnnotated(await cases(), folder);
  for (const { name, standard, compared, differences } of results) {
    const count = `${String(compared)} values compared, ${String(differences.length)} differ`;
    console.log(`${name} ${standard}: ${count}`);
    for (const difference of differences.slice(0, 20)) console.log(`  ${difference}`);
  }
  const passed = results.filter(
    ({ compared, differences }) => compared > 0 && differences.length === 0,
  ).length;
  console.log(`${String(passed)} passed, ${String(results.length - passed)} failed`);
  process.exitCode = passed === results.length ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
