import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { DEFAULT_LIMITS } from '../../src/xlsx/limits';
import { readWorkbook } from '../../src/xlsx/readWorkbook';
import { REFUSALS } from '../../src/xlsx/reasons';
import { CLOSE, END, OPEN, TEXT, XmlScanner } from '../../src/xlsx/xmlScanner';
import { packParts, packWorkbook, type PackedWorkbook } from '../support/packWorkbook';

/** Something of everything that the reader reads. */
const WORKBOOK: PackedWorkbook = {
  sheets: [
    {
      name: '数据',
      content:
        '<sheetPr/><cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>4.505</v></c></row>' +
        '<row r="2"><c r="A2"><f t="shared" ref="A2:A3" si="0">B1+1</f><v>1</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" t="e"><v>#N/A</v></c></row>' +
        '<row r="3"><c r="A3"><f t="shared" si="0"/></c><c r="B3" t="d"><v>2024-09-01</v></c><c r="C3" t="inlineStr"><is><r><t>学校</t></r></is></c></row></sheetData>' +
        '<autoFilter ref="A1:B3"/><mergeCells><mergeCell ref="D1:E2"/></mergeCells><tableParts><tablePart r:id="rId1"/></tableParts>',
      links: [['table', '../tables/table1.xml']],
    },
  ],
  sharedStrings: '<si><t xml:space="preserve">小学 &amp; 初中</t></si>',
  names: '<definedNames><definedName name="n">数据!$A$1</definedName></definedNames>',
  archiveLinks: [['extended-properties', 'docProps/app.xml']],
  parts: {
    'xl/tables/table1.xml':
      '<table ref="A1:B3" name="t"><tableColumns><tableColumn name="a"/></tableColumns></table>',
    'docProps/app.xml': '<Properties><Application>Microsoft Excel</Application></Properties>',
  },
};

/** Small enough that a mutation that reaches a limit does so at once. */
const LIMITS = { ...DEFAULT_LIMITS, partBytes: 1 << 20, totalBytes: 1 << 21, cells: 1000 };

/** Reads, and then looks at every cell in every way; a problem must be one that has a text. */
function readWhole(bytes: Uint8Array): 'reads' | 'refused' {
  const workbook = readWorkbook(bytes, LIMITS);
  if (!workbook.ok) {
    const { kind, reason } = workbook.problem;
    const reasons: Readonly<Record<string, readonly string[]>> = REFUSALS;
    expect(reasons[kind]).toContain(reason);
    return 'refused';
  }
  for (const { grid } of workbook.value.sheets) {
    expect(grid.cellCount).toBeLessThanOrEqual(LIMITS.cells);
    for (let row = 0; row < Math.min(grid.rowCount, 100); row++)
      grid.forEachInRow(row, (column, value) => {
        expect(grid.value(row, column)).toEqual(value);
        grid.formula(row, column);
        grid.numberFormat(row, column);
      });
  }
  return 'reads';
}

/** Bytes overwritten, cut out or doubled. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  kind: fc.constantFrom('flip', 'cut', 'insert'),
  byte: fc.integer({ min: 0, max: 255 }),
  length: fc.integer({ min: 1, max: 40 }),
});

function mutate(
  bytes: Uint8Array,
  changes: readonly { at: number; kind: string; byte: number; length: number }[],
): Uint8Array {
  let out = Buffer.from(bytes);
  for (const { at, kind, byte, length } of changes) {
    const start = Math.floor(at * out.length);
    if (kind === 'flip') out[start] = byte;
    else if (kind === 'cut')
      out = Buffer.concat([out.subarray(0, start), out.subarray(start + length)]);
    else
      out = Buffer.concat([
        out.subarray(0, start),
        Buffer.alloc(length, byte),
        out.subarray(start),
      ]);
  }
  return new Uint8Array(out);
}

const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });

describe('reading never throws', () => {
  it('the workbook that the mutations start from reads', () => {
    expect(readWhole(packWorkbook(WORKBOOK))).toBe('reads');
  });

  it('for any bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('', 'PK\x03\x04', 'PK\x05\x06', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
        (bytes, magic) => {
          expect(
            readWhole(new Uint8Array(Buffer.concat([Buffer.from(magic, 'latin1'), bytes]))),
          ).toBe('refused');
        },
      ),
    );
  });

  it('for a workbook whose bytes were changed', () => {
    const bytes = packWorkbook(WORKBOOK);
    fc.assert(
      fc.property(mutations, (changes) => {
        expect(['reads', 'refused']).toContain(readWhole(mutate(bytes, changes)));
      }),
      { numRuns: 400 },
    );
  });

  it('for a workbook with any part changed inside a sound archive', () => {
    const parts = packParts(WORKBOOK);
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(parts)), mutations, (name, changes) => {
        const part = mutate(parts[name] ?? new Uint8Array(0), changes);
        const bytes = zipSync({ ...parts, [name]: part }, { level: 0 });
        expect(['reads', 'refused']).toContain(readWhole(bytes));
      }),
      { numRuns: 1000 },
    );
  });
});

/** Random XML as a tree, written with some of the freedom that writers have. */
interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Node | string)[];
}

