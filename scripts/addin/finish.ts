import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { functionsFile } from '../../src/functions/metadata';
import { LOCAL_URL, manifestFor } from './manifestFor';
import { copyOfficeFiles } from './officeFiles';

/** Puts beside the built pane what no bundler makes: manifest, icons, metadata of the functions, the browser workbook. */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const out = process.argv[2] ?? join(ROOT, 'dist/addin');
const url = process.env['JUNHENG_URL'] ?? '';

const made = manifestFor(
  readFileSync(join(ROOT, 'manifest.xml'), 'utf8'),
  url === '' ? LOCAL_URL : url,
);
if (!made.ok) {
  process.stderr.write(`${made.why}\n`);
  process.exit(64);
}
writeFileSync(join(out, 'manifest.xml'), made.manifest);
for (const name of ['taskpane.css', 'help.html', 'shortcuts.json'])
  cpSync(join(ROOT, 'src/addin', name), join(out, name));
mkdirSync(join(out, 'assets'), { recursive: true });
for (const name of readdirSync(join(ROOT, 'assets')))
  if (name.endsWith('.png')) cpSync(join(ROOT, 'assets', name), join(out, 'assets', name));
for (const [language, name] of [
  ['zh', 'functions.json'],
  ['en', 'functions.en.json'],
] as const)
  writeFileSync(join(out, name), `${JSON.stringify(functionsFile(language), null, 2)}\n`);
cpSync(process.argv[3] ?? join(ROOT, 'dist/browser'), join(out, 'workbook'), { recursive: true });
if (process.env['JUNHENG_OFFICE_JS'] === 'local')
  copyOfficeFiles(join(ROOT, 'node_modules/@microsoft/office-js'), join(out, 'office-js'));
