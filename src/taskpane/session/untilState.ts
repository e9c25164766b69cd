import type { PaneSession, PaneState } from './types';

/** Waits until the session is in a state of which `holds` is true; at once where it is already. */
export function untilState(
  session: Pick<PaneSession, 'state' | 'subscribe'>,
  holds: (state: PaneState) => boolean,
): Promise<void> {
  if (holds(session.state())) return Promise.resolve();
  return new Promise((done) => {
    const end = session.subscribe(() => {
      if (!holds(session.state())) return;
      end();
      done();
    });
  });
}
