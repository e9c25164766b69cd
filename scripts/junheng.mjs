// Runs the built command, building it first when a source is newer than the build.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const built = join(root, 'dist/cli/junheng.mjs');

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const sources = ['src', 'standards', 'webpack.config.js', 'package.json'].map((name) =>
  join(root, name),
);
if (!existsSync(built) || statSync(built).mtimeMs < Math.max(...sources.map(newest))) {
  const cli = join(root, 'node_modules/webpack/bin/webpack.js');
  const build = spawnSync(process.execPath, [cli], { cwd: root, encoding: 'utf8' });
  process.stderr.write((build.stdout ?? '') + (build.stderr ?? ''));
  if (build.status !== 0) process.exit(70);
}

// INIT_CWD is where the user typed the command: npm itself moves to the package folder.
process.chdir(process.env.INIT_CWD ?? process.cwd());
await import(built);
