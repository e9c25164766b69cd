import { useSyncExternalStore } from 'react';
import { useSession } from '../../hooks';
import type { ReceivingActions, ReceivingState } from '../../session/receiving/types';

/** What was received and what can be done with it; drawn again whenever it differs. */
export function useReceiving(): {
  readonly state: ReceivingState;
  readonly actions: ReceivingActions;
} {
  const { receiving } = useSession();
  if (receiving === null) throw new Error('Nothing can be received here.');
  return {
    state: useSyncExternalStore(receiving.subscribe, receiving.state),
    actions: receiving.actions,
  };
}
