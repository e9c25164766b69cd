import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What Office.js fetches from its own folder while it starts in Excel: `office.js` names the file of the host from what
 * Excel tells it (`excel-win32-16.01.js`, `excel-mac-16.00.js`, `excel-web-16.00.js`), the texts of its language, and a
 * part that reports to Excel itself. The debug builds and the files of other Office programs are left out.
 */
const WANTED: readonly RegExp[] = [
  /^office\.js$/,
  /^custom-functions-runtime\.js$/,
  /^excel-(win32|winrt|mac|web|ios)-16\.\d\d(-core)?\.js$/,
  /^o15apptofilemappingtable\.js$/,
  /^es6-promise\.js$/,
  /^(zh-cn|zh-hk|zh-tw|en-us|en-gb)\/office_strings\.js$/,
  /^telemetry\/oteljs(_agave)?\.js$/,
  /^ariatelemetry\/aria-web-telemetry\.js$/,
];

/** Copies those files of `@microsoft/office-js` into a folder, with the licence; returns their names. */
export function copyOfficeFiles(library: string, to: string): readonly string[] {
  const dist = join(library, 'dist');
  const names = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => WANTED.some((pattern) => pattern.test(name)))
    .sort();
  for (const name of names) copy(join(dist, name), join(to, name));
  copy(join(library, 'LICENSE.md'), join(to, 'LICENSE.md'));
  return names;
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}
