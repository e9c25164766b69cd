import { sheetPrefix } from '../../kernel/address';

/** Puts other sheet names into a formula; text in quotes and names that only look alike are left as they are. */
export function renameSheets(formula: string, renamed: ReadonlyMap<string, string>): string {
  if (renamed.size === 0) return formula;
  return formula.replace(
    /"(?:[^"]|"")*"|'((?:[^']|'')+)'!|([^\s'"!(),;:+\-*/^&=<>{}%]+)!/g,
    (whole, quoted: string | undefined, bare: string | undefined) => {
      const name = quoted?.replaceAll("''", "'") ?? bare;
      const next = name === undefined ? undefined : renamed.get(name.toLowerCase());
      return next === undefined ? whole : sheetPrefix(next);
    },
  );
}
