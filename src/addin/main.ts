import { openInBrowser } from '../hosts/office/browserWindow';
import { capabilitiesOf } from '../hosts/office/capabilities';
import { associateCommands, showPane } from '../hosts/office/commands';
import { excelSession } from '../hosts/office/excel';
import { officeHost } from '../hosts/office/officeHost';
import { officeReady } from '../hosts/office/officeReady';
import { problemText } from '../i18n/index';
import type { Problem } from '../kernel/result';
import { dataOf } from '../sheet/editableWorkbook';
import { mountPane } from '../taskpane/mount';
import { localStore } from '../taskpane/session/localStore';
import { detailOf } from '../taskpane/session/parts';
import { paneSession } from '../taskpane/session/paneSession';
import { languageOf } from '../taskpane/session/settings';
import { engineInWorker } from '../worker/engineClient';
import { receivers } from '../worker/receivers';
import { fileName } from './fileName';
import { followPane } from './followPane';
import { openBeside } from './openBeside';
import { paneCommands } from './paneCommands';
import { readBeside } from './readBeside';
import { saveBeside } from './saveBeside';
import { BROWSER_WORKBOOK, endStart, showStartProblem } from './start/startPage';

/** Composes the pane in Excel, and the commands of ribbon and keyboard, which act on the same session. */
async function start(): Promise<void> {
  const office = await officeReady();
  if (!office.ok) {
    tellStartProblem(office.problem);
    return;
  }
  const { locale, url, isDark, platform } = office.value;
  const capabilities = capabilitiesOf((version) => office.value.supports(version));
  const excel = excelSession(capabilities);
  const host = officeHost(excel);
  const engine = engineInWorker({
    makeWorker: () =>
      new Worker(new URL('../worker/engineWorker.ts', import.meta.url), { name: 'engine' }),
    current: async () => {
      const snapshot = await host.snapshot();
      return snapshot.ok ? dataOf(snapshot.value) : undefined;
    },
  });
  const session = paneSession({
    host,
    engine,
    locale: locale,
    readWorkbook: readBeside,
    newWorkbook: openBeside(
      excel,
      () => new Worker(new URL('./newFileWorker.ts', import.meta.url), { name: 'files' }),
    ),
    receiving: {
      ...receivers(navigator.hardwareConcurrency),
      saveFile: saveBeside(platform),
      openBrowserWorkbook: () => {
        openInBrowser(new URL(BROWSER_WORKBOOK, location.href).href);
      },
    },
    storage: localStore(),
  });
  associateCommands(paneCommands(session, showPane), reportError);
  const pane = document.getElementById('pane');
  if (pane === null) throw new Error('taskpane.html has no #pane');
  followPane(pane, session);
  mountPane(pane, session, isDark);
  endStart();
  refreshWhenSeen(() => void host.refresh());
  await session.open(fileName(url));
}

function tellStartProblem(problem: Problem): void {
  // Office.js is there, but nothing around it: the page was opened by itself.
  const isLoaded = 'Office' in window;
  if (problem.reason === 'too-old') showStartProblem('excel-old');
  else if (problem.reason === 'not-excel' || (problem.reason === 'office-missing' && isLoaded))
    showStartProblem('not-excel');
  else if (problem.reason === 'office-missing') showStartProblem('office-missing');
  else showStartProblem('broken', problemText(problem, languageOf(navigator.language)));
}

/** Some edits fire no event in Excel: what they did is looked for when the user turns to the pane. */
function refreshWhenSeen(refresh: () => void): void {
  window.addEventListener('focus', refresh);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') refresh();
  });
}

start().catch((error: unknown) => {
  showStartProblem('broken', detailOf(error));
});
