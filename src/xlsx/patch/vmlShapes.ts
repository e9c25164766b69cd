import type { CellAddress } from '../../kernel/address';
import { applySplices } from './splice';
import { attribute, childrenOf, descendants, elementAt, textOf, type Element } from './xmlText';
import { closeIfMarked, insertLast } from './relationships';

const SHAPE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

const NAMESPACES =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
  'xmlns:x="urn:schemas-microsoft-com:office:excel"';

/** An empty drawing for notes. */
export const EMPTY_VML = `<xml ${NAMESPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>`;

/** A shape as we write it, for drawings that are no well-formed XML. */
const OWN_SHAPE = new RegExp(`<v:shape ${NAMESPACES} id=.*?</v:shape>`, 'gs');

/** Excel shows no note without a shape in the old drawing format; one hidden box per note. */
export function addShapes(text: string, cells: readonly CellAddress[]): string {
  if (cells.length === 0) return text;
  const used = [...text.matchAll(/_x0000_s(\d+)/g)].map((match) => Number(match[1]));
  let id = used.reduce((highest, next) => Math.max(highest, next), 1024);
  let xml = text.includes('id="_x0000_t202"') ? '' : SHAPE_TYPE;
  for (const cell of cells) xml += shape(cell, ++id);
  // Old drawings may hold unclosed HTML (`<br>`), so the end of the part is looked for, not the end of the root.
  const close = text.lastIndexOf('</xml>');
  return close < 0 ? insertLast(text, xml) : text.slice(0, close) + xml + text.slice(close);
}

function shape({ row, column }: CellAddress, id: number): string {
  const [left, top] = [column + 1, Math.max(0, row - 1)];
  const anchor = [left, 15, top, 4, left + 3, 30, top + 6, 4].join(', ');
  // Namespaces stand on the shape, because a drawing of the user's may bind other prefixes.
  return (
    `<v:shape ${NAMESPACES} id="_x0000_s${String(id)}" type="#_x0000_t202" ` +
    `style="position:absolute;margin-left:60pt;margin-top:2pt;width:220pt;height:96pt;z-index:${String(id - 1024)};visibility:hidden" ` +
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>' +
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${String(row)}</x:Row><x:Column>${String(column)}</x:Column></x:ClientData></v:shape>`
  );
}

/** Takes the shapes of notes off, and our shape type once no shape needs it. */
export function removeShapes(text: string, cells: readonly CellAddress[]): string {
  const root = elementAt(text, 0);
  if (root === undefined) return text.replace(OWN_SHAPE, '').replace(SHAPE_TYPE, '');
  const gone = new Set(cells.map(({ row, column }) => `${String(row)}:${String(column)}`));
  const shapes = (childrenOf(text, root) ?? []).filter(({ name }) => name === 'shape');
  const cuts = shapes
    .filter((element) => gone.has(cellOf(text, element)))
    .map(({ start, end }) => ({ from: start, to: end, text: '' }));
  if (cuts.length === 0) return text;
  const rest = applySplices(text, cuts);
  const orphan = rest.includes('"#_x0000_t202"') ? -1 : rest.indexOf(SHAPE_TYPE);
  const clean =
    orphan < 0
      ? rest
      : applySplices(rest, [{ from: orphan, to: orphan + SHAPE_TYPE.length, text: '' }]);
  return closeIfMarked(clean);
}

/** Whether a drawing holds any shape. */
export function hasShapes(text: string): boolean {
  const root = elementAt(text, 0);
  if (root === undefined) return true;
  return (childrenOf(text, root) ?? []).some(({ name }) => name !== 'shapelayout');
}

function cellOf(text: string, element: Element): string {
  const data = descendants(text, element, 'ClientData')[0];
  if (data === undefined || attribute(text, data.tag, 'ObjectType') !== 'Note') return '';
  const read = (name: string) => {
    const found = descendants(text, data, name)[0];
    return found === undefined ? '' : textOf(text, found).trim();
  };
  return `${read('Row')}:${read('Column')}`;
}
