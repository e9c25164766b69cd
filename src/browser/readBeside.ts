import { transfer, wrap } from 'comlink';
import { succeed } from '../kernel/result';
import type { ReadWorkbook } from '../taskpane/session/comparing';
import type { Files } from './files';

/** Reads a workbook that is not put into the grid, in a worker of its own that ends with it. */
export function readBeside(makeWorker: () => Worker): ReadWorkbook {
  return async (bytes, name) => {
    const worker = makeWorker();
    try {
      const opened = await wrap<Files>(worker).open(transfer(bytes, [bytes.buffer]), name);
      return opened.ok ? succeed(opened.value.data) : opened;
    } finally {
      worker.terminate();
    }
  };
}
