import { Comparing } from './verify/comparing';
import { verifySlips } from './verify/slips';

// Prints the return slips of an invented county in LibreOffice, and receives again what was corrected there. Needs `soffice`.

const compare = new Comparing();
const made = await verifySlips(compare);
const { compared, differences } = compare;
console.log(
  `return slips: ${made}; ${String(compared)} values compared, ${String(differences.length)} differ`,
);
for (const difference of differences.slice(0, 20)) console.log(`  ${difference}`);
process.exitCode = differences.length === 0 ? 0 : 1;
