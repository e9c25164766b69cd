import { ICommandService } from '@univerjs/core';
import {
  FormulaExecutedStateType,
  SetFormulaCalculationNotificationMutation,
} from '@univerjs/engine-formula';
import { UniverSheetsCoreWorkerPreset } from '@univerjs/preset-sheets-core/worker';
import { calculateUndisturbed, gateFor } from '../hosts/browser/formulas';
import { startUniver } from '../hosts/browser/startUniver';

// The grid's formulas are computed here, so that the page can answer meanwhile. The grid sends the workbook and each
// change of it, and gets the results.
const gate = gateFor(globalThis);
const { univer } = startUniver({}, [UniverSheetsCoreWorkerPreset()]);
const commands = univer.__getInjector().get(ICommandService);
calculateUndisturbed(commands, gate);
// A calculation that broke off says nothing: the page would wait for it, and nothing would be computed any more.
globalThis.addEventListener('unhandledrejection', () => {
  commands.syncExecuteCommand(SetFormulaCalculationNotificationMutation.id, {
    functionsExecutedState: FormulaExecutedStateType.NOT_EXECUTED,
  });
});
globalThis.postMessage('listening');
