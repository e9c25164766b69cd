import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Effort } from './office/host';
import type { ShadowFigures } from './office/memory';

/** The host of the add-in on a simulated Excel, spoken to through the real Office.js. */
export interface OfficeFigures {
  readonly efforts: readonly (Effort & { readonly ledger: string })[];
  readonly shadow: ShadowFigures;
}

/**
 * Each run in a process of its own: a simulated Excel with 4,000,000 cells leaves little room for another. With results
 * of 100,000 rows it computes 1,800,000 formulas, which takes 10 GB and many minutes: `most` is asked for.
 */
export function benchOffice(most: number): OfficeFigures {
  const runs = [
    ['peer', '1000'],
    ['clean', '1000'],
    ['every cell wrong', '1000'],
    ['clean', String(most)],
    ['every cell wrong', String(most)],
  ] as const;
  const efforts = runs.flatMap(([what, rows]) =>
    (inChild(what, rows) as readonly Effort[]).map((effort) => ({
      ledger: `${what}, ${rows}`,
      ...effort,
    })),
  );
  return { efforts, shadow: inChild('shadow', '100000') as ShadowFigures };
}

function inChild(what: string, rows: string): unknown {
  const child = fileURLToPath(new URL('./office/child.ts', import.meta.url));
  const memory = ['--max-old-space-size=12000', '--max-semi-space-size=64'];
  const args = [...memory, '--import', 'tsx', child, what, rows];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as unknown;
}
