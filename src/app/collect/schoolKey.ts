/** A name without blanks and with half-width signs: what people mean by the same name. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '');
}

/** What tells a school from others: its code, else its name; empty where it has neither. */
export function schoolKey({
  code,
  name,
}: {
  readonly code: string;
  readonly name: string;
}): string {
  if (code !== '') return code;
  return name === '' ? '' : `name:${nameKey(name)}`;
}
