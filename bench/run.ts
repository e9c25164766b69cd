import { benchCheck } from './check';
import { benchCollect, benchProvince, benchStopped } from './collect';
import { benchEvaluate } from './evaluate';
import { benchFiles } from './files';
import { benchFindings } from './findings';
import { benchHostile } from './hostile';
import { benchOffice } from './office';
import { benchReload } from './officePane';
import { measureLive } from './live';
import { benchPage } from './page';
import { measureCancel } from './page/cancel';
import { benchRead, type ReadFigures } from './read';
import { benchReceive } from './receive';

// Figures, never tests: each is measured beside its peer, or beside what is asked of it, in this one run.

type Row = object;

function show(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}`);
  console.table(rows.map(rounded));
}

function rounded(row: Row): Row {
  const cells = Object.entries(row).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'number' ? Number(value.toFixed(value < 100 ? 2 : 0)) : value,
  ]);
  return Object.fromEntries(cells) as Row;
}

/** Each reader with how many times longer it takes, and how much more memory, than ours on the same workbook. */
function compared(figures: readonly ReadFigures[]): readonly Row[] {
  return figures.map((one) => {
    const ours = figures.find(
      ({ workbook, reader }) => workbook === one.workbook && reader === 'junheng',
    );
    return {
      ...one,
      timesOurs: one.ms / (ours?.ms ?? NaN),
      timesOurMemory:
        (one.peakMiB - one.loadedMiB) / ((ours?.peakMiB ?? NaN) - (ours?.loadedMiB ?? NaN)),
    };
  });
}

/** Engine, files and command, without a browser. */
async function showEngine(): Promise<void> {
  show(
    'Reading 480,000 cells, each reader in a process of its own (asked: @e965/xlsx 2.5, exceljs 3 times ours)',
    compared(benchRead()),
  );
  show('Evaluating formulas over 100,000 rows (asked: failing over clean at most 2)', [
    benchEvaluate(),
  ]);
  show(
    'Checking 100,000 school rows against all rules (asked: 1,000,000 a second, wrong over clean at most 2)',
    [benchCheck()],
  );
  show('500 school files in one command (asked: 40 a second)', [
    { run: 'checked', ...benchFiles() },
    { run: 'checked and annotated', ...benchFiles(true) },
  ]);
  show(
    'One workbook with 100,000 findings in one command (asked: 2 s and 300 MB)',
    benchFindings(),
  );
  show('Broken and hostile files, a command for each (asked: 2 s and 300 MB)', benchHostile());
  show('The engine behind the pane on 1,000 schools, milliseconds', [
    { ledger: 'clean', ...(await measureLive(1000, 0)) },
    { ledger: 'four findings a row', ...(await measureLive(1000, 1)) },
  ]);
  show(
    'A check of 100,000 schools that lets others in (a longer turn than 500 ms ends the worker)',
    [await measureCancel(100_000, 'clean')],
  );
}

/** The page in a real browser, with its peers. */
async function showPage(): Promise<void> {
  const page = await benchPage();
  show('First load of the page, milliseconds', [page.load]);
  show('What the page weighs after gzip (asked: the pane 300 KB)', page.bytes);
  show(
    '1,000 schools on the page (asked: opened and checked in 3,000 ms, an edit in 300, no task over 200)',
    page.ledgers,
  );
  show('Scrolling the findings, milliseconds (asked: 60 frames a second)', page.scrolling);
  show('The same clean workbook in the plain grid, without us: until it is drawn, milliseconds', [
    { grid: 'plain', show: page.peers.plainGrid },
  ]);
  show('Reading 40,000 cells in a worker of the browser, milliseconds', page.peers.reading);
}

/** The pane in Excel, loaded anew. */
async function showOfficePane(): Promise<void> {
  show(
    'The pane in the simulated Excel, loaded anew, milliseconds (asked: usable within 1,000)',
    await benchReload(),
  );
}

/** The host of the add-in, without its pane. */
function showOffice(): Promise<void> {
  const { efforts, shadow } = benchOffice(Number(process.argv[3] ?? 10_000));
  show(
    'The host in a simulated Excel, 40 columns (asked: 3 syncs to open 1,000 rows, no request or answer over 4.5 MB)',
    efforts,
  );
  show('What is kept of a workbook to follow its edits', [shadow]);
  return Promise.resolve();
}

/** Receiving: a county, a county that is stopped and continued, a province. */
async function showCollect(): Promise<void> {
  show(
    '500 received files in every state into the county table (asked: 40 a second)',
    benchCollect(),
  );
  show('The same county, interrupted half way and continued (asked: the same result)', [
    await benchStopped(),
  ]);
  show('A province in one command, megabytes (asked: last thousand within 20 % of the first)', [
    await benchProvince(Number(process.argv[3] ?? 20)),
  ]);
}

/** The screen 接收 of the page. */
async function showReceive(): Promise<void> {
  const sizes = process.argv.slice(3).map(Number);
  show(
    'Files received on the page (asked: no gap over 200 ms, cancelled within 1,000)',
    await benchReceive(sizes.length > 0 ? sizes : [250, 500, 1000, 2000]),
  );
}

const PARTS = {
  engine: showEngine,
  collect: showCollect,
  office: showOffice,
  'office-pane': showOfficePane,
  page: showPage,
  receive: showReceive,
};

// `npm run bench -- page` measures the page alone, and so on; `-- office 100000` the add-in at so many rows,
// `-- collect 4` a province of so many counties, `-- receive 500 1000` so many files on the page.
const part = process.argv[2];
const chosen = Object.entries(PARTS).filter(([name]) => part === undefined || part === name);
if (chosen.length === 0) throw new Error(`no such part: ${String(part)}`);
for (const [, measure] of chosen) await measure();
