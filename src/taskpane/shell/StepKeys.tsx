import { useEffect, useRef, useState } from 'react';
import { usePane, useShownFindings, useText } from '../hooks';
import { UnseenStatus } from '../parts/Unseen';

/**
 * F8 and Shift+F8 go to the next and the previous finding from anywhere in the pane, and the finding is read out. Where
 * the focus itself moves along the list, the screen reader reads the row, and nothing is said twice. Ctrl+Z takes back
 * the latest repair, reason or result: its notice, with the button for it, passes.
 */
export function StepKeys() {
  const { state, actions } = usePane();
  const shown = useShownFindings();
  const t = useText('findings');
  const place = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const undoable = state.undoable.length > 0;
  useEffect(() => {
    const pane = place.current?.parentElement;
    const onKeyDown = (event: KeyboardEvent) => {
      const command = event.ctrlKey || event.metaKey;
      if (event.key === 'F8' && !command && !event.altKey) {
        event.preventDefault();
        void actions.step(event.shiftKey ? -1 : 1);
      } else if (event.key === 'z' && command && !event.altKey && !isTyping(event.target)) {
        event.preventDefault();
        if (undoable) void actions.undo();
      }
    };
    pane?.addEventListener('keydown', onKeyDown);
    return () => {
      pane?.removeEventListener('keydown', onKeyDown);
    };
  }, [actions, undoable]);
  useEffect(() => {
    if (document.activeElement?.getAttribute('role') === 'row') return;
    const index = shown.findIndex(({ id }) => id === state.current);
    const finding = shown[index];
    if (finding === undefined) return;
    const { tier, sheet, cell, school, message } = finding;
    const spot = [`${sheet.trim()} ${cell}`.trim(), ...(school === null ? [] : [school])];
    setText(
      t('announce', {
        position: index + 1,
        of: shown.length,
        tier: t(`pane:tier.${tier}`),
        place: spot.join(t('comma')),
        message,
      }),
    );
    // Read out when the cursor moved, not when the list around it changed.
  }, [state.current]);
  return <UnseenStatus text={text} place={place} />;
}

/** Fields have an undo of their own. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
