import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

export type CellFunction = (...given: readonly unknown[]) => unknown;

export interface ExcelRuntime {
  readonly functions: Readonly<Record<string, CellFunction>>;
  readonly Error: new (code: string, message?: string) => Error;
}

const RUNTIME = 'node_modules/@microsoft/office-js/dist/custom-functions-runtime.debug.js';

const nothing = (): undefined => undefined;

/** Microsoft's own runtime of custom functions with a script loaded into it, in the little of a window that it asks for. */
export function excelRuntime(source: string): ExcelRuntime {
  const script = {
    src: 'https://localhost/custom-functions-runtime.debug.js',
    getAttribute: () => null,
    setAttribute: nothing,
    appendChild: nothing,
  };
  const window: Record<string, unknown> = {
    console,
    // What it would do later is to look for a workbook.
    setTimeout: () => 0,
    clearTimeout: nothing,
    addEventListener: nothing,
    history: {},
    navigator: { userAgent: '', language: 'zh-CN' },
    location: { href: 'https://localhost/', search: '', hash: '' },
    document: {
      readyState: 'loading',
      cookie: '',
      addEventListener: nothing,
      getElementById: () => null,
      getElementsByTagName: () => [script],
      createElement: () => script,
    },
  };
  for (const name of ['window', 'self', 'parent', 'top']) window[name] = window;
  const context = createContext(window);
  runInContext(readFileSync(RUNTIME, 'utf8'), context);
  runInContext(source, context);
  const found = runInContext(
    '({ functions: CustomFunctions._association.mappings, Error: CustomFunctions.Error })',
    context,
  ) as ExcelRuntime;
  return found;
}
