/** Loads the real Office.js in Node: the only file of the simulator that needs Node's modules. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { OfficeLibrary } from './library';

const FILE = 'excel-web-16.00.debug.js';

/** What the file declares at its top, which a page has on its window. */
let globals: readonly string[] = [];
let make: ((window: object) => OfficeLibrary) | undefined;

/** The library's file as a function of the page around it, whose properties are its globals; compiled once. */
function compiled(): (window: object) => OfficeLibrary {
  const root = createRequire(join(process.cwd(), 'package.json')).resolve(
    '@microsoft/office-js/package.json',
  );
  const text = readFileSync(join(dirname(root), 'dist', FILE), 'utf8');
  globals = [...text.matchAll(/^var (\w+)/gm)].map((match) => match[1] ?? '');
  return Reflect.construct(Function, [
    'window',
    `with (window) {\n${text}\n;return { Excel: Excel, OfficeExtension: OfficeExtension }; }`,
  ]) as (window: object) => OfficeLibrary;
}

/** A library of its own for every Excel: it keeps its session and its events in one place for all. */
export function loadLibrary(requirements: object): OfficeLibrary {
  make ??= compiled();
  const nothing = (): undefined => undefined;
  const storage = { getItem: () => null, setItem: nothing };
  const page = {
    setTimeout,
    clearTimeout,
    Promise,
    performance,
    addEventListener: nothing,
    navigator: { userAgent: '' },
    location: { href: 'https://excel.test/', search: '', hash: '' },
    sessionStorage: storage,
    document: {
      URL: '',
      getElementsByTagName: () => [],
      createElement: () => ({}),
      addEventListener: nothing,
    },
  };
  const declared = globals.map((name) => [name, undefined] as const);
  const window: Record<string, unknown> = { ...Object.fromEntries(declared), ...page };
  Object.assign(window, { window, self: window, top: window });
  const library = make(window);
  const { Office } = window as { Office?: { context?: object } };
  window['Office'] = { ...Office, context: { ...Office?.context, requirements } };
  return library;
}
