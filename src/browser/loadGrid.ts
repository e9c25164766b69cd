import type { PaneSession } from '../taskpane/session/types';
import type { Grid } from './grid';
import { isDark } from './theme';

/** Fetches the grid's code, by far the largest part of the page, while the pane is already there. */
export async function loadGrid(container: HTMLElement, session: PaneSession): Promise<Grid> {
  const { createGrid } = await import(/* webpackChunkName: "grid" */ './grid');
  const { language, theme } = session.state().settings;
  return createGrid(container, language, isDark(theme));
}
