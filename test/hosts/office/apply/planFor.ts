import { readFileSync } from 'node:fs';
import {
  annotationPlan,
  checkFiles,
  findingReader,
  readFile,
  renderAll,
} from '../../../../src/app';
import type { EditPlan } from '../../../../src/sheet/editPlan';
import { findStandard } from '../../../../src/standard';
import { readWorkbook } from '../../../../src/xlsx';
import { unmarked } from '../../../support/annotate';

/** An example as its user made it. */
export function exampleBytes(name: string): Uint8Array {
  return unmarked(new Uint8Array(readFileSync(`examples/${name}`)));
}

/** All that is marked, noted and written into a workbook of its own. */
export function wholePlan(bytes: Uint8Array): EditPlan {
  const standard = findStandard('cn.quality-2017');
  if (!standard.ok) throw new Error('no standard');
  const options = { standard: standard.value, reliefs: [] };
  const file = readFile({ path: 'a.xlsx', sha256: '0', workbook: readWorkbook(bytes) });
  const findings = renderAll(findingReader(checkFiles([file], options), 'zh')('a.xlsx'));
  return annotationPlan(file, findings, options, 'zh');
}
