import { nameKey } from '../../checks/index';

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
