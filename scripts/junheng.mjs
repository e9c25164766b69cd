// Runs the built command, building it first when a source is newer than the build.
import { join } from 'node:path';
import { ensureBuilt } from './ensureBuilt.mjs';

const built = join(ensureBuilt('cli'), 'junheng.mjs');

// INIT_CWD is where the user typed the command: npm itself moves to the package folder.
process.chdir(process.env.INIT_CWD ?? process.cwd());
await import(built);