const name = fc.constantFrom('row', 'c', 'v', 'x:f', '学', 'a-b.c');
const text = fc.string({
  unit: fc.constantFrom('a', '学', '😀', '<', '&', '>', '"', "'", '\n', '\r', '\t', ' ', ']'),
});
const { node } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.record({
    name,
    attributes: fc.dictionary(name, text, { maxKeys: 3 }),
    children: fc.array(fc.oneof({ maxDepth: 4 }, text, tie('node')), { maxLength: 4 }),
  }),
}));

function write(part: Node | string): string {
  if (typeof part === 'string')
    return part.length % 3 === 1 && !part.includes(']') ? `<![CDATA[${part}]]>` : escape(part);
  const attributes = Object.entries(part.attributes).map(
    ([key, value]) => ` ${key}="${escape(value)}"`,
  );
  const inside = part.children.map(write).join(part.children.length > 2 ? '<!-- & -->' : '');
  const open = `${part.name}${attributes.join('')}`;
  return inside === '' ? `<${open} />` : `<${open}>${inside}</${part.name}\n>`;
}

const escape = (value: string) =>
  value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&#34;')
    .replaceAll('>', '&#x3E;');

const local = (qualified: string) => qualified.replace(/^.*:/, '');

function bySaxes(xml: string): string {
  const events: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    events.push(`<${local(tag.name)}`);
    for (const [key, value] of Object.entries(tag.attributes))
      if (!key.includes(':')) events.push(`${key}=${value}`);
  });
  parser.on('closetag', () => events.push('>'));
  parser.on('text', (value) => events.push(value));
  parser.on('cdata', (value) => events.push(value));
  parser.write(xml).close();
  return events.join('');
}

/** The same by the scanner; all text of an element is asked for piece by piece. */
function byScanner(xml: string, names: readonly string[]): string {
  const scanner = new XmlScanner(Buffer.from(xml), 'part');
  const events: string[] = [];
  for (let token = scanner.next(); token !== END; token = scanner.next()) {
    if (token === TEXT) events.push(scanner.piece());
    if (token === CLOSE) events.push('>');
    if (token !== OPEN) continue;
    events.push(`<${scanner.name}`);
    for (const key of names) {
      const value = scanner.attributes.text(key);
      if (value !== undefined) events.push(`${key}=${value}`);
    }
  }
  return scanner.problem?.reason ?? events.join('');
}

describe('the scanner agrees with saxes', () => {
  it('on elements, attributes and text of any document', () => {
    fc.assert(
      fc.property(node, (root) => {
        const sorted = sortAttributes(root);
        const xml = `<?xml version="1.0"?>${write(sorted)}<!-- end -->`;
        expect(byScanner(xml, ['a-b.c', 'c', 'row', 'v', '学'])).toBe(bySaxes(xml));
      }),
      { numRuns: 500 },
    );
  });
});

function sortAttributes(part: Node): Node {
  const attributes = Object.fromEntries(
    Object.entries(part.attributes).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const children = part.children.map((child) =>
    typeof child === 'string' ? child : sortAttributes(child),
  );
  return { ...part, attributes, children };
}
