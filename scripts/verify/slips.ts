import { strFromU8, unzipSync } from 'fflate';
import { receivedCounty } from '../received';
import { convertAll, withoutCachedValues } from '../recalculate';
import { readFile } from '../../src/app';
import { collect, readRoster, receive } from '../../src/app/collect';
import {
  needsReturn,
  type ReturnFacts,
  returnFacts,
  slipOf,
  slipSummary,
} from '../../src/app/collect/slips';
import type { NewCell, NewSheet, NewWorkbook } from '../../src/sheet/newWorkbook';
import { readWorkbook, writeWorkbook } from '../../src/xlsx';
import { valueOf } from '../../test/support/live';
import { factsOf, STANDARD } from '../../test/support/received';
import { cellsOf, corrected, openIn, returned, SCHOOL } from '../../test/support/returned';
import { schoolFile } from '../../test/support/slips';
import { type CalcFit, changedByCalc } from './calc';
import type { Comparing } from './comparing';

const FILES = 100;
const ENGLISH = 12;
const WRONG = { teachers_backbone: 999, students: '约600人', classes: -2 };
/** A page for a school; a list of a township's schools may take more. */
const PAGES = 1;

interface Slip {
  readonly name: string;
  readonly isOneSchool: boolean;
  readonly book: NewWorkbook;
}

/**
 * Return slips in LibreOffice: those of schools are printed on one page with every line shown, the summary's totals
 * come to the same, and a copy that was opened, corrected and saved there is received again without its findings.
 */
export async function verifySlips(compare: Comparing): Promise<string> {
  const all = countyFacts();
  const back = all.filter(needsReturn);
  const slips = (['zh', 'en'] as const).flatMap((language) =>
    back.slice(0, language === 'zh' ? FILES : ENGLISH).map((facts): Slip => ({
      name: `${facts.file.path} ${language}`,
      isOneSchool: new Set(facts.file.schools.map(({ code }) => code)).size <= 1,
      book: slipOf({ ...factsOf(facts.file), ...facts, copy: '批注副本.xlsx' }, language),
    })),
  );
  const pages = (
    await convertAll(
      slips.map(({ book }) => bytesOf(book)),
      'pdf',
    )
  ).map(pagesOf);
  slips.forEach(({ name, isOneSchool }, n) => {
    const count = pages[n] ?? 0;
    compare.equal(`${name}: pages`, count > 0 && (count <= PAGES || !isOneSchool), true);
  });
  await compareOthers(all, slips, compare);
  return `${String(slips.length)} slips on ${String(pages.reduce((sum, one) => sum + one, 0))} pages`;
}

/** What has to be known of a county's files in every state. */
function countyFacts(): readonly ReturnFacts[] {
  const { files, truth, roster } = receivedCounty({ seed: 11, files: FILES });
  const read = (path: string, bytes: Uint8Array, sha256 = path) =>
    readFile({ path, sha256, workbook: readWorkbook(bytes) });
  const options = {
    standard: STANDARD,
    reliefs: [],
    year: truth.year,
    roster: valueOf(readRoster(read('roster.xlsx', roster))),
  };
  const ignored = new Set(
    truth.files.filter(({ status }) => status === 'ignored').map(({ path }) => path),
  );
  const received = files
    .filter(({ path }) => !ignored.has(path))
    .map(({ path, bytes }) => receive(read(path, bytes), options, 'zh').received);
  return returnFacts(collect(received, options), new Map());
}

/** Heights, totals and the way back, in one start of LibreOffice. */
async function compareOthers(
  all: readonly ReturnFacts[],
  slips: readonly Slip[],
  compare: Comparing,
): Promise<void> {
  const [first] = all;
  if (first === undefined) throw new Error('no files');
  const items = all.map((facts) => ({
    facts,
    slip: needsReturn(facts) ? 'x.xlsx' : null,
    copy: null,
  }));
  const summary = bytesOf(slipSummary(items, factsOf(first.file), 'zh'));
  const copy = await returned(schoolFile(SCHOOL, WRONG));
  const before = await openIn(copy);
  const probe = lineProbe(slips.flatMap(({ book }) => book.sheets));
  const [measured, summed, saved, fixed] = await changedByCalc([
    { bytes: probe.bytes, changes: fitting(probe.lines) },
    { bytes: withoutCachedValues(summary), changes: [] },
    { bytes: copy, changes: [] },
    { bytes: corrected(copy, cellsOf(before)), changes: [] },
  ]);
  compareHeights(measured ?? NONE, probe.lines, compare);
  compareTotals(summary, summed ?? NONE, compare);
  compare.equal('findings sent back', before.length > 1, true);
  compare.equal(
    'findings of the copy saved there',
    (await openIn(saved ?? NONE)).join(),
    before.join(),
  );
  compare.none('finding left once corrected', await openIn(fixed ?? NONE));
}

