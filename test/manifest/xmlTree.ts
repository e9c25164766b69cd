import { SaxesParser } from 'saxes';

export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

/** The elements of an XML text as a tree; it must be well-formed. */
export function xmlTree(xml: string): XmlNode {
  interface Growing extends XmlNode {
    readonly children: Growing[];
    text: string;
  }
  const open: Growing[] = [];
  let root: Growing | undefined;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const node: Growing = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(node);
    root ??= node;
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += text.trim();
  });
  parser.on('closetag', () => open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  if (root === undefined) throw new Error('no element');
  return root;
}

/** All elements below one, itself included, in document order. */
export function elements(node: XmlNode): readonly XmlNode[] {
  return [node, ...node.children.flatMap(elements)];
}

/** The only element of that name. */
export function only(root: XmlNode, name: string): XmlNode {
  const found = elements(root).filter((node) => node.name === name);
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`${String(found.length)} × ${name}`);
  return first;
}
