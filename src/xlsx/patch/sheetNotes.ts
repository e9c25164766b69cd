import { fail, succeed, type Result } from '../../kernel/result';
import { addNotes, emptyComments, type CommentsOutcome, type PlannedNote } from './commentList';
import { addContentType } from './contentTypes';
import { relationshipAttribute, relationshipId, type Flavour } from './flavour';
import { addRelationship, relationshipsOf, type Relationship } from './relationships';
import { childNamed, insertionPoint, layoutOf, WORKSHEET_ORDER } from './schemaOrder';
import { applySplices } from './splice';
import { addShapes, EMPTY_VML } from './vmlShapes';
import type { WorkingPackage } from './workingPackage';

export const COMMENTS_TYPE =
  'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
export const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing';

/** Adds notes to a sheet; returns those that were left out because their cell holds a conversation. */
export function addSheetNotes(
  pkg: WorkingPackage,
  part: string,
  flavour: Flavour,
  notes: readonly PlannedNote[],
): Result<readonly PlannedNote[]> {
  return changeComments(pkg, part, flavour, (text) => addNotes(text, notes));
}

/** Changes the comments part of a sheet, which may have to be made, and draws the notes that are new. */
export function changeComments(
  pkg: WorkingPackage,
  part: string,
  flavour: Flavour,
  change: (text: string) => CommentsOutcome | undefined,
): Result<readonly PlannedNote[]> {
  const links = relationshipsOf(pkg, part);
  if (!links.ok) return links;
  const existing = links.value.find(({ type, target }) => type === 'comments' && pkg.has(target));
  const before =
    existing === undefined ? succeed(emptyComments(flavour.main)) : pkg.text(existing.target);
  if (!before.ok) return before;
  const outcome = change(before.value);
  if (outcome === undefined)
    return fail('file-damaged', 'xml-invalid', { part: existing?.target ?? part, position: 0 });
  if (outcome.text === before.value) return succeed(outcome.skipped);
  const stored =
    existing === undefined
      ? addPart(pkg, part, flavour, {
          name: pkg.freeName('xl/comments', 'xml'),
          text: outcome.text,
          type: 'comments',
          contentType: COMMENTS_TYPE,
        })
      : succeed('');
  if (!stored.ok) return stored;
  if (existing !== undefined) pkg.set(existing.target, outcome.text);
  const drawn = draw(pkg, part, flavour, links.value, outcome.created);
  return drawn.ok ? succeed(outcome.skipped) : drawn;
}

/** Adds a part that a sheet points at and returns the id of the relationship. */
function addPart(
  pkg: WorkingPackage,
  source: string,
  flavour: Flavour,
  added: { name: string; text: string; type: string; contentType: string },
): Result<string> {
  pkg.set(added.name, added.text);
  const typed = addContentType(pkg, added.name, added.contentType);
  if (!typed.ok) return typed;
  const link = { type: added.type, target: added.name, base: flavour.relationships };
  return addRelationship(pkg, source, link);
}

/** Puts the shapes of new notes into the sheet's old drawing, which may have to be made. */
function draw(
  pkg: WorkingPackage,
  part: string,
  flavour: Flavour,
  links: readonly Relationship[],
  created: readonly PlannedNote[],
): Result<void> {
  if (created.length === 0) return succeed(undefined);
  const cells = created.map(({ at }) => at);
  const sheet = pkg.text(part);
  if (!sheet.ok) return sheet;
  const layout = layoutOf(sheet.value);
  if (layout === undefined) return fail('file-damaged', 'xml-invalid', { part, position: 0 });
  const element = childNamed(layout, 'legacyDrawing');
  if (element !== undefined) {
    const id = relationshipId(sheet.value, element.tag);
    const drawing = links.find((link) => link.id === id)?.target ?? '';
    const text = pkg.text(drawing);
    if (!text.ok) return text;
    pkg.set(drawing, addShapes(text.value, cells));
    return succeed(undefined);
  }
  const id = addPart(pkg, part, flavour, {
    name: pkg.freeName('xl/drawings/vmlDrawing', 'vml'),
    text: addShapes(EMPTY_VML, cells),
    type: 'vmlDrawing',
    contentType: DRAWING_TYPE,
  });
  if (!id.ok) return id;
  const link = relationshipAttribute(sheet.value, layout.root.tag, flavour, id.value);
  const at = insertionPoint(layout, WORKSHEET_ORDER, 'legacyDrawing');
  const xml = `<${layout.prefix}legacyDrawing ${link}/>`;
  pkg.set(part, applySplices(sheet.value, [{ from: at, to: at, text: xml }]));
  return succeed(undefined);
}
