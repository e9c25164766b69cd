const MICROSOFT = 'https://appsforoffice.microsoft.com';

/**
 * Folder of Office.js as the pages of the add-in name it, and the policy under which they may load it: scripts of their
 * own folder and, unless Office.js stands there too, of Microsoft's address; connections to their own origin only.
 */
export function officeSource(setting) {
  if (setting !== undefined && setting !== '' && setting !== 'local')
    throw new Error(`JUNHENG_OFFICE_JS is “${setting}”; it can be “local” or left out.`);
  const isLocal = setting === 'local';
  const policy = [
    "default-src 'none'",
    `script-src 'self'${isLocal ? '' : ` ${MICROSOFT}`}`,
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return { folder: isLocal ? 'office-js/' : `${MICROSOFT}/lib/1/hosted/`, policy };
}
