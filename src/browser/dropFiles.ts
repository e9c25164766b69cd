import type { SentFile } from '../app/collect/live/receiver';
import { droppedFiles, holdsSeveral, isDelivery } from '../taskpane/session/receiving/sentFiles';

export interface DropParts {
  /** Takes one workbook to be opened. */
  readonly open: (file: File) => void;
  /** Takes several, or a folder of them, to be received. */
  readonly receive: (files: readonly SentFile[]) => void;
  /** What is held over the page, while it is; null when it has gone. */
  readonly over: (held: 'one' | 'several' | null) => void;
}

/** Where the pane takes what is dropped by itself. */
const ZONE = '[data-receive="zone"]';

/** Opens a workbook that is dropped anywhere on the page, and receives several. */
export function dropFiles(page: HTMLElement, { open, receive, over }: DropParts): void {
  const filesOf = ({ dataTransfer, target }: DragEvent) => {
    const isZone = target instanceof Element && target.closest(ZONE) !== null;
    return !isZone && dataTransfer?.types.includes('Files') === true ? dataTransfer : null;
  };
  // Captured before the grid, which would take the drop for itself.
  page.addEventListener(
    'dragover',
    (event) => {
      const files = filesOf(event);
      if (files === null) {
        over(null);
        return;
      }
      event.preventDefault();
      over(holdsSeveral(files) ? 'several' : 'one');
    },
    true,
  );
  page.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) over(null);
  });
  page.addEventListener(
    'drop',
    (event) => {
      over(null);
      const files = filesOf(event);
      const file = files?.files[0];
      if (files === null || file === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (isDelivery(files)) void droppedFiles(files).then(receive);
      else open(file);
    },
    true,
  );
}
