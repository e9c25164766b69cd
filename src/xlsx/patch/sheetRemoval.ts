import { formatArea, parseArea, type CellAddress } from '../../kernel/address';
import { fail, succeed, type Result } from '../../kernel/result';
import { removeNotes, type NotesRemoval } from './commentList';
import { removeContentType } from './contentTypes';
import { unite } from './dimension';
import { markRemovals } from './marks';
import type { OwnedCells } from './ownedParts';
import { relationshipId } from './flavour';
import { relationshipsOf, removeRelationships, type Relationship } from './relationships';
import { removeCells } from './removeCells';
import { widthRemovals } from './room';
import { childNamed, layoutOf } from './schemaOrder';
import { applySplices } from './splice';
import { hasShapes, removeShapes } from './vmlShapes';
import { validationRemovals } from './validations';
import type { WorkingPackage } from './workingPackage';
import { attributesOf } from './xmlText';

/** What a sheet holds that bears our marks or validations; looked for before anything is parsed. */
const OWN_TRACES = /junheng:|errorTitle=["'][^"']*Junheng/;

/** Takes our marks, cells and notes off a sheet of the user's. */
export function removeFromSheet(
  pkg: WorkingPackage,
  part: string,
  owned: OwnedCells | undefined,
): Result<void> {
  const text = pkg.text(part);
  if (!text.ok) return text;
  const cleaned = removeFromText(text.value, owned);
  if (cleaned === undefined) return fail('file-damaged', 'xml-invalid', { part, position: 0 });
  if (cleaned !== text.value) pkg.set(part, cleaned);
  return reduceComments(pkg, part, removeNotes);
}

function removeFromText(text: string, owned: OwnedCells | undefined): string | undefined {
  if (owned === undefined && !OWN_TRACES.test(text)) return text;
  const layout = layoutOf(text);
  if (layout === undefined) return undefined;
  const cuts = [
    ...markRemovals(text, layout),
    ...widthRemovals(text, layout),
    ...validationRemovals(text, layout),
  ];
  const unmarked = applySplices(text, cuts);
  if (owned === undefined) return unmarked;
  const before = layoutOf(unmarked);
  const sheetData = before === undefined ? undefined : childNamed(before, 'sheetData');
  if (before === undefined || sheetData === undefined) return unmarked;
  return restoreDimension(removeCells(unmarked, sheetData, before.prefix, owned), owned);
}

/** Puts the dimension back that the sheet had, unless somebody has changed the sheet's extent since. */
function restoreDimension(text: string, { created, dimension }: OwnedCells): string {
  const former = dimension === undefined ? undefined : parseArea(dimension);
  const layout = dimension === undefined ? undefined : layoutOf(text);
  const element = layout === undefined ? undefined : childNamed(layout, 'dimension');
  if (dimension === undefined || former === undefined || element === undefined) return text;
  const ref = attributesOf(text, element.tag).find(({ name }) => name === 'ref');
  if (ref?.value !== formatArea(unite(former, created))) return text;
  return applySplices(text, [
    { from: ref.end - 1 - ref.value.length, to: ref.end - 1, text: dimension },
  ]);
}

/** Takes notes off a sheet with their shapes, and the comments part once nothing is left in it. */
export function reduceComments(
  pkg: WorkingPackage,
  part: string,
  reduce: (text: string) => NotesRemoval | undefined,
): Result<void> {
  const links = relationshipsOf(pkg, part);
  if (!links.ok) return links;
  const comments = links.value.find(({ type }) => type === 'comments');
  if (comments === undefined || !pkg.has(comments.target)) return succeed(undefined);
  const text = pkg.text(comments.target);
  if (!text.ok) return text;
  const result = reduce(text.value);
  if (result === undefined) return succeed(undefined);
  if (!result.isEmpty) {
    if (result.text !== text.value) pkg.set(comments.target, result.text);
    return result.removed.length === 0
      ? succeed(undefined)
      : dropShapes(pkg, part, links.value, result.removed);
  }
  if (result.removed.length === 0) return succeed(undefined);
  pkg.remove(comments.target);
  const typed = removeContentType(pkg, comments.target);
  if (!typed.ok) return typed;
  const unlinked = removeRelationships(pkg, part, new Set([comments.id]));
  return unlinked.ok ? dropShapes(pkg, part, links.value, result.removed) : unlinked;
}

/** Takes shapes off the sheet's old drawing, and the drawing itself where it was ours alone. */
function dropShapes(
  pkg: WorkingPackage,
  part: string,
  links: readonly Relationship[],
  cells: readonly CellAddress[],
): Result<void> {
  const sheet = pkg.text(part);
  if (!sheet.ok) return sheet;
  const layout = layoutOf(sheet.value);
  const element = layout === undefined ? undefined : childNamed(layout, 'legacyDrawing');
  const id = element === undefined ? undefined : relationshipId(sheet.value, element.tag);
  const drawing = links.find((link) => link.id === id);
  if (element === undefined || drawing === undefined || !pkg.has(drawing.target))
    return succeed(undefined);
  const text = pkg.text(drawing.target);
  if (!text.ok) return text;
  const rest = removeShapes(text.value, cells);
  if (hasShapes(rest)) {
    if (rest !== text.value) pkg.set(drawing.target, rest);
    return succeed(undefined);
  }
  pkg.remove(drawing.target);
  pkg.set(part, applySplices(sheet.value, [{ from: element.start, to: element.end, text: '' }]));
  const typed = removeContentType(pkg, drawing.target);
  return typed.ok ? removeRelationships(pkg, part, new Set([drawing.id])) : typed;
}
