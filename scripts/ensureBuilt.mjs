import { spawnSync } from 'node:child_process';
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const SOURCES = ['src', 'standards', 'examples', 'webpack.config.js', 'package-lock.json'];

/** How each part is made: names of its configurations for the builder, and what else it is made of. */
const PARTS = {
  cli: { configs: ['cli'] },
  browser: { configs: ['browser'] },
  addin: {
    configs: ['addin', 'addin-start', 'addin-functions'],
    // The browser workbook stands beside the pane, for Excels in which it does not run.
    needs: 'browser',
    sources: ['manifest.xml', 'assets', 'scripts/addin'],
    settings: ['JUNHENG_URL', 'JUNHENG_OFFICE_JS'],
    finish: 'scripts/addin/finish.ts',
  },
};

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/**
 * Builds one part of the program (`cli`, `browser`, `addin`) into `dist/<part>` when a source is newer than its last
 * build, or a setting another, and returns that folder. What the builder says goes to stderr; when it fails, this
 * process ends.
 */
export function ensureBuilt(part) {
  const { configs, needs, sources = [], settings = [], finish } = PARTS[part];
  if (needs !== undefined) ensureBuilt(needs);
  const folder = join(root, 'dist', part);
  // The builder leaves files alone whose content stays, so their dates say nothing.
  const stamp = join(root, 'dist', `${part}.built`);
  const setting = settings.map((name) => `${name}=${process.env[name] ?? ''}\n`).join('');
  const changed = Math.max(...[...SOURCES, ...sources].map((name) => newest(join(root, name))));
  if (
    existsSync(stamp) &&
    statSync(stamp).mtimeMs >= changed &&
    readFileSync(stamp, 'utf8') === setting
  )
    return folder;
  // What is changed while it is being built is not in it.
  const begun = new Date();
  // Several configurations fill one folder, so none of them can be the one to empty it.
  if (configs.length > 1) rmSync(folder, { recursive: true, force: true });
  const webpack = join(root, 'node_modules/webpack/bin/webpack.js');
  run([webpack, ...configs.flatMap((name) => ['--config-name', name])]);
  if (finish !== undefined) run(['--import', 'tsx', join(root, finish)]);
  writeFileSync(stamp, setting);
  utimesSync(stamp, begun, begun);
  return folder;
}

function run(command) {
  const done = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  process.stderr.write((done.stdout ?? '') + (done.stderr ?? ''));
  if (done.status !== 0) process.exit(70);
}
