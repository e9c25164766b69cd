import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { functionsFile } from '../../src/functions/metadata';
import { call, valueOf } from './calls';
import { excelRuntime, type CellFunction } from './excelRuntime';

class ExcelError extends Error {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message);
  }
}

/** What Excel's runtime without a page has, and nothing of a browser or of Node. */
function load(source: string): ReadonlyMap<string, CellFunction> {
  const associated = new Map<string, CellFunction>();
  const CustomFunctions = {
    associate: (id: string, run: CellFunction) => associated.set(id, run),
    Error: ExcelError,
    ErrorCode: {
      invalidValue: '#VALUE!',
      notAvailable: '#N/A',
      divisionByZero: '#DIV/0!',
      invalidNumber: '#NUM!',
    },
  };
  const global = { CustomFunctions, self: {} };
  global.self = global;
  runInContext(source, createContext(global));
  return associated;
}

describe('the built functions', () => {
  let source: string;
  let functions: ReadonlyMap<string, CellFunction>;

  beforeAll(() => {
    source = readFileSync('dist/addin/functions.js', 'utf8');
    functions = load(source);
  });

  it('associate every id of the metadata where nothing but Excel is', () => {
    const { functions: described } = functionsFile('zh');
    expect([...functions.keys()]).toEqual(described.map(({ id }) => id));
  });

  it('give what the sources give', () => {
    const values = [[4.21], [5.37], [3.98]];
    const pupils = [[260], [1180], [77]];
    const cv = functions.get('CV')?.(values, pupils, {});
    expect(cv).toBe(valueOf(call('CV', values, pupils)));
    expect(functions.get('CHECK')?.('R-005', [[[19, 18]]], {})).toBe(false);
    expect(functions.get('THRESHOLD')?.('L4', '小学', null, {})).toBe(4.5);
  });

  it('throw the errors that Excel shows, with their words', () => {
    const run = () => functions.get('MEAN')?.([[1], [null]], [[10], [20]], {});
    expect(run).toThrow(ExcelError);
    expect(run).toThrow(/^指标值第 2 格没有填写.* Cell 2 of the values is blank/);
    try {
      run();
    } catch (error) {
      expect(error).toMatchObject({ code: '#N/A' });
    }
  });

  it('give the runtime of Microsoft errors as it tells Excel of them', () => {
    const { functions: run, Error: MicrosoftError } = excelRuntime(source);
    expect(Object.keys(run)).toEqual([...functions.keys()]);
    const told = (id: string, ...given: readonly unknown[]): unknown => {
      try {
        return run[id]?.(...given);
      } catch (error) {
        expect(error).toBeInstanceOf(MicrosoftError);
        return JSON.parse(JSON.stringify(error));
      }
    };
    const REF = new MicrosoftError('#REF!');
    expect(told('MEAN', [[1], [3]], [[30], [10]])).toBe(1.5);
    expect(told('MEAN', [[1], [REF]], [[30], [10]])).toMatchObject({
      code: '#N/A',
      message: expect.stringContaining('#REF!'),
    });
    expect(told('CV', [[1], [2]], [[30]])).toMatchObject({ code: '#VALUE!' });
    // of these Excel shows no message
    expect(told('CV', [[1], [-2]], [[30], [10]])).not.toHaveProperty('message');
    expect(told('CV', [[0], [0]], [[30], [10]])).toMatchObject({ errorType: 'Div0' });
    expect(told('CHECK', 'R-005', [[[REF]], [[18]]])).toBe('无法判断');
  });

  it('are small', () => {
    expect(gzipSync(source).length).toBeLessThan(125_000);
  });
});
