import { hostEfforts } from './host';
import { shadowFigures } from './memory';
import { peerEfforts } from './peer';

const [what = '', rows = ''] = process.argv.slice(2);

async function figures(): Promise<unknown> {
  const count = Number(rows);
  if (what === 'shadow') return shadowFigures(count);
  if (what === 'peer') return peerEfforts(count);
  if (what !== 'clean' && what !== 'every cell wrong') throw new Error(`no such run: ${what}`);
  return hostEfforts(what, count);
}

console.log(JSON.stringify(await figures()));
// The simulated Excel has timers of its own.
process.exit(0);
