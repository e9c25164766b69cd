import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/**
 * Builds one part of the program (`cli`, `browser`) into `dist/<part>` when a source is newer than its last build, and
 * returns that folder. What the builder says goes to stderr; when it fails, this process ends.
 */
export function ensureBuilt(part) {
  const folder = join(root, 'dist', part);
  // The builder leaves files alone whose content stays, so their dates say nothing.
  const stamp = join(root, 'dist', `${part}.built`);
  const sources = ['src', 'standards', 'examples', 'webpack.config.js', 'package-lock.json'];
  const changed = Math.max(...sources.map((name) => newest(join(root, name))));
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= changed) return folder;
  const webpack = join(root, 'node_modules/webpack/bin/webpack.js');
  const run = spawnSync(process.execPath, [webpack, '--config-name', part], {
    cwd: root,
    encoding: 'utf8',
  });
  process.stderr.write((run.stdout ?? '') + (run.stderr ?? ''));
  if (run.status !== 0) process.exit(70);
  writeFileSync(stamp, '');
  return folder;
}
