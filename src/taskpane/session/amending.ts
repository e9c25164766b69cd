import type { UserAmendment } from '../../sheet/amendment';
import type { Checking } from './checking';
import type { InTurn } from './painting';
import type { Parts } from './parts';
import type { UndoStack } from './undoing';

/** What a change of the user's cells goes through. */
export interface ChangeTools {
  readonly parts: Parts;
  readonly checks: Checking;
  readonly steps: UndoStack;
  readonly inTurn: InTurn;
}

/** Makes a change on the user's word and keeps how it is taken back; false where the host refused it. */
export function amending({ parts, checks, steps, inTurn }: ChangeTools) {
  return async (
    amendments: readonly UserAmendment[],
    label: string,
    isQuiet = false,
  ): Promise<boolean> => {
    checks.expectChange();
    const done = await inTurn(() => parts.host.amend(amendments));
    if (!done.ok) {
      checks.expectNothing();
      parts.tellProblem(done.problem);
      return false;
    }
    steps.push({ kind: 'amendment', label, receipt: done.value });
    if (!isQuiet) parts.tell('done', label, true);
    return true;
  };
}
