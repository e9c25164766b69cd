import type { Result } from '../../../kernel/result';
import type { WorkbookSnapshot } from '../../../sheet/snapshot';
import type { UserAmendment } from '../../../sheet/amendment';
import type { EditPlan } from '../../../sheet/editPlan';
import { recogniseWorkbook, suggestMappings, type MappingProfile } from '../../../forms/index';
import { checkFiles, readFile, recognisedFile } from '../../check';
import { steadyProfile } from '../../live/steadyProfile';
import { checkOptions } from '../../live/checkOptions';
import { receive } from '../receive';
import { annotateForReturn, reasonsAsked } from '../slips/index';
import { unreadFile, type FileBytes, type FileReceiver } from './receiver';

/** What is added to a file: rows to be filled in, where it takes them, and what a plan adds. */
export interface Additions {
  readonly asked: readonly UserAmendment[];
  readonly plan: EditPlan;
}

/** What a receiver needs to read and mark files. */
export interface ReceiverTools {
  readonly open: (bytes: Uint8Array) => Promise<Result<WorkbookSnapshot>>;
  readonly hashOf: (bytes: Uint8Array) => string;
  readonly annotate: (
    bytes: Uint8Array,
    additions: Additions,
  ) => Promise<Result<Uint8Array<ArrayBuffer>>>;
}

/** Reads files one by one; one that has not changed since it was received need not be checked again. */
export function fileReceiver({ open, hashOf, annotate }: ReceiverTools): FileReceiver {
  const read = async ({ path, bytes }: FileBytes, profile: MappingProfile | undefined) => {
    const workbook = await open(bytes);
    const sha256 = hashOf(bytes);
    if (!workbook.ok) return { file: readFile({ path, sha256, workbook }), questions: [] };
    const sheets = recogniseWorkbook(workbook.value, path, profile);
    return {
      file: recognisedFile(path, sha256, workbook.value, sheets, profile),
      questions: suggestMappings(sheets, path, profile),
    };
  };
  const steady = steadyProfile();
  return {
    async receive(file, asked, known) {
      const choices = steady(asked);
      if (known !== null && hashOf(file.bytes) === known) return { kind: 'same' };
      const options = checkOptions(choices);
      if (!options.ok)
        return { kind: 'received', file: unreadFile(file.path, options.problem), questions: [] };
      const { file: whole, questions } = await read(file, options.value.profile);
      const { received } = receive(whole, options.value, choices.language, file.modified);
      return { kind: 'received', file: received, questions };
    },
    async returnCopy(file, further, choices) {
      const options = checkOptions(choices);
      if (!options.ok) return options;
      const check = checkFiles([(await read(file, options.value.profile)).file], options.value);
      return annotate(file.bytes, {
        asked: reasonsAsked(check, file.path, further),
        plan: annotateForReturn(check, file.path, further, choices.language),
      });
    },
  };
}
