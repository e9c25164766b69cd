import { succeed, type Result } from '../../kernel/result';
import { partKey } from '../container';
import { dropPart } from '../patch/dropPart';
import { relationshipsPartOf } from '../patch/partPath';
import { relationshipsOf, removeRelationships } from '../patch/relationships';
import type { WorkbookPart } from '../patch/workbookPart';
import type { WorkingPackage } from '../patch/workingPackage';

/** Drops the part of a sheet and those behind it that only it has: drawings, notes, tables, printer settings. */
export function dropSheetParts(
  pkg: WorkingPackage,
  workbook: WorkbookPart,
  place: number,
): Result<void> {
  const links = relationshipsOf(pkg, workbook.part);
  if (!links.ok) return links;
  const id = workbook.sheets[place]?.relationship ?? '';
  const target = links.value.find((link) => link.id === id && !link.external)?.target;
  const unlinked = removeRelationships(pkg, workbook.part, new Set([id]));
  if (!unlinked.ok || target === undefined || !pkg.has(target)) return unlinked;
  return dropUnreachable(pkg, target);
}

/** Drops a part, and those behind it that no other part of the package points at. */
function dropUnreachable(pkg: WorkingPackage, part: string): Result<void> {
  const links = relationshipsOf(pkg, part);
  if (!links.ok) return links;
  const dropped = dropPart(pkg, part);
  if (!dropped.ok) return dropped;
  for (const { target, external } of links.value) {
    if (external || !pkg.has(target)) continue;
    const used = isPointedAt(pkg, target);
    if (!used.ok) return used;
    const done = used.value ? succeed(undefined) : dropUnreachable(pkg, target);
    if (!done.ok) return done;
  }
  return succeed(undefined);
}

function isPointedAt(pkg: WorkingPackage, part: string): Result<boolean> {
  const key = partKey(part);
  for (const name of pkg.names()) {
    const source = /^((?:.*\/)?)_rels\/([^/]*)\.rels$/i.exec(name);
    if (source === null) continue;
    const owner = `${source[1] ?? ''}${source[2] ?? ''}`;
    if (relationshipsPartOf(owner) !== name) continue;
    const links = relationshipsOf(pkg, owner);
    if (!links.ok) return links;
    if (links.value.some(({ external, target }) => !external && partKey(target) === key))
      return succeed(true);
  }
  return succeed(false);
}
