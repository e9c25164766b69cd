import { verifyTemplates } from './verify/templates';

// Opens the blank forms in LibreOffice, filled in and not, and compares what they compute with the check. Needs `soffice`.

const results = await verifyTemplates();
for (const { name, standard, compared, differences } of results) {
  const count = `${String(compared)} values compared, ${String(differences.length)} differ`;
  console.log(`${name} ${standard}: ${count}`);
  for (const difference of differences.slice(0, 20)) console.log(`  ${difference}`);
}
process.exitCode = results.every(({ differences }) => differences.length === 0) ? 0 : 1;
