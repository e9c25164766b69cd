import { wrap } from 'comlink';
import { createGrid, type Grid } from '../../../src/browser/grid';
import { formulaWorker } from '../../../src/browser/loadGrid';
import type { Files } from '../../../src/browser/files';
import type { ReadAnswer } from './reading';

const READS = 3;

/** What the bench asks of the page that holds the peers; milliseconds. */
export interface Peers {
  /** Median of several reads of the same bytes in a worker that has read before. */
  readonly reading: () => Promise<
    readonly { readonly reader: string; readonly ms: number; readonly cells: number }[]
  >;
  /** From a workbook as the grid takes it until it has been drawn, in the grid without anything of ours around it. */
  readonly showing: () => Promise<number>;
}

declare global {
  var peers: Peers;
}

const LEDGER = 'ledger.xlsx';
let grid: Grid | undefined;

globalThis.peers = {
  reading: async () => [
    await figures(
      'junheng: what was added taken off, cells, looks, made ready for the grid',
      ours(),
    ),
    await figures('exceljs', peer(new Worker(new URL('./exceljs.ts', import.meta.url)))),
    await figures('@e965/xlsx', peer(new Worker(new URL('./sheetjs.ts', import.meta.url)))),
  ],
  showing: async () => {
    const { files, end } = fileWorker();
    const opened = await files.open(new Uint8Array(await ledger()), LEDGER);
    end();
    const container = document.getElementById('grid');
    if (!opened.ok || container === null) throw new Error('nothing to show, or nowhere');
    grid ??= createGrid(container, await formulaWorker(), 'zh', false);
    await frames(2);
    const start = performance.now();
    grid.show(opened.value.univer);
    await frames(2);
    return performance.now() - start;
  },
};

type Read = (bytes: ArrayBuffer) => Promise<number>;

interface Reader {
  readonly read: Read;
  readonly end: () => void;
}

function fileWorker() {
  const worker = new Worker(new URL('../../../src/browser/fileWorker.ts', import.meta.url));
  return {
    files: wrap<Files>(worker),
    end: () => {
      worker.terminate();
    },
  };
}

function ours(): Reader {
  const { files, end } = fileWorker();
  const read = async (bytes: ArrayBuffer) => {
    const opened = await files.open(new Uint8Array(bytes), LEDGER);
    if (!opened.ok) throw new Error(opened.problem.reason);
    return opened.value.data.sheets.reduce((sum, { cells }) => sum + cells.length, 0);
  };
  return { read, end };
}

function peer(worker: Worker): Reader {
  const read: Read = (bytes) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<ReadAnswer>) => {
        resolve(data.cells);
      };
      worker.onerror = ({ message }) => {
        reject(new Error(message));
      };
      worker.postMessage(bytes, [bytes]);
    });
  return {
    read,
    end: () => {
      worker.terminate();
    },
  };
}

async function figures(reader: string, { read, end }: Reader) {
  let cells = await read(await ledger());
  const times: number[] = [];
  for (let n = 0; n < READS; n++) {
    const bytes = await ledger();
    const start = performance.now();
    cells = await read(bytes);
    times.push(performance.now() - start);
  }
  end();
  return { reader, ms: times.sort((a, b) => a - b)[Math.floor(READS / 2)] ?? NaN, cells };
}

async function ledger(): Promise<ArrayBuffer> {
  return (await fetch(LEDGER)).arrayBuffer();
}

async function frames(count: number): Promise<void> {
  for (let n = 0; n < count; n++) await new Promise((resolve) => requestAnimationFrame(resolve));
}
