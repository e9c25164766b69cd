/** The grid's own editor takes the keys of the selected cell; it stands outside the grid's element. */
const EDITOR = '[data-u-comp="editor"]';

/** What of a region can take the focus, in its order. */
const FOCUSABLE = 'button, [href], input, select, textarea, [tabindex="0"]';

/**
 * F6 and Shift+F6 go round bar, grid and pane, as in Office: in the grid the tab key moves the selection, so there has
 * to be another way out. Each region takes the focus where it last had it.
 */
export function cycleRegions(bar: HTMLElement, grid: HTMLElement, side: HTMLElement): void {
  const last = new Map<HTMLElement, HTMLElement>();
  const guard = keepFromGrid([bar, side], () => last.get(side));
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    if (target.matches(EDITOR)) nameEditor(target, grid);
    for (const region of [bar, side]) if (region.contains(target)) last.set(region, target);
  });
  const enter = {
    bar: () => focusIn(bar, last.get(bar), FOCUSABLE),
    grid: () => {
      guard.allow();
      document.querySelector<HTMLElement>(EDITOR)?.focus();
    },
    pane: () => focusIn(side, last.get(side), '[role="tab"][aria-selected="true"]'),
  };
  const order = [enter.bar, enter.grid, enter.pane];
  const at = (focused: Element | null) =>
    bar.contains(focused) ? 0 : side.contains(focused) ? 2 : 1;
  // Captured before the grid, which would take the key for itself.
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
      if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return;
      event.preventDefault();
      event.stopPropagation();
      const by = event.shiftKey ? order.length - 1 : 1;
      order[(at(document.activeElement) + by) % order.length]?.();
    },
    true,
  );
}

/**
 * The grid takes the focus whenever a workbook or a sheet is put into it, also in the midst of somebody's work in bar or
 * pane: then it goes back to where it was, else to `home`. By pointer, tab key or `allow` it stays in the grid.
 */
function keepFromGrid(
  regions: readonly HTMLElement[],
  home: () => HTMLElement | undefined,
): { readonly allow: () => void } {
  let before: HTMLElement | undefined;
  const allow = () => {
    before = undefined;
  };
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    if (
      regions.some((one) => one.contains(target)) ||
      target.closest('.fui-DialogSurface') !== null
    )
      before = target;
    else if (!target.matches(EDITOR)) before = undefined;
    else if (before !== undefined) {
      const back = before.isConnected && takesFocus(before) ? before : home();
      if (back?.isConnected === true) back.focus();
    }
  });
  const byUser = (event: Event) => {
    const { target } = event;
    if (event instanceof KeyboardEvent && event.key !== 'Tab') return;
    if (event instanceof PointerEvent && target instanceof Node)
      if (regions.some((one) => one.contains(target))) return;
    allow();
  };
  window.addEventListener('pointerdown', byUser, true);
  window.addEventListener('keydown', byUser, true);
  return { allow };
}

function focusIn(region: HTMLElement, last: HTMLElement | undefined, first: string): void {
  if (last !== undefined && region.contains(last) && takesFocus(last)) {
    last.focus();
    return;
  }
  [...region.querySelectorAll<HTMLElement>(first)].find(takesFocus)?.focus();
}

function takesFocus(element: HTMLElement): boolean {
  return element.getClientRects().length > 0 && !element.matches(':disabled');
}

/** The editor has no name of its own to be read out; it takes the grid's. */
function nameEditor(editor: HTMLElement, grid: HTMLElement): void {
  editor.setAttribute('role', 'textbox');
  editor.setAttribute('aria-label', grid.getAttribute('aria-label') ?? '');
}
