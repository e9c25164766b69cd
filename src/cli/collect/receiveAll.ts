import { type CheckOptions, readFile, receive, type ReceivedFile } from '../../app/index';
import type { Language } from '../../i18n/index';
import { fail } from '../../kernel/result';
import type { Found } from '../files';
import type { Progress } from '../progress';
import type { Journal } from './journal';
import type { Pool } from './pool';

export interface Receiving {
  readonly pool: Pool;
  readonly journal: Journal;
  readonly progress: Progress;
  readonly options: CheckOptions;
  /** File or folder of last year's data. */
  readonly lastYear: string | undefined;
  readonly language: Language;
  /** Ends the run after the files at hand. */
  readonly isStopped: () => boolean;
}

/** Reads and checks files in the pool. Files that were not come to are told as cancelled. */
export async function receiveAll(
  found: readonly Found[],
  receiving: Receiving,
): Promise<readonly ReceivedFile[]> {
  const { pool, journal, progress, lastYear, isStopped } = receiving;
  return Promise.all(
    found.map(async (one) => {
      if (one.problem !== undefined) return unread(one.path, one.problem, receiving);
      const known = journal.known.get(one.path);
      const answer = await pool.run({
        kind: 'receive',
        path: one.path,
        lastYear,
        known: known?.sha256,
      });
      progress.step(one.path);
      if (answer?.kind !== 'received') {
        const why = isStopped()
          ? fail('cancelled', 'by-user')
          : fail('file-damaged', 'reader-stopped');
        return unread(one.path, why, receiving);
      }
      const file = answer.file ?? known;
      if (file === undefined) throw new Error(`${one.path} is not known`);
      if (answer.file !== null) journal.add(answer.file);
      return file;
    }),
  );
}

function unread(
  path: string,
  workbook: ReturnType<typeof fail>,
  { options, language }: Receiving,
): ReceivedFile {
  const file = readFile({ path, sha256: '', workbook });
  return receive(file, options, language).received;
}
