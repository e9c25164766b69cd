import { useEffect, useRef } from 'react';

/** How many of the elements that had the focus are remembered: a dialog and a notice may go one after the other. */
const REMEMBERED = 12;

/** Time for a dialog to hand the focus back by itself, in milliseconds. */
const PATIENCE = 60;

/**
 * Keeps the keyboard's place: when what had the focus goes (a button that has done its work, a dialog, a screen), the
 * focus moves to what is nearest to it and still there, instead of falling back to the top of the page.
 */
export function FocusKeeper() {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const pane = place.current?.parentElement ?? null;
    return pane === null ? undefined : keepFocus(pane);
  }, []);
  return <span ref={place} hidden />;
}

interface Stop {
  readonly element: HTMLElement;
  /** What it stood in, the nearest first, up to the screen. */
  readonly within: readonly Element[];
}

function keepFocus(pane: HTMLElement): () => void {
  let stops: readonly Stop[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    // Elsewhere on the page the focus is somebody else's; a dialog of the pane stands outside it and is ours.
    if (pane.contains(target)) stops = [stopAt(target, pane), ...stops].slice(0, REMEMBERED);
    else if (target.closest('[role="dialog"]') === null) stops = [];
  };
  const onBlur = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null || !(target instanceof HTMLElement)) return;
    // An element about to be taken away tells of it while it is still there: what became of it is seen a turn later.
    setTimeout(() => {
      const beside = document.activeElement === document.body && document.hasFocus();
      // A click beside everything takes the focus away on purpose.
      if (beside && takesFocus(target)) stops = [];
    });
  };
  const isLost = () => stops.length > 0 && document.activeElement === document.body;
  const look = () => {
    timer = undefined;
    if (isLost()) nextStop(stops, pane)?.focus();
  };
  // From the first change that finds the focus lost: where changes come without end, none may put it off.
  const watch = new MutationObserver(() => {
    if (isLost()) timer ??= setTimeout(look, PATIENCE);
  });
  document.addEventListener('focusin', onFocus);
  pane.addEventListener('focusout', onBlur);
  watch.observe(pane, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  watch.observe(document.body, { childList: true });
  return () => {
    clearTimeout(timer);
    watch.disconnect();
    document.removeEventListener('focusin', onFocus);
    pane.removeEventListener('focusout', onBlur);
  };
}

function stopAt(element: HTMLElement, pane: HTMLElement): Stop {
  const within: Element[] = [];
  let parent = element.parentElement;
  while (parent !== null && parent !== pane && parent.getAttribute('role') !== 'tabpanel') {
    within.push(parent);
    parent = parent.parentElement;
  }
  return { element, within };
}

/** What had the focus before and is still there; else what stands where it stood; else the tab of the screen. */
function nextStop(stops: readonly Stop[], pane: HTMLElement): HTMLElement | undefined {
  for (const { element, within } of stops) {
    if (element.isConnected && takesFocus(element) && !isTab(element)) return element;
    const beside = within
      .filter((one) => one.isConnected)
      .flatMap((one) => [...one.querySelectorAll<HTMLElement>('button, input, textarea, select')])
      .find((one) => takesFocus(one) && !isTab(one));
    if (beside !== undefined) return beside;
  }
  return pane.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]') ?? undefined;
}

function isTab(element: HTMLElement): boolean {
  return element.getAttribute('role') === 'tab';
}

function takesFocus(element: HTMLElement): boolean {
  return (
    element.isConnected && element.getClientRects().length > 0 && !element.matches(':disabled')
  );
}
