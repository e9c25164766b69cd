import { decodeEntities, escapeXml } from '../patch/xmlText';

/** Attributes that hold a reference, by the root of the part: links within the workbook, texts of shapes. */
const REFERENCES: Readonly<Record<string, RegExp>> = {
  worksheet: /(<(?:[^\s<>/:]+:)?hyperlink\s[^<>]*?\blocation\s*=\s*)(?:"([^"]*)"|'([^']*)')/g,
  wsDr: /(<(?:[^\s<>/:]+:)?sp\s[^<>]*?\btextlink\s*=\s*)(?:"([^"]*)"|'([^']*)')/g,
};

/** Attributes that hold the bare name of a sheet. */
const NAMES: Readonly<Record<string, RegExp>> = {
  worksheet: /(<(?:[^\s<>/:]+:)?dataRef\s[^<>]*?\bsheet\s*=\s*)(?:"([^"]*)"|'([^']*)')/g,
  pivotCacheDefinition:
    /(<(?:[^\s<>/:]+:)?(?:worksheetSource|rangeSet)\s[^<>]*?\bsheet\s*=\s*)(?:"([^"]*)"|'([^']*)')/g,
};

/** A part's text with the sheets that it names in attributes, outside formulas, rewritten. */
export function referencesOutside(
  text: string,
  root: string,
  reference: (formula: string) => string,
  name: (sheet: string) => string,
): string {
  const referring = inAttribute(text, REFERENCES[root], reference);
  return inAttribute(referring, NAMES[root], name);
}

function inAttribute(
  text: string,
  pattern: RegExp | undefined,
  rewrite: (value: string) => string,
): string {
  if (pattern === undefined) return text;
  return text.replace(pattern, (whole, head: string, double?: string, single?: string) => {
    const value = decodeEntities(double ?? single ?? '');
    const next = rewrite(value);
    return next === value ? whole : `${head}"${escapeXml(next)}"`;
  });
}
