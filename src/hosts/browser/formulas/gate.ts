/** Holds back messages to a worker while it works. */
export interface Gate {
  readonly close: () => void;
  /** Lets in what was held back, in its order, until the gate is closed again. */
  readonly open: () => void;
}

/** A gate before all listeners that come after it. */
export function gateFor(target: EventTarget): Gate {
  const held: unknown[] = [];
  let isClosed = false;
  target.addEventListener('message', (event) => {
    if (!isClosed || !(event instanceof MessageEvent)) return;
    event.stopImmediatePropagation();
    held.push(event.data);
  });
  return {
    close: () => {
      isClosed = true;
    },
    open: () => {
      isClosed = false;
      while (!isClosed && held.length > 0)
        target.dispatchEvent(new MessageEvent('message', { data: held.shift() }));
    },
  };
}
