import { succeed, type Result } from '../../../kernel/result';
import type { WorkbookSnapshot } from '../../../sheet/snapshot';
import type { UserAmendment } from '../../../sheet/amendment';
import type { EditPlan } from '../../../sheet/editPlan';
import { recogniseWorkbook, suggestMappings, type MappingProfile } from '../../../forms/index';
import { readFile, recognisedFile, type CheckOptions } from '../../check';
import { steadyProfile } from '../../live/steadyProfile';
import { checkOptions } from '../../live/checkOptions';
import { checkReceived } from '../checkReceived';
import { receive } from '../receive';
import { annotateForReturn, reasonsAsked } from '../slips/index';
import type { LastYearBooks } from './lastYearBooks';
import { unreadFile, type FileBytes, type FileReceiver, type ReceiveChoices } from './receiver';

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
export function fileReceiver(
  { open, hashOf, annotate }: ReceiverTools,
  lastYear: LastYearBooks,
): FileReceiver {
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
  const optionsFor = async (asked: ReceiveChoices): Promise<Result<CheckOptions>> => {
    const options = checkOptions(steady(asked));
    if (!options.ok) return options;
    const before = await lastYear.of(asked.lastYear, options.value.profile);
    return succeed({ ...options.value, ...before });
  };
  return {
    async receive(file, choices, known) {
      // Also where the file is known: last year's data come with the first question alone.
      const options = await optionsFor(choices);
      if (known !== null && hashOf(file.bytes) === known) return { kind: 'same' };
      if (!options.ok)
        return { kind: 'received', file: unreadFile(file.path, options.problem), questions: [] };
      const { file: whole, questions } = await read(file, options.value.profile);
      const { received } = receive(whole, options.value, choices.language, file.modified);
      return { kind: 'received', file: received, questions };
    },
    async returnCopy(file, further, choices) {
      const options = await optionsFor(choices);
      if (!options.ok) return options;
      const { file: whole } = await read(file, options.value.profile);
      const check = checkReceived(whole, options.value);
      return annotate(file.bytes, {
        asked: reasonsAsked(check, file.path, further),
        plan: annotateForReturn(check, file.path, further, choices.language),
      });
    },
  };
}
