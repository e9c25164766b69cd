import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { columnName, formatAddress } from '../../src/kernel/address';
import { moveFormula } from '../../src/xlsx/edit/references';
import { escapeXml } from '../../src/xlsx/patch/xmlText';
import type { CalcChange } from './calc';

/** Random workbooks with everything that refers to cells, and lines that come and go in them. */
export interface LineBook {
  readonly sheets: readonly LineSheet[];
  readonly names: readonly string[];
  readonly changes: readonly CalcChange[];
}

interface LineSheet {
  /** Numbers in A1:H12, row by row. */
  readonly numbers: readonly number[];
  /** Formulas from J1 down. */
  readonly formulas: readonly string[];
  /** Formula of S1, which the cells beside it share. */
  readonly shared: string;
  readonly merges: readonly string[];
  readonly rules: readonly { readonly sqref: string; readonly formula: string }[];
  readonly validations: readonly { readonly sqref: string; readonly formula: string }[];
  readonly links: readonly string[];
}

export const SHEETS = ['学校', '表 2', '结果'] as const;
const WIDTH = 8;
const HEIGHT = 12;
/** Cells that share a formula, from S1 across: down a column LibreOffice would share those of others too. */
const SHARED = 18;
const SHARING = 6;
/** Sheets of numbers; the last one has formulas alone, to which none refers. */
const NUMBER_SHEETS = 2;

const mark = fc.constantFrom('', '$');
const columnText = fc.tuple(mark, fc.nat(WIDTH - 1)).map(([m, n]) => m + columnName(n));
const rowText = fc.tuple(mark, fc.integer({ min: 1, max: HEIGHT })).map(([m, n]) => m + String(n));

/** Two ends in order, each with its own marks: LibreOffice reads them in order in any case. */
function ordered(one: fc.Arbitrary<string>, orderOf: (text: string) => number) {
  return fc
    .tuple(one, one)
    .map(([a, b]) => (orderOf(a) <= orderOf(b) ? ([a, b] as const) : ([b, a] as const)));
}

const columnOrder = (text: string) => text.replace('$', '').charCodeAt(0);
const rowOrder = (text: string) => Number(text.replace('$', ''));
const columnPair = ordered(columnText, columnOrder);
const rowPair = ordered(rowText, rowOrder);

const cell = fc.tuple(columnText, rowText).map(([column, row]) => column + row);
const range = fc.tuple(columnPair, rowPair).map(([c, r]) => `${c[0]}${r[0]}:${c[1]}${r[1]}`);
/** Ends that move together, so that no range turns over on its way across. */
const evenRange = fc
  .tuple(columnPair, rowPair, mark)
  .map(([c, r, m]) => c.map((column, n) => m + column.replace('$', '') + (r[n] ?? '')).join(':'));
const wholeColumns = columnPair.map(([a, b]) => `${a}:${b}`);
const wholeRows = rowPair.map(([a, b]) => `${a}:${b}`);
const prefix = fc.nat(NUMBER_SHEETS - 1).map((n) => (n === 0 ? '学校!' : "'表 2'!"));

/** Formulas on sheets of numbers never reach other formulas: none may come back to itself. */
function formula(isApart: boolean): fc.Arbitrary<string> {
  const plain = isApart
    ? fc.oneof(range, wholeColumns, wholeRows)
    : fc.oneof(range, range, wholeColumns);
  const sheet = isApart ? prefix : fc.oneof(fc.constant(''), prefix);
  const areas = fc.tuple(sheet, plain).map(([s, r]) => s + r);
  const cells = fc.tuple(sheet, cell).map(([s, c]) => s + c);
  return fc.oneof(
    areas.map((a) => `SUM(${a})`),
    fc.tuple(areas, cells).map(([a, c]) => `SUM(${a})+${c}*2`),
    fc.tuple(areas, areas).map(([a, b]) => `COUNT(${a},${b})`),
    fc.tuple(cells, areas, cells).map(([c, a, d]) => `IF(${c}>50,MAX(${a}),"A1")&${d}`),
    fc.tuple(areas, cells).map(([a, c]) => `SUMIF(${a},">"&${c})`),
    fc.constantFrom('SUM(名一)', '名二*2', 'SUM(名一)+SUM(名二)'),
  );
}

