import { strFromU8, unzipSync } from 'fflate';
import { formatAddress, parseAddress } from '../../src/kernel/address';
import { isCellError } from '../../src/sheet/cell';
import { readWorkbook } from '../../src/xlsx';
import { areasOf, moveFormula } from '../../src/xlsx/edit/references';
import { decodeEntities } from '../../src/xlsx/patch/xmlText';
import { cellsOf } from './lineExcuses';

/** What a workbook says that depends on where its cells are: place → text. For files that LibreOffice stored. */
export type LineFacts = ReadonlyMap<string, string>;

export function lineFacts(bytes: Uint8Array): LineFacts {
  const facts = new Map<string, string>();
  const files = unzipSync(bytes);
  const partOf = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  for (const [name, ref] of matches(
    partOf('xl/workbook.xml'),
    /<definedName [^>]*name="([^"]*)"[^>]*>([^<]*)</g,
  ))
    facts.set(`name ${name}`, plain(ref));
  const book = readWorkbook(bytes);
  if (!book.ok) throw new Error(book.problem.reason);
  for (const [n, { name, grid }] of book.value.sheets.entries()) {
    for (let row = 0; row < grid.rowCount; row++)
      grid.forEachInRow(row, (column, value) => {
        const text = isCellError(value) ? value.error : JSON.stringify(value);
        facts.set(`${name} ${formatAddress({ row, column })} value`, text);
      });
    addSheetFacts(facts, name, partOf(`xl/worksheets/sheet${String(n + 1)}.xml`));
  }
  return facts;
}

function addSheetFacts(facts: Map<string, string>, sheet: string, text: string): void {
  for (const [cell, formula] of matches(
    text,
    /<c r="([A-Z]+\d+)"[^>]*><f(?:\s[^>]*)?>([^<]*)<\/f>/g,
  ))
    facts.set(`${sheet} ${cell} formula`, plain(formula));
  for (const [merge] of matches(text, /<mergeCell ref="([^"]*)"/g))
    facts.set(`${sheet} merge ${merge}`, 'yes');
  for (const [cell] of matches(text, /<hyperlink ref="([^"]*)"/g))
    facts.set(`${sheet} link ${cell}`, 'yes');
  for (const [areas, rules] of matches(
    text,
    /<conditionalFormatting sqref="([^"]*)">(.*?)<\/conditionalFormatting>/gs,
  ))
    addForCells(facts, `${sheet} rule`, areas, formulasIn(rules, 'formula'));
  for (const [start, inner] of matches(text, /<dataValidation ([^>]*)>(.*?)<\/dataValidation>/gs)) {
    const areas = /sqref="([^"]*)"/.exec(start)?.[1] ?? '';
    addForCells(facts, `${sheet} validation`, areas, formulasIn(inner, 'formula1'));
  }
}

/** A formula of many cells as each of them has it: areas may be cut in any way. */
function addForCells(facts: Map<string, string>, kind: string, sqref: string, text: string): void {
  const areas = areasOf(sqref);
  const row = Math.min(...areas.map(({ top }) => top));
  const column = Math.min(...areas.map(({ left }) => left));
  // A rule that says nothing any more: LibreOffice reads `学校!#REF!` there as a name.
  const isLost = /#ref!/i.test(text);
  for (const cell of areas.flatMap(cellsOf)) {
    const to = parseAddress(cell) ?? { row, column };
    facts.set(`${kind} ${cell}`, isLost ? '#REF!' : moveFormula(text, { row, column }, to));
  }
}

function formulasIn(text: string, name: string): string {
  const found = matches(text, new RegExp(`<${name}>([^<]*)<`, 'g')).map(([one]) => plain(one));
  return found.join(' ; ');
}

function matches(text: string, pattern: RegExp): (readonly [string, string])[] {
  return [...text.matchAll(pattern)].map((match) => [match[1] ?? '', match[2] ?? ''] as const);
}

/** Sheets as little quoted as can be, and the ends of ranges in order, as LibreOffice does not always store them. */
function plain(formula: string): string {
  return decodeEntities(formula)
    .replaceAll("'学校'!", '学校!')
    .replace(/(?:'[^']*'|[\p{L}\p{N}_]+)!#REF!/gu, '#REF!')
    .replace(/(\$?)([A-Z]+)(\$?)(\d+):(\$?)([A-Z]+)(\$?)(\d+)/g, inOrder);
}

function inOrder(_: string, ...ends: readonly string[]): string {
  const [m1 = '', c1 = '', n1 = '', r1 = '', m2 = '', c2 = '', n2 = '', r2 = ''] = ends;
  const columns = [m1 + c1, m2 + c2];
  const rows = [n1 + r1, n2 + r2];
  if (c1.length > c2.length || (c1.length === c2.length && c1 > c2)) columns.reverse();
  if (Number(r1) > Number(r2)) rows.reverse();
  const [first, second] = columns.map((column, n) => column + (rows[n] ?? ''));
  return first === second ? (first ?? '') : `${first ?? ''}:${second ?? ''}`;
}
