import type { ReadFile } from '../../check';
import { checkOptions } from '../../live/checkOptions';
import { receive } from '../receive';
import { unreadFile, type FileBytes, type FileReceiver } from './receiver';

/** What a receiver needs to read files. */
export interface ReceiverTools {
  readonly read: (file: FileBytes) => Promise<ReadFile>;
  readonly hashOf: (bytes: Uint8Array) => string;
}

/** Reads files one by one; one that has not changed since it was received need not be checked again. */
export function fileReceiver({ read, hashOf }: ReceiverTools): FileReceiver {
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
  };
}
