import { keptBetweenChecks, type Kept } from '../../checks/index';
import { type MappingProfile, recogniseSheet, recognitionSteps } from '../../forms/index';
import type { Recognition } from '../../forms/types';
import type { Area } from '../../kernel/address';
import { succeed, type Result } from '../../kernel/result';
import type { SheetSnapshot, WorkbookSnapshot } from '../../sheet/snapshot';
import { checkFilesInSteps, recognisedFile, type CheckOptions, type CountyCheck } from '../check';
import type { Progress } from './engine';
import type { Work } from './superseded';

type Recogniser = typeof recogniseSheet;

interface RecognisedBefore {
  readonly key: string;
  readonly profile: MappingProfile | undefined;
  readonly found: Recognition;
}

/** Recognises each sheet once for as long as it does not change: an edit of one sheet leaves the others as they were. */
function rememberingRecogniser(): Recogniser {
  const known = new WeakMap<SheetSnapshot, RecognisedBefore>();
  return (sheet, file, written: readonly Area[] = [], profile) => {
    const key = JSON.stringify([file, written]);
    const made = known.get(sheet);
    if (made?.key === key && made.profile === profile) return made.found;
    const found = recogniseSheet(sheet, file, written, profile);
    known.set(sheet, { key, profile, found });
    return found;
  };
}

/** What an engine remembers of a workbook from check to check. */
export interface Remembered {
  readonly recognise: Recogniser;
  readonly kept: Kept;
}

export function remembered(): Remembered {
  return { recognise: rememberingRecogniser(), kept: keptBetweenChecks() };
}

/** Parts of the whole that each step takes, as measured on large ledgers. */
const SHARES = { recognise: 0.2, check: 0.7 } as const;

/** Checks one workbook step by step, resting in between. */
export async function checkWorkbook(
  snapshot: WorkbookSnapshot,
  path: string,
  options: CheckOptions,
  { recognise, kept }: Remembered,
  work: Work,
  tell: (progress: Progress) => void,
): Promise<Result<CountyCheck>> {
  const recognition = recognitionSteps(snapshot, path, recognise, options.profile);
  const count = Math.max(1, snapshot.sheets.length);
  let done = 0;
  let found = recognition.next();
  for (; found.done !== true; found = recognition.next()) {
    tell({ step: 'recognise', share: (SHARES.recognise * done) / count });
    const rested = await work.rest();
    if (!rested.ok) return rested;
    done += 1;
  }
  const file = recognisedFile(path, '', snapshot, found.value, options.profile);
  const steps = checkFilesInSteps([file], options, kept);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    tell({ step: 'check', share: SHARES.recognise + SHARES.check * step.value });
    const rested = await work.rest();
    if (!rested.ok) return rested;
  }
  return succeed(step.value);
}
