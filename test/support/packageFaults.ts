import { posix } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { openContainer } from '../../src/xlsx';

/**
 * What makes Excel offer to repair a workbook, looked for with a parser that shares no code with the patcher. Follows
 * ECMA-376 part 1 (order of elements, 18.3.1.99) and part 2 (content types, relationships).
 */
export function packageFaults(bytes: Uint8Array): readonly string[] {
  const files = unzipSync(bytes);
  const parts = new Map(Object.entries(files));
  const trees = new Map<string, Node>();
  const faults: string[] = [];
  for (const [name, content] of parts) {
    if (!/\.(xml|rels|vml)$/.test(name)) continue;
    const parsed = parse(strFromU8(content));
    if (typeof parsed === 'string') faults.push(`${name}: ${parsed}`);
    else trees.set(name, parsed);
  }
  faults.push(...typeFaults(parts, trees), ...linkFaults(parts, trees));
  faults.push(...workbookFaults(trees), ...sheetFaults(trees));
  return faults;
}

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

function parse(text: string): Node | string {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open: Node[] = [root];
  const parser = new SaxesParser({ xmlns: true });
  let fault = '';
  parser.on('error', (error) => (fault ||= error.message));
  parser.on('opentag', (tag) => {
    const attributes = Object.fromEntries(
      Object.values(tag.attributes).map(({ name, value }) => [name, value]),
    );
    const node: Node = { name: tag.local, attributes, children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (piece) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += piece;
  });
  // A byte order mark is no text.
  parser.write(text.replace(/^\ufeff/, '')).close();
  return fault === '' ? (root.children[0] ?? root) : fault;
}

function all(node: Node, name: string): Node[] {
  return node.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...all(child, name),
  ]);
}

function child(node: Node | undefined, name: string): Node | undefined {
  return node?.children.find((one) => one.name === name);
}

function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}

/** Every part has a type, every type stated by name has its part. */
function typeFaults(
  parts: ReadonlyMap<string, unknown>,
  trees: ReadonlyMap<string, Node>,
): string[] {
  const types = trees.get('[Content_Types].xml');
  if (types === undefined) return ['no content types'];
  const named = all(types, 'Override').map(({ attributes }) => attributes['PartName'] ?? '');
  const extensions = all(types, 'Default').map(({ attributes }) =>
    (attributes['Extension'] ?? '').toLowerCase(),
  );
  const untyped = [...parts.keys()].filter((name) => {
    if (name === '[Content_Types].xml' || name.endsWith('/')) return false;
    const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
    return !named.includes(`/${name}`) && !extensions.includes(extension);
  });
  return [
    ...untyped.map((name) => `${name}: no content type`),
    ...named.filter((name) => !parts.has(name.slice(1))).map((name) => `${name}: typed, not there`),
    ...repeated([...named, ...extensions]).map((name) => `${name}: typed twice`),
  ];
}

function sourceOf(links: string): string {
  return links.replace(/_rels\/([^/]*)\.rels$/, '$1');
}

/** Every relationship leads to a part, and every reference to a relationship finds one. */
function linkFaults(
  parts: ReadonlyMap<string, unknown>,
  trees: ReadonlyMap<string, Node>,
): string[] {
  const faults: string[] = [];
  for (const [name, tree] of trees) {
    if (!name.endsWith('.rels')) continue;
    const links = all(tree, 'Relationship');
    const ids = links.map(({ attributes }) => attributes['Id'] ?? '');
    faults.push(...repeated(ids).map((id) => `${name}: ${id} twice`));
    for (const { attributes } of links) {
      const target = attributes['Target'] ?? '';
      if (attributes['TargetMode'] === 'External') continue;
      const path = target.startsWith('/')
        ? target.slice(1)
        : posix.normalize(posix.join(posix.dirname(sourceOf(name)), target));
      if (!parts.has(path)) faults.push(`${name}: ${target} is not there`);
    }
    const source = trees.get(sourceOf(name));
    const used = source === undefined ? [] : referencesOf(source);
    faults.push(...used.filter((id) => !ids.includes(id)).map((id) => `${name}: ${id} is missing`));
  }
  return faults;
}

function referencesOf(node: Node): string[] {
  const own = Object.entries(node.attributes)
    .filter(([name]) => /^\w+:(id|embed|link)$/.test(name) && !/^(o|v|xr\d*):/.test(name))
    .map(([, value]) => value)
    .filter((value) => value.startsWith('rId') || /^[A-Za-z]\w*\d*$/.test(value));
  return [...own, ...node.children.flatMap(referencesOf)];
}

