import {
  toDisposable,
  type ICommandService,
  type IDisposable,
  type IExecutionOptions,
} from '@univerjs/core';
import {
  FormulaExecutedStateType,
  FormulaExecuteStageType,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetFormulaCalculationStopMutation,
} from '@univerjs/engine-formula';
import { SetRangeValuesMutation } from '@univerjs/sheets';
import type { Gate } from './gate';

interface Notification {
  functionsExecutedState?: FormulaExecutedStateType;
}

/**
 * In the worker: a calculation, once begun, goes on to its end before anything else comes in. The engine would take the
 * beginning of another for its own, forget results and mix cells from before and after a change.
 */
export function calculateUndisturbed(commands: ICommandService, gate: Gate): IDisposable {
  return commands.onCommandExecuted(({ id, params }) => {
    if (id === SetFormulaCalculationStartMutation.id) gate.close();
    if (id !== SetFormulaCalculationNotificationMutation.id) return;
    // The results go out first.
    if ((params as Notification).functionsExecutedState !== undefined) setTimeout(gate.open);
  });
}

/**
 * On the page: one calculation at a time. The grid means to stop one that goes on and to begin it anew with all that has
 * changed, but learns too late that one goes on, and takes one that has ended meanwhile for the one that it began anew:
 * formulas would keep results of earlier cells.
 */
export function calculateInTurns(commands: ICommandService): IDisposable {
  let isAnother = false;
  const before = commands.beforeCommandExecuted(({ id, params }, options) => {
    if (id === SetRangeValuesMutation.id) tidyHereOnly(options);
    if (id !== SetFormulaCalculationNotificationMutation.id || !isAnother) return;
    const told = params as Notification;
    if (told.functionsExecutedState === undefined) return;
    isAnother = false;
    told.functionsExecutedState = FormulaExecutedStateType.STOP_EXECUTION;
  });
  const after = commands.onCommandExecuted(({ id }) => {
    if (id === SetFormulaCalculationStopMutation.id) isAnother = true;
    if (id !== SetFormulaCalculationStartMutation.id) return;
    isAnother = false;
    commands.syncExecuteCommand(SetFormulaCalculationNotificationMutation.id, UNDER_WAY, LOCAL);
  });
  return toDisposable(() => {
    before.dispose();
    after.dispose();
  });
}

/**
 * Keeps from the worker how the grid tidies formulas that have just come into cells. It is told after whatever moves these
 * cells in the same breath, and the worker would have formulas where none are.
 */
function tidyHereOnly(options: IExecutionOptions | undefined): void {
  if (options?.['fromFormula'] !== true) return;
  if (options['applyFormulaCalculationResult'] !== true) options['fromSync'] = true;
}

/** Not for the worker. */
const LOCAL = { onlyLocal: true, fromSync: true };

const UNDER_WAY = {
  stageInfo: {
    stage: FormulaExecuteStageType.CURRENTLY_CALCULATING,
    totalFormulasToCalculate: 0,
    completedFormulasCount: 0,
    totalArrayFormulasToCalculate: 0,
    completedArrayFormulasCount: 0,
    formulaCycleIndex: 0,
  },
};
