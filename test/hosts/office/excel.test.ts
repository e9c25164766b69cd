import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from '@jest/globals';
import { capabilitiesOf } from '../../../src/hosts/office/capabilities';
import { excelSession, type ExcelLibrary } from '../../../src/hosts/office/excel';
import { officeReady } from '../../../src/hosts/office/officeReady';
import { succeed } from '../../../src/kernel/result';

/** Office.js that refuses with each of these codes in turn and then does the work. */
function refusing(...codes: readonly string[]) {
  const left = [...codes];
  const options: Excel.RunOptions[] = [];
  const library: ExcelLibrary = {
    createWorkbook: () => Promise.reject(new Error('not here')),
    run: (given, batch) => {
      options.push(given);
      const code = left.shift();
      if (code === undefined) return batch({} as Excel.RequestContext);
      return Promise.reject(Object.assign(new Error(code), { code, debugInfo: {} }));
    },
  };
  return { library, options };
}

const done = () => Promise.resolve(succeed('done'));
const level = (api: number) => capabilitiesOf((version) => Number(version.slice(2)) <= api);

describe('a session with Excel', () => {
  it('tries again what passes, and no more often than it has patience', async () => {
    const busy = ['InvalidOperationInCellEditMode', 'ActivityLimitReached'];
    const { library, options } = refusing(...busy, ...busy);
    expect(await excelSession(level(20), library, [1, 1, 1, 1]).run(done)).toEqual(succeed('done'));
    expect(options).toEqual(Array(5).fill({ mergeUndoGroup: true }));
    const impatient = excelSession(level(19), refusing(...busy, ...busy).library, [1, 1]);
    expect(await impatient.run(done)).toMatchObject({
      problem: { kind: 'excel-refused', reason: 'cell-being-edited' },
    });
  });

  it('says what Excel refuses, and throws what is a bug', async () => {
    const run = (code: string) => excelSession(level(20), refusing(code).library, []).run(done);
    expect(await run('AccessDenied')).toMatchObject({ problem: { reason: 'protected' } });
    expect(await run('GeneralException')).toMatchObject({ problem: { reason: 'refused' } });
    await expect(run('PropertyNotLoaded')).rejects.toThrow('PropertyNotLoaded');
  });

  it('keeps nothing of what was read', async () => {
    const session = excelSession(level(20), refusing().library, []);
    const read = async () => {
      const done = await session.run(() => Promise.resolve(succeed({ cells: [] })));
      return new WeakRef(done);
    };
    const seen = await read();
    await new Promise((resolve) => setTimeout(resolve, 1));
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
    expect(seen.deref()).toBeUndefined();
  });

  it('does one work after the other, whatever becomes of them', async () => {
    const session = excelSession(level(20), refusing().library, []);
    const order: string[] = [];
    const first = session.run(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push('first');
      throw new Error('bug');
    });
    const second = session.run(() => {
      order.push('second');
      return done();
    });
    await expect(first).rejects.toThrow('bug');
    await second;
    expect(order).toEqual(['first', 'second']);
  });
});

describe('Office', () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'Office');
  });

  function office(host: string | null, api: number): void {
    const context = {
      requirements: {
        isSetSupported: (_name: string, version: string) => Number(version.slice(2)) <= api,
      },
      displayLanguage: 'zh-CN',
      officeTheme: { bodyBackgroundColor: '#262626' },
      document: { url: 'https://example.org/县.xlsx' },
    };
    const onReady = () => Promise.resolve({ host, platform: 'PC' });
    Object.assign(globalThis, { Office: { context, onReady } });
  }

  it('says what kind of Excel it is', async () => {
    office('Excel', 4);
    const started = await officeReady();
    expect(started).toMatchObject({
      value: { locale: 'zh-CN', platform: 'PC', isDark: true, url: 'https://example.org/县.xlsx' },
    });
    expect(started.ok && started.value.supports('1.4') && !started.value.supports('1.5')).toBe(
      true,
    );
  });

  it('says plainly why it will not do', async () => {
    const reason = async () => {
      const started = await officeReady(5);
      return started.ok ? 'done' : started.problem.reason;
    };
    expect(await reason()).toBe('office-missing');
    office(null, 20);
    expect(await reason()).toBe('office-missing');
    office('Word', 20);
    expect(await reason()).toBe('not-excel');
    office('Excel', 3);
    expect(await reason()).toBe('too-old');
    Object.assign(globalThis, { Office: { onReady: () => new Promise(() => undefined) } });
    expect(await reason()).toBe('office-missing');
  });
});
