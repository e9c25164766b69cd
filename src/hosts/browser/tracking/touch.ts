import { CommandType } from '@univerjs/core';
import type { GridAccess } from '../gridAccess';

/** Whether anything may have been changed by the user; known without looking at a single cell. */
export interface Touch {
  readonly isTouched: () => boolean;
  /** To be called when all is found to be as it was. */
  readonly clear: () => void;
  readonly dispose: () => void;
}

/** Computing, and heights that the grid measures. */
const NOT_THE_USERS =
  /^formula\.mutation\.(?!(?:set|remove)-defined-name$)|\.set-worksheet-row-(?:is-)?auto-height$/;

interface MutationParams {
  readonly unitId?: string;
}

/** Notes the first change that is neither ours nor a result of a formula. */
export function touch({ commands, unitId }: GridAccess, isWriting: () => boolean): Touch {
  let isTouched = false;
  const watch = commands.onCommandExecuted(({ id, type, params }, options) => {
    if (isTouched || type !== CommandType.MUTATION || isWriting()) return;
    const target = (params ?? {}) as MutationParams;
    if ((target.unitId ?? unitId) !== unitId || NOT_THE_USERS.test(id)) return;
    if (options?.['fromFormula'] === true) return;
    isTouched = true;
  });
  return {
    isTouched: () => isTouched,
    clear: () => {
      isTouched = false;
    },
    dispose: () => {
      watch.dispose();
    },
  };
}
