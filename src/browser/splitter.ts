const STEP = 32;
const NARROWEST = 320;

/** Lets the reader choose the width of the pane, by pointer or by the arrow keys; kept for the next visit. */
export function makeSplitter(
  page: HTMLElement,
  bar: HTMLElement,
  storage: Storage | undefined,
): void {
  const limit = () => Math.max(NARROWEST, Math.round(window.innerWidth * 0.7));
  let width = 400;
  const set = (wanted: number) => {
    width = Math.min(Math.max(wanted, NARROWEST), limit());
    page.style.setProperty('--pane-width', `${String(width)}px`);
    bar.setAttribute('aria-valuenow', String(width));
    bar.setAttribute('aria-valuemin', String(NARROWEST));
    bar.setAttribute('aria-valuemax', String(limit()));
    storage?.setItem('junheng.paneWidth', String(width));
  };
  set(Number(storage?.getItem('junheng.paneWidth') ?? 0) || width);
  bar.addEventListener('pointerdown', (event) => {
    bar.setPointerCapture(event.pointerId);
  });
  bar.addEventListener('pointermove', (event) => {
    if (bar.hasPointerCapture(event.pointerId)) set(window.innerWidth - event.clientX);
  });
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowLeft') set(width + STEP);
    else if (event.key === 'ArrowRight') set(width - STEP);
    else if (event.key === 'Home') set(limit());
    else if (event.key === 'End') set(NARROWEST);
    else return;
    event.preventDefault();
  });
}
