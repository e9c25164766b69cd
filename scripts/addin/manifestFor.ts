/** Where the manifest's own addresses point, for the machine on which the add-in is developed. */
export const LOCAL_URL = 'https://localhost:3000/';

/** The manifest with the addresses of the server that the add-in will stand on; a problem in words where it cannot. */
export function manifestFor(
  manifest: string,
  url: string,
): { readonly ok: true; readonly manifest: string } | { readonly ok: false; readonly why: string } {
  const folder = url.endsWith('/') ? url : `${url}/`;
  if (!URL.canParse(folder)) return { ok: false, why: `JUNHENG_URL “${url}” is no address.` };
  const address = new URL(folder);
  // Office takes nothing else, neither for the pane nor for its icons.
  if (address.protocol !== 'https:')
    return { ok: false, why: `JUNHENG_URL “${url}” does not begin with https://.` };
  if (address.search !== '' || address.hash !== '')
    return { ok: false, why: `JUNHENG_URL “${url}” has more to it than a folder.` };
  const filled = manifest.replaceAll(LOCAL_URL, () => escapeXml(address.href));
  return { ok: true, manifest: filled };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
