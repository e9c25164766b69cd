import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import type { PaneSession } from '../taskpane/session/types';
import { Bar } from './Bar';
import type { Desk } from './desk';

export interface BarParts {
  readonly desk: Desk;
  readonly session: PaneSession;
  readonly openExample: () => void;
}

/** Puts the page's bar into its place; it follows the language and theme chosen in the pane. */
export function mountBar(place: HTMLElement, parts: BarParts): void {
  createRoot(place).render(createElement(Bar, parts));
}
