/** The browser's own memory of choices; undefined where it is switched off, as in some private windows. */
export function localStore(): Storage | undefined {
  try {
    const key = 'junheng.try';
    window.localStorage.setItem(key, key);
    window.localStorage.removeItem(key);
    return window.localStorage;
  } catch {
    return undefined;
  }
}
