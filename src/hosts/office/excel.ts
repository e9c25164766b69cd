import { fail, succeed, type Problem, type Result } from '../../kernel/result';
import type { Capabilities } from './capabilities';
import { LEAST_PORTION, setPortion } from './payload';
import type { ExcelSession } from './session';

/** What is used of the library Office.js itself. */
export interface ExcelLibrary {
  run<T>(
    options: Excel.RunOptions,
    batch: (context: Excel.RequestContext) => Promise<T>,
  ): Promise<T>;
  createWorkbook(base64: string): Promise<void>;
}

/** An error as Office.js throws it, for what Excel refuses as well as for what the library itself does. */
interface ExcelError {
  readonly code: string;
  readonly message: string;
}

const EDITING = 'InvalidOperationInCellEditMode';

/** Refusals that pass by themselves. `GeneralException` is none: it says nothing, and comes again. */
const BUSY: ReadonlySet<string> = new Set([
  'ActivityLimitReached',
  'Conflict',
  'RequestAborted',
  'ServiceNotAvailable',
]);

/** Excel was never asked: the program is at fault. */
const BUGS: ReadonlySet<string> = new Set([
  'InvalidObjectPath',
  'InvalidRequestContext',
  'PropertyNotLoaded',
  'RunMustReturnPromise',
  'ValueNotLoaded',
]);

const REASONS: ReadonlyMap<string, string> = new Map([
  [EDITING, 'cell-being-edited'],
  ...[...BUSY].map((code) => [code, 'excel-busy'] as const),
  ['AccessDenied', 'protected'],
  ['ApiNotAvailable', 'not-supported'],
  ['ApiNotFound', 'not-supported'],
  ['NotImplemented', 'not-supported'],
  ['UnsupportedFeature', 'not-supported'],
  ['UnsupportedOperation', 'not-supported'],
  ['UnsupportedSheet', 'not-supported'],
  ['ItemNotFound', 'changed-meanwhile'],
  ['InvalidReference', 'changed-meanwhile'],
  ['RequestPayloadSizeLimitExceeded', 'too-large'],
  ['ResponsePayloadSizeLimitExceeded', 'too-large'],
  ['OperationCellsExceedLimit', 'too-large'],
]);

/** Milliseconds before each further try: about as long as it takes to finish typing into a cell. */
export const PATIENCE: readonly number[] = [100, 200, 400, 800, 1_500];

/**
 * A session over `Excel.run` and `Excel.createWorkbook`, which no other file calls. Runs come one after another, so that what is read has never
 * been half written by us; `work` must therefore never start a run itself.
 */
export function excelSession(
  capabilities: Capabilities,
  excel: ExcelLibrary = Excel,
  patience: readonly number[] = PATIENCE,
): ExcelSession {
  let last: Promise<unknown> = Promise.resolve();
  const options: Excel.RunOptions = capabilities.oneStepUndo ? { mergeUndoGroup: true } : {};
  const attempt = async <T>(
    work: (portion: number) => Promise<Result<T>>,
    waits: readonly number[],
    portion: number,
  ): Promise<Result<T>> => {
    const [wait, ...further] = waits;
    try {
      return await work(portion);
    } catch (error) {
      if (!isExcelError(error) || BUGS.has(error.code)) throw error;
      if (isTooLarge(error) && portion > LEAST_PORTION) return attempt(work, waits, portion / 2);
      if (wait === undefined || !passes(error)) return { ok: false, problem: problemOf(error) };
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
    return attempt(work, further, portion);
  };
  const inTurn = <T>(work: (portion: number) => Promise<Result<T>>, portion: number) => {
    const done = last.then(() => attempt(work, patience, portion));
    // Nothing of what was read is kept until the next run.
    last = done.then(nothing, nothing);
    return done;
  };
  return {
    capabilities,
    run: (work) => {
      const run = (portion: number) =>
        excel.run(options, (context) => {
          setPortion(context, portion);
          return work(context);
        });
      return inTurn(run, 1);
    },
    newWorkbook: (file) => {
      const open = async () => {
        await excel.createWorkbook(file);
        return succeed(null);
      };
      // A file goes over in one piece or not at all.
      return inTurn(open, LEAST_PORTION);
    },
  };
}

/** Whether this is a refusal of Excel's; `code` is one of Excel's own, such as `ItemNotFound`. */
export function isExcelError(error: unknown): error is ExcelError {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    'debugInfo' in error
  );
}

/** Whether a smaller question would have been answered. */
export function isTooLarge(error: unknown): boolean {
  return isExcelError(error) && REASONS.get(error.code) === 'too-large';
}

const nothing = (): undefined => undefined;

function passes({ code }: ExcelError): boolean {
  return code === EDITING || BUSY.has(code);
}

function problemOf({ code, message }: ExcelError): Problem {
  const reason = REASONS.get(code) ?? 'refused';
  return fail('excel-refused', reason, { detail: `${code}: ${message}` }).problem;
}
