import type { Result } from '../../kernel/result';
import { removeContentType } from './contentTypes';
import { relationshipsPartOf } from './partPath';
import type { WorkingPackage } from './workingPackage';

/** Removes a part, its relationships and its content type. */
export function dropPart(pkg: WorkingPackage, part: string): Result<void> {
  pkg.remove(part);
  if (pkg.has(relationshipsPartOf(part))) pkg.remove(relationshipsPartOf(part));
  return removeContentType(pkg, part);
}
