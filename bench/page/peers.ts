import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { median, withPage, withServer } from './drive';
import { ledgerFile } from './ledgers';
import type {} from './peers/page';

const ROOT = join(import.meta.dirname, '../..');

export interface ReadingFigures {
  readonly reader: string;
  readonly ms: number;
  readonly cells: number;
  readonly timesOurs: number;
}

export interface PeerFigures {
  /** The same bytes read in the browser, each reader in a worker of its own. */
  readonly reading: readonly ReadingFigures[];
  /** Until the same cells are drawn in the plain grid, milliseconds. */
  readonly plainGrid: number;
}

/** Builds a page of the peers alone into a folder that goes away, and measures them there. */
export async function benchPeers(browser: Browser, rows: number): Promise<PeerFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-peers-'));
  try {
    build(folder);
    writeFileSync(join(folder, 'ledger.xlsx'), ledgerFile('clean', rows));
    return await withServer(folder, (address) =>
      withPage(browser, async (page) => {
        await page.goto(address);
        const showing: number[] = [];
        for (let n = 0; n < 3; n++)
          showing.push(await page.evaluate(() => globalThis.peers.showing()));
        const reading = await page.evaluate(() => globalThis.peers.reading());
        const ours = reading[0]?.ms ?? NaN;
        return {
          reading: reading.map((one) => ({ ...one, timesOurs: one.ms / ours })),
          plainGrid: median(showing),
        };
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function build(folder: string): void {
  const webpack = join(ROOT, 'node_modules/webpack/bin/webpack.js');
  const config = join(import.meta.dirname, 'peers/webpack.config.mjs');
  const args = [webpack, '-c', config, '--output-path', folder];
  execFileSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
}
