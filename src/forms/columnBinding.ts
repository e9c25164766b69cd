import type { CellAddress } from '../kernel/address';
import type { HeaderBlock, HeaderColumn } from './headerBlock';
import { matchPath } from './headerIndex';
import type { HeaderIndex } from './headerIndex';

/** The columns of a header block as one table reads them. */
export interface ColumnBinding {
  readonly bound: readonly { readonly key: string; readonly header: HeaderColumn }[];
  readonly repeated: readonly { readonly key: string; readonly at: CellAddress }[];
  readonly unknown: readonly HeaderColumn[];
  readonly ambiguous: readonly {
    readonly header: HeaderColumn;
    readonly keys: readonly string[];
  }[];
  readonly left: number;
  readonly right: number;
}

interface Named {
  readonly header: HeaderColumn;
  readonly keys: readonly string[];
}

/**
 * The tables of a block, from left to right: usually one. A block is cut where a column without header, or a
 * header that is among the first of the table, starts what is a complete table again.
 */
export function bindColumns(
  block: HeaderBlock,
  index: HeaderIndex,
  complete: (keys: ReadonlySet<string>) => boolean,
): readonly ColumnBinding[] {
  const named = block.columns.map((header): Named => {
    const match = matchPath(index, header.parts);
    if (match.kind === 'none') return { header, keys: [] };
    return { header, keys: match.kind === 'one' ? [match.key] : match.keys };
  });
  const runs = cut(named).filter((run) => run.length > 0);
  const tables = runs.filter((run) => complete(keysOf(run)));
  if (tables.length > 1) return tables.map(bind);
  return complete(keysOf(named)) ? [bind(named)] : [];
}

/** The keys that a block's columns name, whatever the table lacks. */
export function keysNamed(block: HeaderBlock, index: HeaderIndex): ReadonlySet<string> {
  return new Set(
    block.columns.flatMap(({ parts }) => {
      const match = matchPath(index, parts);
      return match.kind === 'one' ? [match.key] : [];
    }),
  );
}

function cut(named: readonly Named[]): Named[][] {
  const runs: Named[][] = [[]];
  let seen: string[] = [];
  let last = -1;
  for (const item of named) {
    const key = item.keys.length === 1 ? item.keys[0] : undefined;
    const again = key !== undefined && seen.slice(0, 3).includes(key);
    const gap =
      last >= 0 && item.header.column > last + 1 && key !== undefined && seen.includes(key);
    if (again || gap) {
      runs.push([]);
      seen = [];
    }
    runs.at(-1)?.push(item);
    if (key !== undefined) seen.push(key);
    last = item.header.column;
  }
  return runs;
}

function keysOf(run: readonly Named[]): ReadonlySet<string> {
  return new Set(run.flatMap(({ keys }) => (keys.length === 1 ? keys : [])));
}

function bind(run: readonly Named[]): ColumnBinding {
  const bound = new Map<string, HeaderColumn>();
  const repeated: { key: string; at: CellAddress }[] = [];
  for (const { header, keys } of run) {
    const [key, other] = keys;
    if (key === undefined || other !== undefined) continue;
    if (bound.has(key)) repeated.push({ key, at: header.at });
    else bound.set(key, header);
  }
  const columns = run.map(({ header }) => header.column);
  return {
    bound: [...bound].map(([key, header]) => ({ key, header })),
    repeated,
    unknown: run.filter(({ keys }) => keys.length === 0).map(({ header }) => header),
    ambiguous: run.filter(({ keys }) => keys.length > 1),
    left: Math.min(...columns),
    right: Math.max(...columns),
  };
}
