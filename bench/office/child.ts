import { hostEfforts } from './host';
import { shadowFigures } from './memory';
import { peerEfforts } from './peer';

/** Rows beyond which results are not written. */
const MOST_RESULTS = 1_000;

const [what = '', rows = ''] = process.argv.slice(2);

async function figures(): Promise<unknown> {
  const count = Number(rows);
  if (what === 'shadow') return shadowFigures(count);
  if (what === 'peer') return peerEfforts(count);
  if (what !== 'clean' && what !== 'every cell wrong') throw new Error(`no such run: ${what}`);
  return hostEfforts(what, count, count <= MOST_RESULTS);
}

console.log(JSON.stringify(await figures()));
// The simulated Excel has timers of its own.
process.exit(0);