const NONE = new Uint8Array();

function bytesOf(book: NewWorkbook): Uint8Array {
  return writeWorkbook(book.sheets, book);
}

/** Objects of pages; LibreOffice writes them as they are. */
function pagesOf(pdf: Uint8Array): number {
  return [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/Type\s*\/Page\b/g),
  ].length;
}

/** A text of a slip and the height of its row there. */
interface Line {
  readonly text: string;
  readonly height: number;
}

/**
 * Every text of the slips in a cell of its own, as wide as on the slip, with the height of its row there: LibreOffice
 * fits the height of a row to its texts, but not to those of merged cells.
 */
function lineProbe(sheets: readonly NewSheet[]): {
  readonly bytes: Uint8Array;
  /** By width, row by row. */
  readonly lines: ReadonlyMap<number, readonly Line[]>;
} {
  const cells = new Map<number, (Line & { readonly cell: NewCell })[]>();
  for (const { rows, widths = [], merges = [], rowHeights = [] } of sheets) {
    rows.forEach((row, at) => {
      row.forEach((cell, column) => {
        if (cell === null || typeof cell !== 'object' || !('value' in cell)) return;
        if (typeof cell.value !== 'string' || cell.style === 'form-title') return;
        const span = merges.find(({ top, left }) => top === at && left === column);
        const width = widths
          .slice(column, (span?.right ?? column) + 1)
          .reduce<number>((sum, one) => sum + (one ?? 0), 0);
        const known = cells.get(width) ?? [];
        cells.set(width, known);
        known.push({ cell, text: cell.value, height: rowHeights[at] ?? 0 });
      });
    });
  }
  const probes = [...cells].map(([width, list]): NewSheet => ({
    name: String(width),
    rows: list.map(({ cell }) => [cell]),
    widths: [width],
  }));
  return { bytes: writeWorkbook(probes), lines: cells };
}

function fitting(lines: ReadonlyMap<number, readonly Line[]>): readonly CalcFit[] {
  return [...lines.values()].map(({ length: count }, sheet) => ({
    sheet,
    axis: 'rows',
    kind: 'fit-lines',
    at: 0,
    count,
  }));
}

function compareHeights(
  measured: Uint8Array,
  given: ReadonlyMap<number, readonly Line[]>,
  compare: Comparing,
): void {
  const parts = unzipSync(measured);
  [...given].forEach(([width, lines], n) => {
    const xml = strFromU8(parts[`xl/worksheets/sheet${String(n + 1)}.xml`] ?? NONE);
    const needed = new Map(
      [...xml.matchAll(/<row [^>]*>/g)].map(([tag]) => [
        Number(/ r="(\d+)"/.exec(tag)?.[1]) - 1,
        Number(/ ht="([^"]+)"/.exec(tag)?.[1] ?? 0),
      ]),
    );
    compare.equal(`rows measured at width ${String(width)}`, needed.size, lines.length);
    const short = lines.flatMap(({ text, height }, row) => {
      const least = needed.get(row) ?? Infinity;
      return least > height
        ? [`${String(height)} of ${String(least)} at width ${String(width)}: ${text}`]
        : [];
    });
    compare.none('row too low', short);
  });
}

/** Figures of the last row as we wrote them and as they are computed. */
function compareTotals(summary: Uint8Array, computed: Uint8Array, compare: Comparing): void {
  const [ours, theirs] = [summary, computed].map((bytes) => valueOf(readWorkbook(bytes)).sheets[0]);
  const last = (ours?.grid.rowCount ?? 0) - 1;
  for (let column = 5; column <= 10; column++) {
    const expected = ours?.grid.value(last, column);
    compare.equal('a figure in the total', typeof expected, 'number');
    compare.equal(`total ${String(column)}`, theirs?.grid.value(last, column), expected);
  }
}
