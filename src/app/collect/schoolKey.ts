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

/** The same where another school was sent under the same code. */
export function sharedKey(school: { readonly code: string; readonly name: string }): string {
  return `${schoolKey(school)} ${nameKey(school.name)}`;
}

/** Keys of schools that were received, in their order: by code, and by name too where two bear the same one. */
export function schoolKeys(
  schools: readonly { readonly code: string; readonly name: string }[],
): readonly string[] {
  const counts = new Map<string, number>();
  for (const key of schools.map(schoolKey)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return schools.map((school) => {
    const key = schoolKey(school);
    return key !== '' && (counts.get(key) ?? 0) > 1 ? sharedKey(school) : key;
  });
}
