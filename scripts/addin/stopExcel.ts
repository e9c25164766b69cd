import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { idOf } from './manifestId';
import { placeOn, unload } from './sideload';

/** Takes away what `npm run start:excel` showed to the Excel of this machine. */

const manifest = fileURLToPath(new URL('../../manifest.xml', import.meta.url));
const place = placeOn(process.platform, homedir(), idOf(readFileSync(manifest, 'utf8')));
const { ok, text } = unload(place);
(ok ? process.stdout : process.stderr).write(`${text}\n`);
process.stdout.write(
  `证书一并移除 To remove the certificates too: npx office-addin-dev-certs uninstall\n`,
);
if (!ok) process.exitCode = 1;
