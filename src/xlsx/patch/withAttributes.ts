import { attributesOf, escapeXml, nextTag } from './xmlText';

/**
 * An element's text with attributes of its start tag set, or taken off where the value is undefined. Other attributes
 * and what the element holds stay as they are.
 */
export function withAttributes(
  source: string,
  changes: Readonly<Record<string, string | undefined>>,
): string {
  const tag = nextTag(source, 0);
  if (tag === undefined) return source;
  const attributes = attributesOf(source, tag);
  const same = (name: string) => attributes.find((one) => one.name === name)?.value;
  if (Object.entries(changes).every(([name, value]) => same(name) === value)) return source;
  const nameEnd = /^<[^\s/>]+/.exec(source)?.[0].length ?? 0;
  const pieces: string[] = [];
  for (const { name, start, end } of attributes) {
    if (!(name in changes)) pieces.push(source.slice(start, end));
    else if (changes[name] !== undefined) pieces.push(`${name}="${escapeXml(changes[name])}"`);
  }
  const known = new Set(attributes.map(({ name }) => name));
  for (const [name, value] of Object.entries(changes))
    if (value !== undefined && !known.has(name)) pieces.push(`${name}="${escapeXml(value)}"`);
  const close = tag.kind === 'empty' ? '/>' : '>';
  return [source.slice(0, nameEnd), ...pieces].join(' ') + close + source.slice(tag.end);
}
