import type { Result } from '../../../kernel/result';
import type { EditPlan } from '../../../sheet/editPlan';
import { checkFiles, type ReadFile } from '../../check';
import { checkOptions } from '../../live/checkOptions';
import { receive } from '../receive';
import { annotateForReturn } from '../slips/index';
import { unreadFile, type FileBytes, type FileReceiver } from './receiver';

/** What a receiver needs to read and mark files. */
export interface ReceiverTools {
  readonly read: (file: FileBytes) => Promise<ReadFile>;
  readonly hashOf: (bytes: Uint8Array) => string;
  /** The file with what a plan adds to it. */
  readonly annotate: (
    bytes: Uint8Array,
    plan: EditPlan,
  ) => Promise<Result<Uint8Array<ArrayBuffer>>>;
}

/** Reads files one by one; one that has not changed since it was received need not be checked again. */
export function fileReceiver({ read, hashOf, annotate }: ReceiverTools): FileReceiver {
  return {
    async receive(file, choices, known) {
      if (known !== null && hashOf(file.bytes) === known) return { kind: 'same' };
      const options = checkOptions(choices);
      if (!options.ok) return { kind: 'received', file: unreadFile(file.path, options.problem) };
      const { received } = receive(
        await read(file),
        options.value,
        choices.language,
        file.modified,
      );
      return { kind: 'received', file: received };
    },
    async returnCopy(file, further, choices) {
      const options = checkOptions(choices);
      if (!options.ok) return options;
      const check = checkFiles([await read(file)], options.value);
      return annotate(file.bytes, annotateForReturn(check, file.path, further, choices.language));
    },
  };
}
