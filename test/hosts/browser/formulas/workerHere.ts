import '@univerjs/sheets/facade';
import '@univerjs/sheets-formula/facade';
import {
  ICommandService,
  IUniverInstanceService,
  LocaleType,
  type IWorkbookData,
} from '@univerjs/core';
import { UniverFormulaEnginePlugin } from '@univerjs/engine-formula';
import { UniverRPCMainThreadPlugin, UniverRPCWorkerThreadPlugin } from '@univerjs/rpc';
import { UniverSheetsPlugin } from '@univerjs/sheets';
import {
  CalculationMode,
  UniverRemoteSheetsFormulaPlugin,
  UniverSheetsFormulaPlugin,
} from '@univerjs/sheets-formula';
import {
  calculateInTurns,
  calculateUndisturbed,
  gateFor,
} from '../../../../src/hosts/browser/formulas';
import { startUniver, type PluginSet } from '../../../../src/hosts/browser/startUniver';
import { closeUniver } from '../closeUniver';

/** How long a message is on its way, so that the two sides are never at the same point. */
const WAY = 20;

/** A worker that runs here, for want of threads with the browser's messages. */
class WorkerHere extends EventTarget {
  readonly inside = new EventTarget();

  postMessage(data: unknown): void {
    this.#send(this.inside, data);
  }

  answer(data: unknown): void {
    this.#send(this, data);
  }

  #send(target: EventTarget, data: unknown): void {
    const copy = structuredClone(data);
    setTimeout(() => target.dispatchEvent(new MessageEvent('message', { data: copy })), WAY);
  }
}

/** The grid without a screen whose formulas are computed beyond messages, as on the page. */
export function gridWithWorker(data: Partial<IWorkbookData>) {
  const worker = new WorkerHere();
  const listen = worker.inside.addEventListener.bind(worker.inside);
  const globals = {
    Worker: WorkerHere,
    addEventListener: listen,
    postMessage: worker.answer.bind(worker),
  };
  Object.assign(globalThis, globals);
  const gate = gateFor(worker.inside);
  const inside = startUniver(SETTINGS, [{ plugins: IN_WORKER }]);
  calculateUndisturbed(inside.univer.__getInjector().get(ICommandService), gate);
  const elsewhere = { notExecuteFormula: true };
  const formulas = { ...elsewhere, initialFormulaComputing: CalculationMode.NO_CALCULATION };
  const page = startUniver(SETTINGS, [
    {
      plugins: [
        [UniverRPCMainThreadPlugin, { workerURL: worker }],
        [UniverFormulaEnginePlugin, elsewhere],
        [UniverSheetsPlugin, elsewhere],
        [UniverSheetsFormulaPlugin, formulas],
      ],
    },
  ]);
  const injector = page.univer.__getInjector();
  calculateInTurns(injector.get(ICommandService));
  const book = page.univerAPI.createWorkbook(data);
  injector.get(IUniverInstanceService).focusUnit(book.getId());
  return {
    book,
    /** The workbook as the worker has it. */
    copy: () => inside.univerAPI.getWorkbook(book.getId()),
    commands: injector.get(ICommandService),
    close: () => {
      closeUniver(page.univer);
      closeUniver(inside.univer);
    },
  };
}

/** As the grid's preset for workers lists them; the package leads CommonJS to a file that is not there. */
const IN_WORKER: PluginSet['plugins'] = [
  [UniverSheetsPlugin, { onlyRegisterFormulaRelatedMutations: true }],
  UniverFormulaEnginePlugin,
  UniverRPCWorkerThreadPlugin,
  UniverRemoteSheetsFormulaPlugin,
];

const SETTINGS = { locale: LocaleType.ZH_CN, locales: { [LocaleType.ZH_CN]: {} } };
