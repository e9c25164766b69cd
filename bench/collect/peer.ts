import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Reads every workbook below a folder with one library and turns its sheets into JSON: reading only, no check, no county
 * table. A process of its own; what a library cannot read is counted.
 */
const [reader = '', folder = ''] = process.argv.slice(2);

const readers: Readonly<Record<string, () => Promise<(bytes: Buffer) => Promise<unknown>>>> = {
  '@e965/xlsx': async () => {
    const { read, utils } = await import('@e965/xlsx');
    return (bytes) => {
      const { Sheets } = read(bytes);
      return Promise.resolve(
        Object.values(Sheets).map((sheet): unknown => utils.sheet_to_json(sheet, { header: 1 })),
      );
    };
  },
  exceljs: async () => {
    const exceljs = await import('exceljs');
    return async (bytes) => {
      const workbook = new exceljs.default.Workbook();
      await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
      return workbook.worksheets.map((sheet) => sheet.getSheetValues());
    };
  },
};

const load = readers[reader];
if (load === undefined) throw new Error(`no reader ${reader}`);
const read = await load();
let [files, failed] = [0, 0];
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.xlsx')) continue;
  try {
    JSON.stringify(await read(readFileSync(join(folder, name))));
    files++;
  } catch {
    failed++;
  }
}
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
console.log(JSON.stringify({ files, failed, cpuSeconds, peakMegabytes: maxRSS / 1024 }));
