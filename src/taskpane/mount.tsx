import { createRoot } from 'react-dom/client';
import { PaneApp } from './PaneApp';
import { fetchScreens } from './screens/later';
import type { PaneSession } from './session/types';
import { DarkAround } from './shell/theme';

/**
 * Draws the pane into an element, which gives it its size; returns what takes it away again. `dark` says what the
 * program around the pane is drawn in, where that need not be as the machine is set.
 */
export function mountPane(element: HTMLElement, session: PaneSession, dark?: boolean): () => void {
  const root = createRoot(element);
  root.render(
    <DarkAround value={dark}>
      <PaneApp session={session} />
    </DarkAround>,
  );
  // The first screen is drawn before the others are fetched.
  setTimeout(() => void fetchScreens(), 0);
  return () => {
    root.unmount();
  };
}
