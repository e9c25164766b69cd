import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Effort } from './office/host';
import type { ShadowFigures } from './office/memory';

/** The host of the add-in on a simulated Excel, spoken to through the real Office.js. */
export interface OfficeFigures {
  readonly efforts: readonly (Effort & { readonly ledger: string })[];
  readonly shadow: ShadowFigures;
}

const MANY = '100000';

/** Each run in a process of its own: a simulated Excel with 4,000,000 cells leaves little room for another. */
export function benchOffice(): OfficeFigures {
  const runs = [
    ['peer', '1000'],
    ['clean', '1000'],
    ['every cell wrong', '1000'],
    ['clean', MANY],
    ['every cell wrong', '10000'],
  ] as const;
  const efforts = runs.flatMap(([what, rows]) =>
    (inChild(what, rows) as readonly Effort[]).map((effort) => ({
      ledger: `${what}, ${rows}`,
      ...effort,
    })),
  );
  return { efforts, shadow: inChild('shadow', MANY) as ShadowFigures };
}

function inChild(what: string, rows: string): unknown {
  const child = fileURLToPath(new URL('./office/child.ts', import.meta.url));
  const args = ['--max-old-space-size=12000', '--import', 'tsx', child, what, rows];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as unknown;
}
