import { describe, expect, it } from '@jest/globals';
import { openBeside } from '../../src/addin/openBeside';
import { simulatedExcel } from '../support/excel';

/** A worker whose code could not be loaded. */
function brokenWorker(): Worker {
  const target = new EventTarget();
  return Object.assign(target, {
    postMessage: () => {
      queueMicrotask(() => {
        target.dispatchEvent(Object.assign(new Event('error'), { message: 'files.js' }));
      });
    },
    terminate: () => undefined,
  }) as unknown as Worker;
}

describe('opening a blank form beside the workbook', () => {
  it('is not offered where Excel cannot', async () => {
    const { session } = await simulatedExcel({ api: '1.7' });
    expect(openBeside(session, brokenWorker)).toBeUndefined();
  });

  it('ends, and opens nothing, where the file cannot be made', async () => {
    const { session, opened } = await simulatedExcel();
    const open = openBeside(session, brokenWorker);
    await expect(open?.({ sheets: [] }, '')).rejects.toThrow('files.js');
    expect(opened).toEqual([]);
  });
});
