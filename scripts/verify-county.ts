import { verifyCounty } from './verify/county';

// Opens county tables in LibreOffice and compares what their formulas compute with the check. Needs `soffice`.

const results = await verifyCounty();
for (const { name, standard, compared, differences } of results) {
  const count = `${String(compared)} values compared, ${String(differences.length)} differ`;
  console.log(`${name} ${standard}: ${count}`);
  for (const difference of differences.slice(0, 20)) console.log(`  ${difference}`);
}
process.exitCode = results.every(({ differences }) => differences.length === 0) ? 0 : 1;
