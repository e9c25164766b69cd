import type { HeaderColumn } from '../headerBlock';
import { matchPath } from '../headerIndex';
import type { HeaderIndex } from '../headerIndex';
import type { TableMapping } from './confirmed';

/** A column of a header as one table reads it, with what people have said of it. */
export interface NamedColumn {
  readonly header: HeaderColumn;
  /** Columns of the table that the texts name: one, several that fit equally well, or none. */
  readonly keys: readonly string[];
  /** The one key comes from a profile. */
  readonly mapped?: true;
  /** People have said that the column is not to be read. */
  readonly ignored?: true;
}

/**
 * What each column of a header names. The form's own texts come first and are never overruled: a profile speaks only
 * of columns that they leave unnamed, chooses among several that fit, and names no field that a column has already.
 */
export function nameColumns(
  columns: readonly HeaderColumn[],
  index: HeaderIndex,
  mapping: TableMapping | undefined,
): readonly NamedColumn[] {
  const named = columns.map((header): NamedColumn => {
    const match = matchPath(index, header.parts);
    if (match.kind === 'none') return { header, keys: [] };
    return { header, keys: match.kind === 'one' ? [match.key] : match.keys };
  });
  if (mapping === undefined) return named;
  const taken = new Set(named.flatMap(({ keys }) => (keys.length === 1 ? keys : [])));
  return named.map((column) => withDecision(column, mapping, taken));
}

/** The keys that columns name, each by itself. */
export function namedKeys(
  columns: readonly HeaderColumn[],
  index: HeaderIndex,
  mapping: TableMapping | undefined,
): ReadonlySet<string> {
  const named = nameColumns(columns, index, mapping);
  return new Set(named.flatMap(({ keys }) => (keys.length === 1 ? keys : [])));
}

function withDecision(
  column: NamedColumn,
  mapping: TableMapping,
  taken: ReadonlySet<string>,
): NamedColumn {
  const { header, keys } = column;
  if (keys.length === 1) return column;
  const decision = mapping.decisionOf(header.text);
  if (decision === undefined) return column;
  const { field, unit = undefined } = decision;
  if (field === null) return keys.length === 0 ? { ...column, ignored: true } : column;
  if (taken.has(field) || (keys.length > 1 && !keys.includes(field))) return column;
  const own = header.unit ?? unit;
  return {
    header: own === undefined ? header : { ...header, unit: own },
    keys: [field],
    mapped: true,
  };
}
