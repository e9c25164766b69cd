/**
 * Recomputes what a `working` says from its figures alone, by a parser of its own: the part between the two signs of
 * equality, with `×`, `÷`, `−` and full-width parentheses. The names of reliefs stand in parentheses at its end.
 */
export function valueOfWorking(working: string): number {
  const parts = working.split(/ [=≈] /);
  const figures = parts.at(-2);
  if (parts.length < 3 || figures === undefined) throw new Error(`no figures: ${working}`);
  const bare = figures
    .replace(/[（(][^（()）\d]*[\p{L}][^（()）]*[）)]$/u, '')
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replaceAll('−', '-')
    .replaceAll(',', '');
  const tokens = bare.match(/[\d.]+|[-+×÷()]/g) ?? [];
  let at = 0;
  const primary = (): number => {
    const token = tokens[at++];
    if (token === '(') {
      const inner = sum();
      at++;
      return inner;
    }
    if (token === '-') return -primary();
    return Number(token);
  };
  const product = (): number => {
    let value = primary();
    while (tokens[at] === '×' || tokens[at] === '÷') {
      const divides = tokens[at++] === '÷';
      const factor = primary();
      value = divides ? value / factor : value * factor;
    }
    return value;
  };
  const sum = (): number => {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '-')
      value += tokens[at++] === '+' ? product() : -product();
    return value;
  };
  const value = sum();
  if (at !== tokens.length) throw new Error(`cannot be read: ${working}`);
  return value;
}
