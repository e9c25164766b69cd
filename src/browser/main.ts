import county from '../../examples/county.xlsx';
import { succeed } from '../kernel/result';
import { dataOf } from '../sheet/editableWorkbook';
import { download } from '../taskpane/download';
import { mountPane } from '../taskpane/mount';
import { paneSession } from '../taskpane/session/paneSession';
import { engineInWorker } from '../worker/engineClient';
import { receivers } from '../worker/receivers';
import { desk, type Desk } from './desk';
import { dropFiles } from './dropFiles';
import { followSettings } from './followSettings';
import { hostSlot } from './hostSlot';
import { loadGrid } from './loadGrid';
import { localStore } from '../taskpane/session/localStore';
import { mountBar } from './mountBar';
import { readBeside } from './readBeside';
import { makeSplitter } from './splitter';
import { cycleRegions } from './regions';
import './page.css';

/** Composes the page: the pane's own code first, the grid as it arrives, engine and files in workers of their own. */
function start(): void {
  const page = element('page');
  const splitter = element('splitter');
  const storage = localStore();
  const slot = hostSlot();
  const engine = engineInWorker({
    makeWorker: () =>
      new Worker(new URL('../worker/engineWorker.ts', import.meta.url), { name: 'engine' }),
    current: async () => {
      const snapshot = await slot.snapshot();
      return snapshot.ok ? dataOf(snapshot.value) : undefined;
    },
  });
  const session = paneSession({
    host: slot,
    engine,
    locale: navigator.language,
    readWorkbook: readBeside(fileWorker),
    newWorkbook: async (made, name) => {
      await workbook.openNew(made, name);
      return succeed('here');
    },
    receiving: {
      ...receivers(navigator.hardwareConcurrency),
      saveFile: (bytes, name) => {
        download(bytes, name);
        return 'saved';
      },
    },
    ...(storage && { storage }),
  });
  const grid = loadGrid(element('grid'), session);
  const workbook = desk({
    grid,
    slot,
    session,
    makeWorker: fileWorker,
    download: (bytes, name) => {
      download(bytes, name);
      session.receiving?.workbookSaved();
    },
  });
  const openExample = () => void showExample(workbook);
  mountPane(element('pane'), session);
  mountBar(element('bar'), { desk: workbook, session, openExample });
  makeSplitter(page, splitter, storage);
  cycleRegions(element('bar'), element('grid'), element('side'));
  followSettings(element, session, workbook, grid);
  dropFiles(page, {
    open: (file) => void workbook.openFile(file),
    receive: (files) => {
      session.actions.show('receive');
      session.receiving?.actions.add(files);
    },
    over: (held) => {
      if (held === null) delete page.dataset['drop'];
      else page.dataset['drop'] = held;
    },
  });
  window.addEventListener('beforeunload', (event) => {
    if (workbook.unsaved() || session.receiving?.unsaved() === true) event.preventDefault();
  });
  openExample();
}

function fileWorker(): Worker {
  return new Worker(new URL('./fileWorker.ts', import.meta.url), { name: 'files' });
}

/** The invented county that ships with the page. */
async function showExample(workbook: Desk): Promise<void> {
  const response = await fetch(county);
  await workbook.openBytes(new Uint8Array(await response.arrayBuffer()), 'county.xlsx');
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`index.html has no #${id}`);
  return found;
}

start();
