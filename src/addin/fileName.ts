/** Name of the file at an address as Excel tells it: a path of the machine, or a percent-encoded one of the web. */
export function fileName(address: string): string {
  const last = /[^/\\]*$/.exec(address)?.[0] ?? '';
  if (!/^https?:/.test(address)) return last;
  try {
    return decodeURIComponent(last.replace(/[?#].*$/, ''));
  } catch {
    // A per cent sign that encodes nothing.
    return last;
  }
}
