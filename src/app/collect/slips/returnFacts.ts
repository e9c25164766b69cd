import type { Collection, ReceivedFinding, ReceivedStanding } from '../types';
import { undividedByFile } from './undivided';
import type { ReturnFacts } from './types';

/** What is known of each file that was put together; `further` are findings of the county check by path. */
export function returnFacts(
  { files, remarks, schools, rows }: Collection,
  further: ReadonlyMap<string, readonly ReceivedFinding[]>,
): readonly ReturnFacts[] {
  const standings = new Map<string, ReceivedStanding[]>();
  for (const school of schools) {
    for (const path of school.paths) {
      const known = standings.get(path);
      if (known === undefined) standings.set(path, [school]);
      else known.push(school);
    }
  }
  const undivided = undividedByFile(rows);
  return files.map((file) => ({
    file,
    remarks: remarks.get(file.path) ?? [],
    standings: standings.get(file.path) ?? [],
    undivided: undivided.get(file.path) ?? [],
    further: further.get(file.path) ?? [],
  }));
}
