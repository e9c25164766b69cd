import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workbook } from '../scripts/examples';
import { cleanLedger } from '../scripts/examples/county';
import { ledgerRows, type LedgerRow } from '../scripts/examples/truth';
import { inFolder, runCommand } from './command';

/** The built command on one workbook with some 100,000 findings. */
export interface FindingsFigures {
  readonly run: string;
  readonly findings: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

const ROWS = 3000;
/** Negative figures fail nearly every rule that reads them. */
const WRONG =
  'classes teachers teachers_phd teachers_master teachers_bachelor teachers_college teachers_pe teachers_music ' +
  'teachers_art teachers_arts computers books music_rooms art_rooms cls_le25 cls_26_30 cls_31_35 cls_36_40 ' +
  'cls_41_45 cls_46_50';

/** Measures the report as JSON, as text, and with an annotated copy. */
export function benchFindings(): readonly FindingsFigures[] {
  return inFolder((folder) => {
    const path = join(folder, 'wrong.xlsx');
    writeFileSync(path, workbook([cleanLedger(wrongRows())]));
    const first = runCommand('check', path, '--json');
    const { files } = JSON.parse(first.output) as { files: { findings: unknown[] }[] };
    const findings = files.reduce((sum, file) => sum + file.findings.length, 0);
    const runs = {
      json: first,
      text: runCommand('check', path),
      annotated: runCommand('check', path, '--annotate', join(folder, 'out')),
    };
    return Object.entries(runs).map(([run, { seconds, cpuSeconds, peakMegabytes }]) => {
      return { run, findings, seconds, cpuSeconds, peakMegabytes };
    });
  });
}

function wrongRows(): LedgerRow[] {
  const base = ledgerRows();
  return Array.from({ length: ROWS }, (_, at) => {
    const wrong = WRONG.split(' ').map((key) => [key, -1 - (at % 97)] as const);
    const own = {
      school_code: `2133${String(at).padStart(6, '0')}`,
      school_name: `学校${String(at)}`,
      ...(Object.fromEntries(wrong) as LedgerRow),
    };
    return { ...base[at % base.length], ...own };
  });
}
