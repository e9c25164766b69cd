import { bytesToHex } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { expose, transfer } from 'comlink';
import { readFile, type ReadFile } from '../app/check';
import type { CheckChoices } from '../app/live/engine';
import { countyDesk } from '../app/collect/live/countyDesk';
import { fileReceiver, type Additions } from '../app/collect/live/fileReceiver';
import { lastYearBooks } from '../app/collect/live/lastYearBooks';
import type { CountyDesk, FileBytes, FileReceiver } from '../app/collect/live/receiver';
import { userWorkbook } from '../app/userWorkbook';
import { openWorkbook } from '../hosts/file/index';
import { succeed, type Result } from '../kernel/result';
import type { WorkbookSnapshot } from '../sheet/snapshot';
import { writeWorkbook } from '../xlsx';

/** Some of these read files, one keeps what was read and answers for the whole: one program for both. */

function hashOf(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

async function open(bytes: Uint8Array): Promise<Result<WorkbookSnapshot>> {
  const host = openWorkbook(bytes);
  return host.ok ? userWorkbook(host.value) : host;
}

async function read(
  { path, bytes }: FileBytes,
  profile?: CheckChoices['profile'],
): Promise<ReadFile> {
  return readFile({ path, sha256: hashOf(bytes), workbook: await open(bytes) }, profile);
}

async function annotate(bytes: Uint8Array, { asked, plan }: Additions) {
  const host = openWorkbook(bytes);
  if (!host.ok) return host;
  // A workbook that takes no rows for reasons goes back without them.
  if (asked.length > 0) await host.value.amend(asked);
  const applied = await host.value.apply(plan);
  return applied.ok ? succeed(host.value.bytes().slice()) : applied;
}

const lastYear = lastYearBooks({ open, hashOf });
const receiver = fileReceiver({ open, hashOf, annotate }, lastYear);
const desk = countyDesk({
  lastYear,
  read,
  annotate,
  write: (workbook) => writeWorkbook(workbook.sheets, workbook).slice(),
});

/** Bytes are given away, not copied. */
function given(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return transfer(bytes, [bytes.buffer]);
}

expose({
  ...receiver,
  ...desk,
  async returnCopy(...of) {
    const copy = await receiver.returnCopy(...of);
    return copy.ok ? succeed(given(copy.value)) : copy;
  },
  async countyFile(...of) {
    const file = await desk.countyFile(...of);
    return file.ok ? succeed({ ...file.value, made: given(file.value.made) }) : file;
  },
  addReturn: async (...of) => given(await desk.addReturn(...of)),
  endReturn: async () => given(await desk.endReturn()),
} satisfies FileReceiver & CountyDesk);
