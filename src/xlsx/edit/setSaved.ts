import { CORE_PROPERTIES } from '../coreProperties';
import { escapeXml } from '../patch/xmlText';
import type { WorkingPackage } from '../patch/workingPackage';

const MODIFIED = /(<dcterms:modified\b[^>]*>)[^<]*(<\/dcterms:modified>)/;

/**
 * A bureau takes the workbook that was saved later: one that was changed must not bear the date of the one before. A
 * workbook that does not say when it was saved goes on saying nothing.
 */
export function setSaved(pkg: WorkingPackage, saved: string): void {
  const { part } = CORE_PROPERTIES;
  const text = pkg.has(part) ? pkg.text(part) : undefined;
  if (text?.ok !== true || !MODIFIED.test(text.value)) return;
  pkg.set(part, text.value.replace(MODIFIED, `$1${escapeXml(saved)}$2`));
}
