/** Opens a workbook that is dropped anywhere on the page; while one is held over it, `over` is told. */
export function dropFiles(
  page: HTMLElement,
  open: (file: File) => void,
  over: (held: boolean) => void,
): void {
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  // Captured before the grid, which would take the drop for itself.
  page.addEventListener(
    'dragover',
    (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      over(true);
    },
    true,
  );
  page.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) over(false);
  });
  page.addEventListener(
    'drop',
    (event) => {
      over(false);
      const file = event.dataTransfer?.files[0];
      if (!holdsFiles(event) || file === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      open(file);
    },
    true,
  );
}
