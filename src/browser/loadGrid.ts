import type { PaneSession } from '../taskpane/session/types';
import type { Grid } from './grid';
import { isDark } from './theme';

/** Fetches the grid's code, by far the largest part of the page, while the pane is already there. */
export async function loadGrid(container: HTMLElement, session: PaneSession): Promise<Grid> {
  const code = import(/* webpackChunkName: "grid" */ './grid');
  const [{ createGrid }, formulas] = await Promise.all([code, formulaWorker()]);
  const { language, theme } = session.state().settings;
  return createGrid(container, formulas, language, isDark(theme));
}

/**
 * The worker once it listens: the grid sends it a workbook as soon as it can be told, and would by then have changes in
 * that workbook which it sends once more.
 */
export function formulaWorker(): Promise<Worker> {
  const worker = new Worker(new URL('./formulaWorker.ts', import.meta.url), { name: 'formulas' });
  return new Promise((listens, fails) => {
    worker.addEventListener(
      'message',
      () => {
        listens(worker);
      },
      { once: true },
    );
    worker.addEventListener('error', ({ message }) => {
      fails(new Error(message));
    });
  });
}
