import { fail, succeed, type Result } from '../../kernel/result';
import { closeIfMarked, insertLast, rootPrefix } from './relationships';
import { applySplices } from './splice';
import type { WorkingPackage } from './workingPackage';
import { attribute, childrenOf, elementAt, escapeXml, type Element } from './xmlText';

const PART = '[Content_Types].xml';

/** States the type of a part that we add. */
export function addContentType(pkg: WorkingPackage, part: string, type: string): Result<void> {
  const text = pkg.text(PART);
  if (!text.ok) return text;
  const prefix = rootPrefix(text.value);
  const xml = `<${prefix}Override PartName="/${escapeXml(part)}" ContentType="${type}"/>`;
  pkg.set(PART, insertLast(text.value, xml));
  return succeed(undefined);
}

/** Takes the type of a part off again. */
export function removeContentType(pkg: WorkingPackage, part: string): Result<void> {
  const text = pkg.text(PART);
  if (!text.ok) return text;
  const found = entries(text.value).find(
    (element) =>
      element.name === 'Override' &&
      attribute(text.value, element.tag, 'PartName')?.toLowerCase() === `/${part}`.toLowerCase(),
  );
  if (found === undefined) return succeed(undefined);
  const rest = applySplices(text.value, [{ from: found.start, to: found.end, text: '' }]);
  pkg.set(PART, closeIfMarked(rest));
  return succeed(undefined);
}

/** The content type of a part: its override, else the default of its extension. */
export function contentTypeOf(pkg: WorkingPackage, part: string): Result<string> {
  const text = pkg.text(PART);
  if (!text.ok) return text;
  const extension = part.slice(part.lastIndexOf('.') + 1).toLowerCase();
  let byExtension: string | undefined;
  for (const element of entries(text.value)) {
    const type = attribute(text.value, element.tag, 'ContentType');
    const name = attribute(text.value, element.tag, 'PartName')?.toLowerCase();
    if (name === `/${part}`.toLowerCase()) return succeed(type ?? '');
    if (attribute(text.value, element.tag, 'Extension')?.toLowerCase() === extension)
      byExtension = type;
  }
  if (byExtension === undefined) return fail('file-damaged', 'part-missing', { part });
  return succeed(byExtension);
}

function entries(text: string): readonly Element[] {
  const root = elementAt(text, 0);
  return root === undefined ? [] : (childrenOf(text, root) ?? []);
}
