/** From the least to the greatest that a printed figure may stand for. */
export type Bounds = readonly [number, number];

/**
 * Recomputes what a `working` says from its figures alone, by a parser of its own: the part between the two signs of
 * equality, with `×`, `÷`, `−` and full-width parentheses. The names of reliefs stand in parentheses at its end. Each
 * figure is printed rounded, to two decimals, or to two digits where it is small.
 */
export function boundsOfWorking(working: string): Bounds {
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
  const primary = (): Bounds => {
    const token = tokens[at++] ?? '';
    if (token === '(') {
      const inner = sum();
      at++;
      return inner;
    }
    if (token === '-') return negative(primary());
    return printed(token);
  };
  const product = (): Bounds => {
    let value = primary();
    while (tokens[at] === '×' || tokens[at] === '÷') {
      const divides = tokens[at++] === '÷';
      const factor = primary();
      value = times(value, divides ? [1 / factor[1], 1 / factor[0]] : factor);
    }
    return value;
  };
  const sum = (): Bounds => {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '-') {
      const term = tokens[at++] === '+' ? product() : negative(product());
      value = [value[0] + term[0], value[1] + term[1]];
    }
    return value;
  };
  const value = sum();
  if (at !== tokens.length) throw new Error(`cannot be read: ${working}`);
  return value;
}

function printed(token: string): Bounds {
  const decimals = token.split('.')[1]?.length ?? 0;
  const half = 0.5 * 10 ** -Math.max(2, decimals);
  return [Number(token) - half, Number(token) + half];
}

function negative([least, greatest]: Bounds): Bounds {
  return [-greatest, -least];
}

function times(a: Bounds, b: Bounds): Bounds {
  const ends = a.flatMap((one) => b.map((other) => one * other));
  return [Math.min(...ends), Math.max(...ends)];
}
