import { decodeEntities, escapeXml } from '../../patch/xmlText';

/** Value of an attribute in the text of a start tag or of its attributes. */
export function valueIn(tag: string, name: string): string | undefined {
  const match = patternOf(name).exec(tag);
  return match === null ? undefined : decodeEntities(match[2] ?? match[3] ?? '');
}

/** The text with another value for an attribute that it has; undefined as value takes the attribute off. */
export function withValue(tag: string, name: string, value: string | undefined): string {
  const match = patternOf(name).exec(tag);
  if (match === null) return tag;
  const end = match.index + match[0].length;
  const text = value === undefined ? '' : ` ${match[1] ?? name}="${escapeXml(value)}"`;
  return tag.slice(0, match.index) + text + tag.slice(end);
}

const patterns = new Map<string, RegExp>();

function patternOf(name: string): RegExp {
  const known = patterns.get(name);
  if (known !== undefined) return known;
  const pattern = new RegExp(`\\s(${name})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, pattern);
  return pattern;
}

/** The text with an attribute set, at the end where it is new. */
export function setValue(tag: string, name: string, value: string): string {
  if (patternOf(name).test(tag)) return withValue(tag, name, value);
  return tag.replace(/\s*(\/?)>$/, (_, slash: string) => ` ${name}="${escapeXml(value)}"${slash}>`);
}
