import { readFileSync } from 'node:fs';
import { browserHost } from '../../../src/hosts/browser';
import { workbookForGrid } from '../../../src/hosts/browser/display';
import { dataOf } from '../../../src/sheet/editableWorkbook';
import { readLook, readWorkbook } from '../../../src/xlsx';
import { headless } from './headless';

/** A file in the grid, as the page opens it. */
export function openGrid(bytes: Uint8Array) {
  const read = readWorkbook(bytes);
  const look = readLook(bytes);
  if (!read.ok || !look.ok) throw new Error('the file cannot be read');
  const data = dataOf(read.value);
  const opened = {
    data,
    look: look.value,
    univer: workbookForGrid(data, look.value, 'workbook', 'file'),
  };
  const grid = headless(opened.univer);
  const host = browserHost(grid.univerAPI, opened);
  const close = () => {
    host.dispose();
    grid.close();
  };
  return { ...grid, host, opened, close };
}

export function example(name: string): Uint8Array {
  return new Uint8Array(readFileSync(`examples/${name}`));
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
