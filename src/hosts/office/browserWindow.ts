/**
 * Opens a page beside Excel: in the user's own browser where this Excel can ask for it, else in a window of the web view
 * (`OpenBrowserWindowApi` is missing in Excel on the web, where that window is the browser's).
 */
export function openInBrowser(address: string): void {
  const { requirements, ui } = Office.context;
  if (requirements.isSetSupported('OpenBrowserWindowApi', '1.1')) ui.openBrowserWindow(address);
  else window.open(address, '_blank', 'noopener');
}
