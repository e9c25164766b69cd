import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../ensureBuilt.mjs';
import { serve } from '../serve.mjs';
import { certificates } from './certificates';
import { LOCAL_URL } from './manifestFor';
import { placeOn, sideload } from './sideload';
import { idOf } from './manifestId';

/** Builds the add-in, serves it to this machine over https, and shows it to its Excel: until Ctrl+C. */

const USAGE = `npm run start:excel [-- --no-sideload]
  --no-sideload  只启动服务器，不登记加载项 only serve; register nothing
  JUNHENG_CERTS  自备证书的文件夹 folder with localhost.key, localhost.crt and ca.crt of your own
  npm run stop:excel  移除加载项 removes the add-in again
`;

const options = arguments_();
// The manifest of a machine under development names this machine.
process.env['JUNHENG_URL'] = '';
const folder = ensureBuilt('addin');
const tls = await certificates(process.env['JUNHENG_CERTS']).catch((error: unknown) =>
  giveUp(`没有证书，Office 不接受没有 https 的加载项。Without a certificate Office takes no add-in.
JUNHENG_CERTS=… 可以指定自备的证书 names a folder with one of your own.
${String(error)}`),
);
const { port } = new URL(LOCAL_URL);
await serve(folder, Number(port), tls).catch((error: unknown) =>
  giveUp(`端口 ${port} 用不了，可能另一个程序在用。Port ${port} cannot be used; another program may have it.
${String(error)}`),
);
process.stdout.write(`均衡 Junheng: ${LOCAL_URL}taskpane.html\n`);
const manifest = join(folder, 'manifest.xml');
if (options.sideload) {
  const id = idOf(readFileSync(manifest, 'utf8'));
  const { ok, text } = sideload(placeOn(process.platform, homedir(), id), manifest);
  (ok ? process.stdout : process.stderr).write(`${text}\n`);
}
process.stdout.write('按 Ctrl+C 停止服务器。Press Ctrl+C to stop the server.\n');

function arguments_(): { readonly sideload: boolean } {
  try {
    const { values } = parseArgs({ options: { 'no-sideload': { type: 'boolean' } } });
    return { sideload: values['no-sideload'] !== true };
  } catch {
    process.stderr.write(USAGE);
    process.exit(64);
  }
}

function giveUp(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
