/**
 * A formula after columns of a table have been renamed: `表1[旧]`, `表1[[#This Row],[旧]]`. Files always name the table.
 * `renames` has the new names by the old ones in lower case.
 */
export function renameColumnIn(
  formula: string,
  table: string,
  renames: ReadonlyMap<string, string>,
): string {
  if (!formula.toLowerCase().includes(`${table.toLowerCase()}[`)) return formula;
  let out = '';
  let at = 0;
  for (const { start, end } of bracketsOf(formula, table)) {
    out += formula.slice(at, start) + renamed(formula.slice(start, end), renames);
    at = end;
  }
  return out + formula.slice(at);
}

/** Stretches `[…]` behind the table's name, outside quotes. */
function bracketsOf(formula: string, table: string) {
  const found: { start: number; end: number }[] = [];
  let quoted = false;
  for (let at = 0; at < formula.length; at++) {
    if (formula[at] === '"') quoted = !quoted;
    if (quoted || formula[at] !== '[') continue;
    const end = endOfBracket(formula, at);
    const before = formula.slice(Math.max(0, at - table.length), at);
    const edge = formula[at - table.length - 1] ?? '';
    const isTable = before.toLowerCase() === table.toLowerCase() && !/[\p{L}\p{N}_.\\]/u.test(edge);
    if (isTable) found.push({ start: at, end });
    at = end - 1;
  }
  return found;
}

/** An apostrophe inside brackets takes its meaning from the character behind it. */
function endOfBracket(formula: string, start: number): number {
  let depth = 0;
  for (let at = start; at < formula.length; at++) {
    if (formula[at] === "'") at++;
    else if (formula[at] === '[') depth++;
    else if (formula[at] === ']' && --depth === 0) return at + 1;
  }
  return formula.length;
}

function renamed(brackets: string, renames: ReadonlyMap<string, string>): string {
  const isNested = brackets.startsWith('[[');
  const rename = (item: string) => {
    const name = renames.get(item.replace(/'(.)/g, '$1').toLowerCase());
    return name === undefined ? item : name.replace(/[[\]#'@]/g, "'$&");
  };
  if (!isNested) return `[${rename(brackets.slice(1, -1))}]`;
  const items = brackets.slice(1, -1).replace(/\[((?:'.|[^'[\]])*)\]/g, (_, item: string) => {
    return `[${rename(item)}]`;
  });
  return `[${items}]`;
}
