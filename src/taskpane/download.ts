const TYPES: Readonly<Record<string, string>> = {
  zip: 'application/zip',
  json: 'application/json',
};
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Hands bytes to the browser to be kept as a file of the reader's. Nothing is sent anywhere. */
export function download(content: Uint8Array<ArrayBuffer> | Blob, name: string): void {
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? XLSX;
  const url = URL.createObjectURL(
    content instanceof Blob ? content : new Blob([content], { type }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob after this turn.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