const areaIn = (top: number, bottom: number, left: number, right: number) =>
  fc
    .record({
      rows: fc.tuple(fc.integer({ min: top, max: bottom }), fc.nat(3)),
      columns: fc.tuple(fc.integer({ min: left, max: right }), fc.nat(2)),
    })
    .map(({ rows: [r, down], columns: [c, across] }) => {
      const last = `${columnName(Math.min(c + across, right))}${String(Math.min(r + down, bottom))}`;
      return `${columnName(c)}${String(r)}:${last}`;
    });

const few = <T>(one: fc.Arbitrary<T>, maxLength: number) => fc.array(one, { maxLength });

/** Bands of rows apart from each other, so that no two of a kind overlap. */
function bands<T>(make: (top: number, bottom: number) => fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc
    .tuple(fc.option(make(1, 4)), fc.option(make(5, 8)), fc.option(make(9, 12)))
    .map((found) => found.filter((one) => one !== null));
}

const absolute = (text: string) => text.replace(/\$?([A-H])\$?(\d+)/g, '$$$1$$$2');

function sheetArbitrary(isApart: boolean): fc.Arbitrary<LineSheet> {
  const named = (isRange: boolean, sheet: fc.Arbitrary<string>) =>
    fc.tuple(sheet, isRange ? range : cell).map((two) => two.join(''));
  const any = fc.oneof(fc.constant(''), prefix);
  const condition = (sheet: fc.Arbitrary<string>) =>
    fc.tuple(named(true, sheet), named(false, sheet)).map(([a, c]) => `SUM(${a})>${c}`);
  return fc.record({
    numbers: fc.array(fc.integer({ min: 0, max: 99 }), {
      minLength: WIDTH * HEIGHT,
      maxLength: WIDTH * HEIGHT,
    }),
    formulas: few(formula(isApart), HEIGHT),
    shared: fc.tuple(evenRange, cell).map(([a, c]) => (isApart ? '1+1' : `SUM(${a})+${c}`)),
    merges: bands((top, bottom) =>
      areaIn(top, bottom, 12, 15).filter((ref) => ref.split(':')[0] !== ref.split(':')[1]),
    ),
    rules: bands((top, bottom) =>
      fc.record({
        sqref: areaIn(top, bottom, 0, WIDTH - 1),
        formula: condition(any),
      }),
    ),
    validations: bands((top, bottom) =>
      fc.record({
        sqref: areaIn(top, bottom, 0, WIDTH - 1),
        formula: condition(prefix).map(absolute),
      }),
    ),
    links: bands((top, bottom) =>
      fc.integer({ min: top, max: bottom }).map((n) => `R${String(n)}`),
    ),
  });
}

const change = fc.record({
  sheet: fc.nat(SHEETS.length - 1),
  axis: fc.constantFrom('rows' as const, 'rows' as const, 'columns' as const),
  kind: fc.constantFrom('insert-lines' as const, 'delete-lines' as const),
  at: fc.nat(14),
  count: fc.integer({ min: 1, max: 3 }),
});

