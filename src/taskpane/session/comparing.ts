import type { Result } from '../../kernel/result';
import type { WorkbookData } from '../../sheet/data';
import { aboutLatest } from './asking';
import { amending, type ChangeTools } from './amending';
import type { PaneActions } from './types';

/** Reads a workbook that stands beside the open one; the page around the pane knows how. */
export type ReadWorkbook = (bytes: Uint8Array, name: string) => Promise<Result<WorkbookData>>;

type Comparing = Pick<PaneActions, 'useLastYear' | 'forgetLastYear' | 'keepLastYear'>;

/** What compares the workbook with last year's. */
export function comparing(tools: ChangeTools, readWorkbook: ReadWorkbook | undefined): Comparing {
  const { checks, parts } = tools;
  const { engine, say, tellProblem } = parts;
  const amend = amending(tools);
  return {
    useLastYear:
      readWorkbook === undefined
        ? null
        : async (file) => {
            const bytes = new Uint8Array(await file.arrayBuffer());
            const read = await readWorkbook(bytes, file.name);
            if (!read.ok) {
              tellProblem(read.problem);
              return;
            }
            await engine.lastYear(read.value, file.name);
            await checks.check();
          },
    forgetLastYear: async () => {
      await engine.lastYear(null, '');
      await checks.check();
    },
    keepLastYear: async () => {
      const amendments = await aboutLatest(parts)((revision) => engine.keepLastYear(revision));
      if (amendments === null || amendments.length === 0) return;
      const isKept = await amend(amendments, say('lastYear:kept'));
      // From now on the workbook tells of last year itself.
      if (!isKept) return;
      await engine.lastYear(null, '');
      await checks.check();
    },
  };
}
