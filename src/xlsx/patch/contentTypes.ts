import { succeed, type Result } from '../../kernel/result';
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

function entries(text: string): readonly Element[] {
  const root = elementAt(text, 0);
  return root === undefined ? [] : (childrenOf(text, root) ?? []);
}