export const lineBook: fc.Arbitrary<LineBook> = fc.record({
  sheets: fc
    .tuple(sheetArbitrary(false), sheetArbitrary(false), sheetArbitrary(true))
    .map((sheets) => [...sheets]),
  names: fc.array(
    fc.tuple(prefix, range).map(([sheet, ref]) => sheet + absolute(ref)),
    { minLength: 2, maxLength: 2 },
  ),
  changes: fc
    .array(change, { minLength: 1, maxLength: 4 })
    // A lost reference may come to life again in LibreOffice where lines come after others went.
    .map((changes) => [...changes].sort((a, b) => b.kind.localeCompare(a.kind))),
});

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The workbook as a file; `isShared` tells whether cells share formulas. */
export function bytesOf(book: LineBook, isShared: boolean): Uint8Array {
  const list = SHEETS.map(
    (name, n) => `<sheet name="${name}" sheetId="${String(n + 1)}" r:id="rId${String(n + 1)}"/>`,
  );
  const names = book.names.map(
    (ref, n) => `<definedName name="${n === 0 ? '名一' : '名二'}">${ref}</definedName>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
      SHEETS.map(
        (_, n) =>
          `<Override PartName="/xl/worksheets/sheet${String(n + 1)}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
      ).join('') +
      '</Types>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets>${list.join('')}</sheets><definedNames>${names.join('')}</definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${SHEETS.map((_, n) => `<Relationship Id="rId${String(n + 1)}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${String(n + 1)}.xml"/>`).join('')}</Relationships>`,
  };
  for (const [n, sheet] of book.sheets.entries())
    parts[`xl/worksheets/sheet${String(n + 1)}.xml`] = sheetXml(
      sheet,
      n >= NUMBER_SHEETS,
      isShared,
    );
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  );
}

function sheetXml(sheet: LineSheet, isApart: boolean, isShared: boolean): string {
  const rows = Array.from({ length: HEIGHT }, (_, row) => {
    const r = String(row + 1);
    const numbers = isApart ? [] : sheet.numbers.slice(row * WIDTH, (row + 1) * WIDTH);
    const cells = numbers.map((n, c) => `<c r="${columnName(c)}${r}"><v>${String(n)}</v></c>`);
    const own = sheet.formulas[row];
    if (own !== undefined) cells.push(`<c r="J${r}"><f>${escapeXml(own)}</f></c>`);
    if (sheet.links.includes(`R${r}`))
      cells.push(`<c r="R${r}" t="inlineStr"><is><t>x</t></is></c>`);
    if (row === 0) cells.push(...sharedCells(sheet.shared, isShared));
    return `<row r="${r}">${cells.join('')}</row>`;
  });
  const list = (name: string, items: readonly string[], counted = true) => {
    const count = counted ? ` count="${String(items.length)}"` : '';
    return items.length === 0 ? '' : `<${name}${count}>${items.join('')}</${name}>`;
  };
  return (
    `<worksheet ${MAIN}><sheetData>${rows.join('')}</sheetData>` +
    list(
      'mergeCells',
      sheet.merges.map((ref) => `<mergeCell ref="${ref}"/>`),
    ) +
    sheet.rules
      .map(
        ({ sqref, formula }, n) =>
          `<conditionalFormatting sqref="${sqref}"><cfRule type="expression" priority="${String(n + 1)}"><formula>${escapeXml(formula)}</formula></cfRule></conditionalFormatting>`,
      )
      .join('') +
    list(
      'dataValidations',
      sheet.validations.map(
        ({ sqref, formula }) =>
          `<dataValidation type="custom" allowBlank="1" sqref="${sqref}"><formula1>${escapeXml(formula)}</formula1></dataValidation>`,
      ),
    ) +
    list(
      'hyperlinks',
      sheet.links.map((ref) => `<hyperlink ref="${ref}" location="学校!A1"/>`),
      false,
    ) +
    '</worksheet>'
  );
}

function sharedCells(formula: string, isShared: boolean): readonly string[] {
  const from = { row: 0, column: SHARED };
  return Array.from({ length: SHARING }, (_, n) => {
    const at = { row: 0, column: SHARED + n };
    const own = escapeXml(moveFormula(formula, from, at));
    const first = `<f t="shared" ref="S1:X1" si="0">${own}</f>`;
    const shared = n === 0 ? first : '<f t="shared" si="0"/>';
    return `<c r="${formatAddress(at)}">${isShared ? shared : `<f>${own}</f>`}</c>`;
  });
}
