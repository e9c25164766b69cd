import { createHash } from 'node:crypto';
import { readFile } from '../../src/app/check';
import { countyDesk } from '../../src/app/collect/live/countyDesk';
import { fileReceiver, type Additions } from '../../src/app/collect/live/fileReceiver';
import { lastYearBooks } from '../../src/app/collect/live/lastYearBooks';
import type { CollectChoices, CountyDesk, FileReceiver } from '../../src/app/collect/live/receiver';
import { openWorkbook } from '../../src/hosts/file';
import { succeed } from '../../src/kernel/result';
import { readWorkbook, writeWorkbook } from '../../src/xlsx';
import { valueOf } from './live';

export const CHOICES: CollectChoices = {
  standard: 'cn.quality-2017',
  reliefs: [],
  language: 'zh',
  year: null,
  roster: null,
  chosen: {},
  lastYear: null,
};

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function annotate(bytes: Uint8Array, { plan }: Additions) {
  const host = valueOf(openWorkbook(bytes));
  const applied = await host.apply(plan);
  return applied.ok ? succeed(host.bytes().slice()) : applied;
}

const tools = { open: (bytes: Uint8Array) => Promise.resolve(readWorkbook(bytes)), hashOf };

/** Reads files as a worker does, without one. */
export function newReceiver(): FileReceiver {
  return fileReceiver({ ...tools, annotate }, lastYearBooks(tools));
}

/** Puts files together as a worker does, without one. */
export function newDesk(): CountyDesk {
  return countyDesk({
    lastYear: lastYearBooks(tools),
    read: ({ path, bytes }) =>
      Promise.resolve(readFile({ path, sha256: hashOf(bytes), workbook: readWorkbook(bytes) })),
    write: (workbook) => writeWorkbook(workbook.sheets, workbook).slice(),
    annotate,
  });
}
