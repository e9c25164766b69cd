/**
 * Puts text on the clipboard; false where the browser lets nobody, and the user has to copy by hand. Without a secure
 * address (an intranet server over http) `navigator.clipboard` is missing, so the older way is tried as well.
 */
export async function copyText(text: string): Promise<boolean> {
  // The types promise what browsers withhold on plain http.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard !== undefined) {
    try {
      await clipboard.writeText(text);
      return true;
    } catch {
      return copyBySelection(text);
    }
  }
  return copyBySelection(text);
}

function copyBySelection(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  const done = execCopy();
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return done;
}

function execCopy(): boolean {
  try {
    // Deprecated, and the only way left where the clipboard is withheld.
    const run: unknown = Reflect.get(document, 'execCommand');
    return typeof run === 'function' && Reflect.apply(run, document, ['copy']) === true;
  } catch {
    return false;
  }
}
