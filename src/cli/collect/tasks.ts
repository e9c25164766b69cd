import type { MappingProfile, ReceivedFile, ReceivedFinding } from '../../app/index';
import type { Language } from '../../i18n/index';
import type { Problem } from '../../kernel/result';

/** What every worker of a run is told once. */
export interface WorkerOptions {
  readonly standard: string;
  readonly reliefs: readonly string[];
  readonly language: Language;
  readonly profile: MappingProfile | undefined;
}

/** Work on one file, done away from the thread that puts the county together. */
export type Task = ReceiveTask | ReturnTask;

interface FileTask {
  readonly path: string;
  /** File or folder of last year's data to compare with. */
  readonly lastYear: string | undefined;
}

export interface ReceiveTask extends FileTask {
  readonly kind: 'receive';
  /** Digest under which the file is known already: where it still has it, it is not read again. */
  readonly known: string | undefined;
}

export interface ReturnTask extends FileTask {
  readonly kind: 'return';
  /** Where the annotated copy goes. */
  readonly target: string;
  /** Findings of the county that concern the file. */
  readonly further: readonly ReceivedFinding[];
}

/** `null` where the file is known and has not changed. */
export type Answer =
  | { readonly kind: 'received'; readonly file: ReceivedFile | null }
  | { readonly kind: 'returned'; readonly problem: Problem | null };
