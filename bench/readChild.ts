import { readFileSync } from 'node:fs';

/**
 * Reads one workbook with one reader and prints what it took. A process of its own for each, so that neither the heap
 * nor the compiled code of one reader helps or hinders the next.
 */
const [reader = '', path = ''] = process.argv.slice(2);

const readers: Readonly<Record<string, () => Promise<(bytes: Buffer) => Promise<number>>>> = {
  junheng: async () => {
    const { readWorkbook } = await import('../src/xlsx/readWorkbook');
    const { nodeInflater } = await import('../src/cli/inflate');
    return (bytes) => {
      const workbook = readWorkbook(bytes, undefined, nodeInflater);
      if (!workbook.ok) throw new Error(workbook.problem.reason);
      return Promise.resolve(workbook.value.sheets[0]?.grid.cellCount ?? 0);
    };
  },
  '@e965/xlsx': async () => {
    const { read, utils } = await import('@e965/xlsx');
    return (bytes) => {
      const workbook = read(bytes, { cellFormula: true, dense: false });
      const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ''];
      const area = utils.decode_range(sheet?.['!ref'] ?? 'A1');
      return Promise.resolve((area.e.r + 1) * (area.e.c + 1));
    };
  },
  exceljs: async () => {
    const exceljs = await import('exceljs');
    return async (bytes) => {
      const workbook = new exceljs.default.Workbook();
      await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
      const sheet = workbook.worksheets[0];
      return (sheet?.rowCount ?? 0) * (sheet?.columnCount ?? 0);
    };
  },
};

const load = readers[reader];
if (load === undefined) throw new Error(`no reader ${reader}`);
const read = await load();
const bytes = readFileSync(path);
const loadedMiB = process.resourceUsage().maxRSS / 1024;
const cpu = process.cpuUsage();
const start = performance.now();
const cells = await read(bytes);
const ms = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
const cpuMs = (user + system) / 1000;
const peakMiB = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ reader, cells, ms, cpuMs, peakMiB, loadedMiB }));
