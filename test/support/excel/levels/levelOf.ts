import levels from './levels.json';

const table: Readonly<Record<string, Readonly<Record<string, string>>>> = levels;

/** The requirement set that brought a member, by its name in a request; what the library keeps to itself has none. */
export function levelOf(type: string, name: string): string {
  if (name.startsWith('_')) return '1.1';
  // Of Excel on the web alone, and in no documentation.
  if (type === 'WacWorkbook') return '1.8';
  const members = table[type];
  if (members === undefined) throw new Error(`no levels for ${type}`);
  const own = members[name.charAt(0).toLowerCase() + name.slice(1)];
  return own ?? members[''] ?? '1.1';
}
