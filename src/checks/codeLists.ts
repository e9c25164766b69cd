import { codes } from '../standard/index';

const sets = new Map<string, ReadonlySet<string>>();

/** Codes of a list of `codes.json`; a list that does not exist is a bug in a rule. */
export function codeNames(list: string): ReadonlySet<string> {
  const known = sets.get(list);
  if (known !== undefined) return known;
  const entries = Object.entries(codes().lists).find(([name]) => name === list)?.[1];
  if (entries === undefined) throw new Error(`no code list ${list}`);
  const made = new Set(entries.map((entry) => entry.code));
  sets.set(list, made);
  return made;
}

export function provinceNames(): ReadonlySet<string> {
  return codeNames('provinces');
}

export function schoolClassNames(): ReadonlySet<string> {
  return codeNames('schoolClasses');
}
