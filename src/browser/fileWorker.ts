import { expose, transfer } from 'comlink';
import { workbookForGrid } from '../hosts/browser/display';
import { succeed, fail } from '../kernel/result';
import { dataOf } from '../sheet/editableWorkbook';
import { editWorkbook, patchWorkbook, readLook, readWorkbook, writeWorkbook } from '../xlsx';
import type { Files } from './files';

/** The user's own file: as it came, without what an earlier check added. */
let original: Uint8Array | undefined;

const files: Files = {
  open(bytes, name) {
    const cleared = patchWorkbook(bytes, { edits: [] });
    const user = cleared.ok ? cleared.value.bytes : bytes;
    const read = readWorkbook(user);
    if (!read.ok) return Promise.resolve(read);
    const look = readLook(user);
    if (!look.ok) return Promise.resolve(look);
    original = user;
    const data = dataOf(read.value);
    const univer = workbookForGrid(data, look.value, 'workbook', name);
    return Promise.resolve(succeed({ data, look: look.value, univer }));
  },
  write(workbook) {
    const bytes = writeWorkbook(workbook.sheets, workbook).slice();
    return Promise.resolve(transfer(bytes, [bytes.buffer]));
  },
  save(amendments, plan) {
    if (original === undefined) return Promise.resolve(fail('edit-refused', 'nothing-open'));
    const edited = editWorkbook(
      original,
      amendments,
      undefined,
      undefined,
      new Date().toISOString(),
    );
    if (!edited.ok) return Promise.resolve(edited);
    const patched = patchWorkbook(edited.value, plan);
    if (!patched.ok) return Promise.resolve(patched);
    const bytes = patched.value.bytes.slice();
    return Promise.resolve(succeed(transfer(bytes, [bytes.buffer])));
  },
};

expose(files);