function workbookFaults(trees: ReadonlyMap<string, Node>): string[] {
  const book = trees.get('xl/workbook.xml');
  if (book === undefined) return ['no workbook'];
  const sheets = all(book, 'sheet').map(({ attributes }) => attributes);
  const names = sheets.map((sheet) => (sheet['name'] ?? '').toLowerCase());
  const defined = all(book, 'definedName').map(
    ({ attributes }) =>
      `${(attributes['name'] ?? '').toLowerCase()}@${attributes['localSheetId'] ?? ''}`,
  );
  return [
    ...repeated(names).map((name) => `sheet ${name} twice`),
    ...names.filter((name) => name.length > 31).map((name) => `sheet name too long: ${name}`),
    ...repeated(sheets.map((sheet) => sheet['sheetId'] ?? '')).map((id) => `sheetId ${id} twice`),
    ...repeated(defined).map((name) => `name ${name} twice`),
    ...all(book, 'definedName')
      .filter(({ text }) => text.length > 8192)
      .map(({ attributes }) => `name ${attributes['name'] ?? ''} too long`),
    ...orderFaults('xl/workbook.xml', book, WORKBOOK),
  ];
}

function sheetFaults(trees: ReadonlyMap<string, Node>): string[] {
  const styles = trees.get('xl/styles.xml');
  const formats = child(styles, 'cellXfs')?.children.length ?? 0;
  const marks = child(styles, 'dxfs')?.children.length ?? 0;
  const faults = styles === undefined ? [] : countFaults(styles);
  for (const [name, sheet] of trees) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(name)) continue;
    faults.push(...orderFaults(name, sheet, WORKSHEET));
    faults.push(...cellFaults(name, sheet, Math.max(1, formats)));
    const rules = all(sheet, 'cfRule').map(({ attributes }) => attributes);
    const outside = rules.filter((rule) => Number(rule['dxfId'] ?? 0) >= Math.max(1, marks));
    faults.push(...outside.map((rule) => `${name}: dxfId ${rule['dxfId'] ?? ''}`));
    const priorities = rules.flatMap((rule) => rule['priority'] ?? []);
    faults.push(...repeated(priorities).map((priority) => `${name}: priority ${priority} twice`));
  }
  return faults;
}

function countFaults(styles: Node): string[] {
  const counted = styles.children.filter(({ attributes }) => attributes['count'] !== undefined);
  return [
    ...orderFaults('xl/styles.xml', styles, STYLES),
    ...counted
      .filter((list) => Number(list.attributes['count']) !== list.children.length)
      .map(({ name, attributes }) => `styles: ${name} count ${attributes['count'] ?? ''}`),
  ];
}

function columnOf(reference: string): number {
  const letters = /^[A-Z]+/.exec(reference)?.[0] ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Rows and cells rise, no cell stands twice, formats exist, texts are not too long. */
function cellFaults(part: string, sheet: Node, formats: number): string[] {
  const faults: string[] = [];
  let row = 0;
  for (const line of child(sheet, 'sheetData')?.children ?? []) {
    const at = Number(line.attributes['r'] ?? row + 1);
    if (at <= row) faults.push(`${part}: row ${String(at)} after ${String(row)}`);
    row = at;
    let column = 0;
    for (const cell of line.children.filter(({ name }) => name === 'c')) {
      const reference = cell.attributes['r'] ?? '';
      const next = reference === '' ? column + 1 : columnOf(reference);
      if (next <= column) faults.push(`${part}: ${reference} out of order`);
      if (Number(cell.attributes['s'] ?? 0) >= formats) faults.push(`${part}: ${reference} format`);
      column = next;
    }
  }
  return faults;
}

function orderFaults(part: string, node: Node, order: readonly string[]): string[] {
  const places = node.children.map(({ name }) => order.indexOf(name));
  return places.flatMap((place, at) => {
    const name = node.children[at]?.name ?? '';
    if (place < 0) return [`${part}: unknown element ${name}`];
    return place < Math.max(...places.slice(0, at), -1) ? [`${part}: ${name} out of order`] : [];
  });
}

const WORKSHEET =
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst'.split(
    ' ',
  );
const WORKBOOK =
  'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst'.split(
    ' ',
  );
const STYLES =
  'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst'.split(
    ' ',
  );

/** Parts in which annotating adds something; all others must be the input's, as compressed. */
export const PATCHED_PARTS =
  /^(\[Content_Types\]\.xml|xl\/(workbook|styles|comments\d*|comments\/comment\d+)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/(_rels\/)?sheet\d+\.xml(\.rels)?|xl\/drawings\/\w*[vV]mlDrawing\d+\.vml)$/;

/** Parts of the first archive that the second lacks or stores otherwise: not one byte may differ, headers included. */
export function changedParts(before: Uint8Array, after: Uint8Array): readonly string[] {
  const [a, b] = [openContainer(before), openContainer(after)];
  if (!a.ok || !b.ok) return ['no archive'];
  return a.value.entries
    .filter(({ name, local }) => {
      const other = b.value.find(name);
      return other === undefined || Buffer.compare(local, other.local) !== 0;
    })
    .map(({ name }) => name);
}

/** Parts whose contents differ between two archives, those that only one has included. */
export function differentParts(before: Uint8Array, after: Uint8Array): readonly string[] {
  const [a, b] = [unzipSync(before), unzipSync(after)];
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].filter((name) => {
    const [one, other] = [a[name], b[name]];
    return one === undefined || other === undefined || Buffer.compare(one, other) !== 0;
  });
}
