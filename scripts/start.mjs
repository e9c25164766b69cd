// The main job: the browser workbook with the example county, served to this machine alone until Ctrl+C.
import { ensureBuilt } from './ensureBuilt.mjs';
import { serve } from './serve.mjs';

const folder = ensureBuilt('browser');
const wanted = Number(process.env.PORT ?? 5170);
const server = await serve(folder, wanted).catch(() => serve(folder, 0));
const address = `http://127.0.0.1:${server.address().port}/`;
process.stdout.write(`均衡 Junheng: ${address}\n按 Ctrl+C 停止。Press Ctrl+C to stop.\n`);
