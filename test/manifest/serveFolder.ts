import { certificates } from '../../scripts/addin/certificates';
import { serve } from '../../scripts/serve.mjs';

/** Serves a folder over https in a process of its own, as `npm run start:excel` does, and prints the port. */

const [folder = '', keys] = process.argv.slice(2);
const server = await serve(folder, 0, await certificates(keys));
const place = server.address();
if (place === null || typeof place === 'string') throw new Error('not served');
process.stdout.write(`${String(place.port)}\n`);
process.stdin.resume().on('end', () => {
  process.exit(0);
});
