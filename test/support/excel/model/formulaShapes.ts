import { parse, tokenize } from '@borgar/fx';
import type { AstExpression } from '@borgar/fx';
import { readKey, readOf, type Read } from './reads';

/** A formula ready to be computed, and the cells that it reads wherever its values lead it. */
export interface Parsed {
  readonly tree: AstExpression;
  /** One and the same for all formulas of a column that say the same of their rows. */
  readonly reads: readonly Read[];
}

interface Shape {
  /** References stand in it by their number; nothing where they are not told for certain. */
  readonly tree?: AstExpression;
  readonly reads: Map<string, readonly Read[]>;
}

/** Texts stay as they are; a reference begins where no word goes on, and is not the name of a function. */
const REFERENCE =
  /"(?:[^"]|"")*"|(?<![\w.\u0080-\uffff$!'])(?:(?:'(?:[^']|'')+'|[\w.\u0080-\uffff]+)!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?(?![\w.(!:\u0080-\uffff])/g;

/** By the text of a formula without its references. */
const shapes = new Map<string, Shape>();

/** Parses a formula; one that differs from another in its references only, as down a column, is not parsed again. */
export function parsed(formula: string, row: number, column: number): Parsed {
  const references: string[] = [];
  const text = formula.replace(REFERENCE, (part) => {
    if (part.startsWith('"')) return part;
    references.push(part);
    return '§';
  });
  const shape = shapes.get(text) ?? shapeOf(formula, references);
  shapes.set(text, shape);
  if (shape.tree !== undefined)
    return {
      tree: instance(shape.tree, references),
      reads: readsOf(shape, references, row, column),
    };
  const tree = parse(tokenize(formula));
  return { tree, reads: readsOf(shape, referencesIn(tree), row, column) };
}

function shapeOf(formula: string, references: readonly string[]): Shape {
  const tree = parse(tokenize(formula));
  const isCertain = referencesIn(tree).join(' ') === references.join(' ');
  const reads = new Map<string, readonly Read[]>();
  return isCertain ? { tree: numbered(tree, { next: 0 }), reads } : { reads };
}

function referencesIn(tree: AstExpression): readonly string[] {
  if (tree.type === 'ReferenceIdentifier') return [tree.value];
  return 'arguments' in tree ? tree.arguments.flatMap(referencesIn) : [];
}

function numbered(tree: AstExpression, count: { next: number }): AstExpression {
  if (tree.type === 'ReferenceIdentifier') return { ...tree, value: String(count.next++) };
  if (!('arguments' in tree)) return tree;
  const parts = tree.arguments.map((part) => numbered(part, count));
  return { ...tree, arguments: parts };
}

/** A shape with the references of one formula. */
function instance(node: AstExpression, references: readonly string[]): AstExpression {
  switch (node.type) {
    case 'ReferenceIdentifier':
      return { type: node.type, value: references[Number(node.value)] ?? '', kind: node.kind };
    case 'CallExpression':
      return { type: node.type, callee: node.callee, arguments: instances(node, references) };
    case 'UnaryExpression':
    case 'BinaryExpression':
      return { ...node, arguments: instances(node, references) };
    default:
      return node;
  }
}

function instances(
  { arguments: parts }: { readonly arguments: readonly AstExpression[] },
  references: readonly string[],
): AstExpression[] {
  return parts.map((part) => instance(part, references));
}

function readsOf(
  { reads }: Shape,
  references: readonly string[],
  row: number,
  column: number,
): readonly Read[] {
  const found = new Map<string, Read>();
  for (const reference of references) {
    const read = readOf(reference, row, column);
    if (read !== undefined) found.set(readKey(read), read);
  }
  const key = [...found.keys()].join(' ');
  const known = reads.get(key) ?? [...found.values()];
  reads.set(key, known);
  return known;
}
