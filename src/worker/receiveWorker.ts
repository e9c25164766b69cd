import { bytesToHex } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { expose, transfer } from 'comlink';
import { readFile, type ReadFile } from '../app/check';
import { countyDesk } from '../app/collect/live/countyDesk';
import { fileReceiver } from '../app/collect/live/fileReceiver';
import type { FileBytes } from '../app/collect/live/receiver';
import { userWorkbook } from '../app/userWorkbook';
import { openWorkbook } from '../hosts/file/index';
import { writeWorkbook } from '../xlsx';

/** Some of these read files, one keeps what was read and answers for the whole: one program for both. */

function hashOf(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

async function read({ path, bytes }: FileBytes): Promise<ReadFile> {
  const host = openWorkbook(bytes);
  const workbook = host.ok ? await userWorkbook(host.value) : host;
  return readFile({ path, sha256: hashOf(bytes), workbook });
}

const desk = countyDesk({
  read,
  write: (workbook) => writeWorkbook(workbook.sheets, workbook).slice(),
});

expose({
  ...fileReceiver({ read, hashOf }),
  ...desk,
  async write(workbook: Parameters<typeof desk.write>[0]) {
    const bytes = await desk.write(workbook);
    return transfer(bytes, [bytes.buffer]);
  },
});
