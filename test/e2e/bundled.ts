import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import webpack from 'webpack';

/** Tests and figures alike are run from here. */
const ROOT = process.cwd();
const OUT = join(ROOT, 'dist');

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** A script of the tests as one file for a page; made anew when something that it may be made of is newer. */
export async function bundled(entry: string): Promise<string> {
  const name = `${basename(entry, '.ts')}.js`;
  const made = join(OUT, `test-${name}`);
  const sources = [join(ROOT, 'src'), join(ROOT, 'test/support'), dirname(entry)];
  if (existsSync(made) && statSync(made).mtimeMs > Math.max(...sources.map(newest))) return made;
  // Several files of tests may make it at once: each in a folder of its own, and the last one stays.
  const folder = mkdtempSync(join(OUT, 'test-'));
  await bundle(entry, folder, name);
  renameSync(join(folder, name), made);
  rmSync(folder, { recursive: true });
  return made;
}

function bundle(entry: string, path: string, filename: string): Promise<void> {
  const swc = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } };
  return new Promise((resolve, reject) => {
    webpack(
      {
        mode: 'development',
        devtool: false,
        entry,
        output: { path, filename },
        resolve: { extensions: ['.ts', '.js', '.json'] },
        module: { rules: [{ test: /\.ts$/, use: { loader: 'swc-loader', options: swc } }] },
      },
      (error, stats) => {
        if (error) reject(error);
        else if (stats?.hasErrors() === true) reject(new Error(stats.toString('errors-only')));
        else resolve();
      },
    );
  });
}
