import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseAddress } from '../src/kernel/address';
import { readWorkbook } from '../src/xlsx';
import { changedParts, packageFaults, PATCHED_PARTS } from '../test/support/packageFaults';
import { recalculateAll } from './recalculate';
import { compareBalance } from './verify/balance';
import { check } from './verify/command';
import { Comparing } from './verify/comparing';
import { savedFromPage, type Session } from './verify/pageSaved';

// Workbooks are opened, repaired, edited, computed and saved on the built page in Chromium; LibreOffice computes the
// saved copies from scratch, and the built command checks them. All three must come to the same coefficients.

const STANDARD = 'cn.quality-2017';
const ROOT = join(import.meta.dirname, '..');
const example = (name: string) => join(ROOT, 'examples', name);

const SESSIONS: readonly Session[] = [
  { path: example('county.xlsx'), typed: [{ cell: 'S2', text: '3' }], repair: false },
  { path: example('county-messy.xlsx'), typed: [{ cell: 'S8', text: '4' }], repair: true },
];

/** Texts are a part of their own; what a user types may go there. */
const EDITED_PARTS = /^xl\/(sharedStrings\.xml|calcChain\.xml)$/;

const folder = mkdtempSync(join(tmpdir(), 'junheng-verify-page-'));
try {
  const saved = await savedFromPage(join(ROOT, 'dist/browser'), SESSIONS);
  const paths = saved.map((bytes, index) => {
    const path = join(folder, String(index), basename(SESSIONS[index]?.path ?? ''));
    mkdirSync(join(folder, String(index)));
    writeFileSync(path, bytes);
    return path;
  });
  const computed = await recalculateAll(paths);
  let failed = 0;
  for (const [index, path] of paths.entries()) {
    const compare = new Comparing();
    const [input, copy] = [readFileSync(SESSIONS[index]?.path ?? ''), readFileSync(path)];
    const report = check(path, { standard: STANDARD }, join(folder, 'annotated', String(index)));
    const workbook = readWorkbook(copy);
    const sheets = computed[index];
    if (!workbook.ok || sheets === undefined) throw new Error(`${path} cannot be read`);
    for (const { cell, text } of SESSIONS[index]?.typed ?? []) {
      const at = parseAddress(cell);
      const found = at && workbook.value.sheets[0]?.grid.value(at.row, at.column);
      compare.equal(`typed into ${cell}`, found, Number(text));
    }
    compareBalance(report, STANDARD, workbook.value, sheets, compare);
    const faults = new Set(packageFaults(input));
    compare.none(
      'package',
      packageFaults(copy).filter((fault) => !faults.has(fault)),
    );
    const touched = changedParts(input, copy);
    compare.none(
      'part changed',
      touched.filter((name) => !PATCHED_PARTS.test(name) && !EDITED_PARTS.test(name)),
    );
    const { compared, differences } = compare;
    const count = `${String(compared)} values compared, ${String(differences.length)} differ`;
    console.log(`${basename(path)} saved from the page: ${count}`);
    for (const difference of differences.slice(0, 20)) console.log(`  ${difference}`);
    if (compared === 0 || differences.length > 0) failed += 1;
  }
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
