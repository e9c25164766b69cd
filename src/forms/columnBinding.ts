import type { HeaderBlock, HeaderColumn } from './headerBlock';
import type { HeaderIndex } from './headerIndex';
import type { TableMapping } from './mapping/confirmed';
import { nameColumns, namedKeys } from './mapping/namedKeys';
import type { NamedColumn } from './mapping/namedKeys';
import type { RepeatedField } from './types';

/** The columns of a header block as one table reads them. */
export interface ColumnBinding {
  readonly bound: readonly BoundColumn[];
  readonly repeated: readonly RepeatedField[];
  readonly unknown: readonly HeaderColumn[];
  /** Unknown too, and not to be read: people have said so. */
  readonly ignored: readonly HeaderColumn[];
  readonly ambiguous: readonly {
    readonly header: HeaderColumn;
    readonly keys: readonly string[];
  }[];
  readonly left: number;
  readonly right: number;
}

export interface BoundColumn {
  readonly key: string;
  readonly header: HeaderColumn;
  /** A profile names the field, not the form. */
  readonly mapped?: true;
}

/**
 * The tables of a block, from left to right: usually one. A block is cut where a column without header, or a
 * header that is among the first of the table, starts what is a complete table again.
 */
export function bindColumns(
  block: HeaderBlock,
  index: HeaderIndex,
  complete: (keys: ReadonlySet<string>) => boolean,
  mapping?: TableMapping,
): readonly ColumnBinding[] {
  const named = nameColumns(block.columns, index, mapping);
  const runs = cut(named).filter((run) => run.length > 0);
  const tables = runs.filter((run) => complete(keysOf(run)));
  if (tables.length > 1) return tables.map(bind);
  return complete(keysOf(named)) ? [bind(named)] : [];
}

/** The keys that a block's columns name, whatever the table lacks. */
export function keysNamed(
  block: HeaderBlock,
  index: HeaderIndex,
  mapping?: TableMapping,
): ReadonlySet<string> {
  return namedKeys(block.columns, index, mapping);
}

function cut(named: readonly NamedColumn[]): NamedColumn[][] {
  const runs: NamedColumn[][] = [[]];
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

function keysOf(run: readonly NamedColumn[]): ReadonlySet<string> {
  return new Set(run.flatMap(({ keys }) => (keys.length === 1 ? keys : [])));
}

function bind(run: readonly NamedColumn[]): ColumnBinding {
  const bound = new Map<string, BoundColumn>();
  const repeated: RepeatedField[] = [];
  for (const { header, keys, mapped } of run) {
    const [key, other] = keys;
    if (key === undefined || other !== undefined) continue;
    if (bound.has(key)) repeated.push({ key, at: header.at });
    else bound.set(key, { key, header, ...(mapped === undefined ? {} : { mapped }) });
  }
  const columns = run.map(({ header }) => header.column);
  return {
    bound: [...bound.values()],
    repeated,
    unknown: run
      .filter(({ keys, ignored }) => keys.length === 0 && ignored !== true)
      .map(({ header }) => header),
    ignored: run.filter(({ ignored }) => ignored === true).map(({ header }) => header),
    ambiguous: run.filter(({ keys }) => keys.length > 1),
    left: Math.min(...columns),
    right: Math.max(...columns),
  };
}
