import { createRoot } from 'react-dom/client';
import { PaneApp } from './PaneApp';
import { fetchScreens } from './screens/later';
import type { PaneSession } from './session/types';

/** Draws the pane into an element, which gives it its size; returns what takes it away again. */
export function mountPane(element: HTMLElement, session: PaneSession): () => void {
  const root = createRoot(element);
  root.render(<PaneApp session={session} />);
  // The first screen is drawn before the others are fetched.
  setTimeout(() => void fetchScreens(), 0);
  return () => {
    root.unmount();
  };
}
