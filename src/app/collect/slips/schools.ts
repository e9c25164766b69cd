import type { ReceivedFile } from '../types';

/** The schools that a file names, each once. */
export function schoolsOf({
  schools,
}: Pick<ReceivedFile, 'schools'>): readonly { readonly code: string; readonly name: string }[] {
  const found = new Map<string, { readonly code: string; readonly name: string }>();
  for (const { code, name } of schools) {
    if (code === '' && name === '') continue;
    const key = code === '' ? `\n${name}` : code;
    const known = found.get(key);
    if (known === undefined || known.name === '') found.set(key, { code, name });
  }
  return [...found.values()];
}
