/**
 * Lets lines come and go in random workbooks, once by us and once by LibreOffice, and compares what the workbooks say
 * afterwards. Usage: npx tsx scripts/verify-lines.ts [cases] [seed]
 */
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Amendment } from '../src/sheet/amendment';
import { editWorkbook } from '../src/xlsx';
import { changedByCalc, type CalcJob } from './verify/calc';
import { bytesOf, lineBook, SHEETS, type LineBook } from './verify/lineBooks';
import { excusesOf } from './verify/lineExcuses';
import { lineFacts, type LineFacts } from './verify/lineFacts';

const SHOWN = 20;

async function main(): Promise<void> {
  const count = Number(process.argv[2] ?? 40);
  const seed = Number(process.argv[3] ?? 20170519);
  const books = fc.sample(lineBook, { numRuns: count, seed });
  const jobs = books.flatMap((book): readonly CalcJob[] => {
    // In formulas that cells share LibreOffice 7.4 shortens ranges wrongly: it gets them one by one.
    return [
      { bytes: bytesOf(book, false), changes: book.changes },
      { bytes: readable(changedByUs(bytesOf(book, true), book)), changes: [] },
    ];
  });
  const stored = (await changedByCalc(jobs)).map(lineFacts);
  let compared = 0;
  const differences = books.flatMap((book, n) => {
    const [theirs, ours] = [stored[2 * n], stored[2 * n + 1]];
    if (theirs === undefined || ours === undefined) throw new Error(`no workbook ${String(n)}`);
    compared += theirs.size;
    return differencesOf(theirs, ours, excusesOf(book)).map(
      (one) => `${String(n)} ${changesOf(book)}\n  ${one}`,
    );
  });
  for (const difference of differences.slice(0, SHOWN)) console.log(difference);
  console.log(
    `lines: ${String(compared)} facts of ${String(count)} workbooks compared (seed ${String(seed)}), ` +
      `${String(differences.length)} differ`,
  );
  if (differences.length > 0 || compared === 0) process.exitCode = 1;
}

function changedByUs(bytes: Uint8Array, { changes }: LineBook): Uint8Array {
  const amendments = changes.map(({ sheet, ...lines }): Amendment => ({
    ...lines,
    sheet: SHEETS[sheet] ?? '',
  }));
  const done = editWorkbook(bytes, amendments);
  if (!done.ok) throw new Error(`${done.problem.reason} ${JSON.stringify(changes)}`);
  return done.value;
}

/** LibreOffice reads Excel's `'表 2'!#REF!` as a name that it does not know. */
function readable(bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => {
    const text = strFromU8(part).replace(/(?:'表 2'|学校)!#REF!/g, '#REF!');
    return [name, strToU8(text)] as const;
  });
  return zipSync(Object.fromEntries(parts));
}

function differencesOf(
  theirs: LineFacts,
  ours: LineFacts,
  isExcused: (place: string) => boolean,
): readonly string[] {
  const places = [...new Set([...theirs.keys(), ...ours.keys()])];
  return places
    .filter((place) => theirs.get(place) !== ours.get(place) && !isExcused(place))
    .filter((place) => !isLost(place, theirs) || !isLost(place, ours))
    .map((place) => {
      return `${place}: LibreOffice ${theirs.get(place) ?? '-'}, we ${ours.get(place) ?? '-'}`;
    });
}

/** Values of formulas with lost references: LibreOffice computes them otherwise before it stores them than after. */
function isLost(place: string, facts: LineFacts): boolean {
  const formula = facts.get(place.replace(/ value$/, ' formula')) ?? '';
  return place.endsWith(' value') && formula.includes('#REF!');
}

function changesOf({ changes }: LineBook): string {
  return changes
    .map(({ sheet, axis, kind, at, count }) =>
      [SHEETS[sheet] ?? '', kind, axis, at + 1, count].join(' '),
    )
    .join(', ');
}

await main();
