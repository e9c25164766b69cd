import { ownedAreas, ownedSheets } from '../sheet/ownership';
import type { Result } from '../kernel/result';
import type { WorkbookSnapshot } from '../sheet/snapshot';
import type { Host } from './host';

/**
 * The workbook as its user made it. A copy that was annotated before is read without what was added then, so that
 * checking it again says the same.
 */
export async function userWorkbook(host: Host): Promise<Result<WorkbookSnapshot>> {
  const snapshot = await host.snapshot();
  if (!snapshot.ok || !isAnnotated(snapshot.value)) return snapshot;
  const cleared = await host.apply({ edits: [] });
  return cleared.ok ? host.snapshot() : cleared;
}

function isAnnotated(snapshot: WorkbookSnapshot): boolean {
  return ownedSheets(snapshot).size > 0 || ownedAreas(snapshot).length > 0;
}
