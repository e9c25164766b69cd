import { join } from 'node:path';
import { verifyAnnotated } from './verify/annotated';

// Recalculates annotated copies in LibreOffice and compares them with the report. Needs `soffice` and a built command.

const examples = join(import.meta.dirname, '../examples');
const CASES = [
  ['county.xlsx', 'cn.quality-2017'],
  ['county.xlsx', 'cn.basic-2012'],
  ['county-messy.xlsx', 'cn.quality-2017'],
  ['schools/澄湖县龙泉九年一贯制学校.xlsx', 'cn.quality-2017'],
] as const;

let failed = 0;
let passed = 0;
for (const [file, standard] of CASES) {
  const { compared, differences } = await verifyAnnotated(join(examples, file), standard);
  console.log(
    `${file} ${standard}: ${String(compared)} values compared, ${String(differences.length)} differ`,
  );
  for (const difference of differences.slice(0, 20)) console.log(`  ${difference}`);
  if (differences.length === 0 && compared > 0) passed += 1;
  else failed += 1;
}
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 ? 0 : 1;
