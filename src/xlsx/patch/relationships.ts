import { succeed, type Result } from '../../kernel/result';
import { relationshipsPartOf, relativeTarget, resolveTarget } from './partPath';
import { applySplices, type Splice } from './splice';
import type { WorkingPackage } from './workingPackage';
import { attributesOf, childrenOf, elementAt, escapeXml, type Element } from './xmlText';

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const NAMESPACE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const EMPTY = `${HEADER}<Relationships xmlns="${NAMESPACE}"></Relationships>`;

/** Ids that a plan's relationships get; how they are told from the file's own. */
const OWN_ID = 'rIdJunheng';

/** Ids of relationships that become the file's own, for a change that the user made. */
export const USER_ID = 'rId';

export function isOwnRelationship(id: string): boolean {
  return id.startsWith(OWN_ID);
}

export interface Relationship {
  readonly id: string;
  /** Last step of the type's address: `worksheet`, `comments`, `vmlDrawing`. */
  readonly type: string;
  /** Part that it points at; for an external one the address as written. */
  readonly target: string;
  readonly external: boolean;
  readonly element: Element;
}

/** Relationships of a part, in order; none where the part has no relationships part. */
export function relationshipsOf(
  pkg: WorkingPackage,
  source: string,
): Result<readonly Relationship[]> {
  const part = relationshipsPartOf(source);
  if (!pkg.has(part)) return succeed([]);
  const text = pkg.text(part);
  if (!text.ok) return text;
  const root = elementAt(text.value, 0);
  const children = root === undefined ? [] : (childrenOf(text.value, root) ?? []);
  return succeed(
    children
      .filter((element) => element.name === 'Relationship')
      .map((element) => relationshipFrom(text.value, source, element)),
  );
}

function relationshipFrom(text: string, source: string, element: Element): Relationship {
  const found = new Map(attributesOf(text, element.tag).map(({ name, value }) => [name, value]));
  const type = found.get('Type') ?? '';
  const external = found.get('TargetMode') === 'External';
  const target = found.get('Target') ?? '';
  return {
    id: found.get('Id') ?? '',
    type: type.slice(type.lastIndexOf('/') + 1),
    target: external ? target : resolveTarget(source, target),
    external,
    element,
  };
}

/**
 * Adds a relationship and returns its id, which begins with `stem`. `base` is the address of the types of this file
 * (transitional or strict).
 */
export function addRelationship(
  pkg: WorkingPackage,
  source: string,
  link: { readonly type: string; readonly target: string; readonly base: string },
  stem = OWN_ID,
): Result<string> {
  const part = relationshipsPartOf(source);
  const existing = relationshipsOf(pkg, source);
  if (!existing.ok) return existing;
  const before = pkg.has(part) ? pkg.text(part) : succeed(EMPTY);
  if (!before.ok) return before;
  const taken = new Set(existing.value.map(({ id }) => id));
  let n = 1;
  while (taken.has(stem + String(n))) n++;
  const id = stem + String(n);
  const target = escapeXml(relativeTarget(source, link.target));
  const type = `${link.base}/${link.type}`;
  pkg.set(part, insertLast(before.value, relationshipXml(before.value, { id, type, target })));
  return succeed(id);
}

function relationshipXml(
  text: string,
  { id, type, target }: { id: string; type: string; target: string },
): string {
  const prefix = rootPrefix(text);
  return `<${prefix}Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
}

/** Takes relationships off by id; a relationships part that we made and that is left empty goes too. */
export function removeRelationships(
  pkg: WorkingPackage,
  source: string,
  ids: ReadonlySet<string>,
): Result<void> {
  const part = relationshipsPartOf(source);
  const existing = relationshipsOf(pkg, source);
  if (!existing.ok) return existing;
  const gone = existing.value.filter(({ id }) => ids.has(id));
  if (gone.length === 0) return succeed(undefined);
  const text = pkg.text(part);
  if (!text.ok) return text;
  const rest = applySplices(
    text.value,
    gone.map(({ element }): Splice => ({ from: element.start, to: element.end, text: '' })),
  );
  if (rest === EMPTY) pkg.remove(part);
  else pkg.set(part, closeIfMarked(rest));
  return succeed(undefined);
}

/** `<a:` → `a:`: the prefix that the root element has. */
export function rootPrefix(text: string): string {
  const root = elementAt(text, 0);
  if (root === undefined) return '';
  const name = /^<([^\s/>]+)/.exec(text.slice(root.start, root.end))?.[1] ?? '';
  return name.includes(':') ? name.slice(0, name.indexOf(':') + 1) : '';
}

/** Inserts before the end tag of the root, opening the root where it is an empty-element tag. */
export function insertLast(text: string, xml: string): string {
  const root = elementAt(text, 0);
  if (root === undefined) return text;
  if (root.tag.kind !== 'empty')
    return applySplices(text, [{ from: root.contentEnd, to: root.contentEnd, text: xml }]);
  const name = /^<([^\s/>]+)/.exec(text.slice(root.start, root.end))?.[1] ?? '';
  return applySplices(text, [{ from: root.end - 2, to: root.end, text: ` >${xml}</${name}>` }]);
}

/** Undoes the opening of an empty root: a blank stands where the slash was. */
export function closeIfMarked(text: string): string {
  const root = elementAt(text, 0);
  if (root === undefined || root.tag.kind === 'empty' || root.contentStart !== root.contentEnd)
    return text;
  if (text[root.contentStart - 2] !== ' ') return text;
  return applySplices(text, [{ from: root.contentStart - 2, to: root.end, text: '/>' }]);
}
