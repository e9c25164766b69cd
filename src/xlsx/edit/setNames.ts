import { fail, succeed, type Result } from '../../kernel/result';
import type { NamesAmendment } from '../../sheet/amendment';
import { childNamed, insertionPoint, WORKBOOK_ORDER } from '../patch/schemaOrder';
import { applySplices } from '../patch/splice';
import type { WorkbookPart } from '../patch/workbookPart';
import { attribute, childrenOf, escapeXml, type Element } from '../patch/xmlText';
import type { Editing } from './editing';
import { filePrefixes } from './functionPrefixes';
import { placeOf } from './sheetList';

/** Adds, changes and removes defined names; what else a name says (a comment, hidden) stays with it. */
export function setNames(editing: Editing, { names }: NamesAmendment): Result<void> {
  for (const name of names) {
    const workbook = editing.workbook();
    if (!workbook.ok) return workbook;
    const place =
      name.sheet === undefined ? succeed(undefined) : placeOf(workbook.value, name.sheet);
    if (!place.ok) return place;
    if (!isName(name.name)) return fail('edit-refused', 'name-invalid', { name: name.name });
    const text = withName(workbook.value, name.name, place.value, name.refersTo);
    editing.pkg.set(workbook.value.part, text);
    editing.valuesChanged = true;
  }
  return succeed(undefined);
}

/** What Excel takes for a name, but for those that look like a cell, which no grid lets through. */
function isName(name: string): boolean {
  return name.length <= 255 && /^[\p{L}_\\][\p{L}\p{M}\p{N}_.\\?]*$/u.test(name);
}

function withName(
  workbook: WorkbookPart,
  name: string,
  place: number | undefined,
  refersTo: string | null,
): string {
  const { text, layout } = workbook;
  const p = layout.prefix;
  const list = childNamed(layout, 'definedNames');
  const all = list === undefined ? [] : (childrenOf(text, list) ?? []);
  const old = all.find((element) => isOf(text, element, name, place));
  const content = refersTo === null ? '' : escapeXml(filePrefixes(refersTo));
  if (refersTo === null) {
    if (old === undefined || list === undefined) return text;
    const { start, end } = all.length === 1 ? list : old;
    return text.slice(0, start) + text.slice(end);
  }
  if (old !== undefined && old.tag.kind !== 'empty')
    return text.slice(0, old.contentStart) + content + text.slice(old.contentEnd);
  const scope = place === undefined ? '' : ` localSheetId="${String(place)}"`;
  const xml = `<${p}definedName name="${escapeXml(name)}"${scope}>${content}</${p}definedName>`;
  if (list !== undefined && list.tag.kind !== 'empty')
    return text.slice(0, list.contentEnd) + xml + text.slice(list.contentEnd);
  const at = list?.start ?? insertionPoint(layout, WORKBOOK_ORDER, 'definedNames');
  const whole = `<${p}definedNames>${xml}</${p}definedNames>`;
  return applySplices(text, [{ from: at, to: list?.end ?? at, text: whole }]);
}

function isOf(text: string, { tag }: Element, name: string, place: number | undefined): boolean {
  const scope = attribute(text, tag, 'localSheetId');
  const sameScope = (scope === undefined ? undefined : Number(scope)) === place;
  return sameScope && attribute(text, tag, 'name')?.toLowerCase() === name.toLowerCase();
}
