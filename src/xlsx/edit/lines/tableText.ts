import type { Token } from '@borgar/fx';
import { escapeXml, childrenOf, type Element } from '../../patch/xmlText';
import type { TablePart } from './tableParts';

/** What changes of lines do to references to tables: whole tables and single columns that are gone. */
export interface LostTables {
  readonly tables: ReadonlySet<string>;
  /** Names of lost columns by table, both in lower case. */
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>;
}

export function lostTables(tables: readonly TablePart[]): LostTables {
  const gone = tables.filter(({ after }) => after === undefined);
  return {
    tables: new Set(gone.map(({ name }) => name.toLowerCase())),
    columns: new Map(
      tables
        .filter(({ lost }) => lost.length > 0)
        .map(({ name, lost }) => [
          name.toLowerCase(),
          new Set(lost.map((column) => column.toLowerCase())),
        ]),
    ),
  };
}

/** Whether a word of a formula refers to a table, or to a column of one, that is gone. */
export function isLost(token: Token, lost: LostTables): boolean {
  if (token.type === 'range_named') return lost.tables.has(token.value.toLowerCase());
  if (token.type !== 'structured') return false;
  const bracket = token.value.indexOf('[');
  const table = token.value.slice(0, bracket).toLowerCase();
  if (lost.tables.has(table)) return true;
  const columns = lost.columns.get(table);
  return (
    columns !== undefined && columnsIn(token.value.slice(bracket)).some((name) => columns.has(name))
  );
}

/** Names in the innermost brackets of a structured reference, in lower case; `'` protects the sign behind it. */
function columnsIn(reference: string): readonly string[] {
  const names: string[] = [];
  let name = '';
  for (let at = 0; at < reference.length; at++) {
    const sign = reference.charAt(at);
    if (sign === "'") name += reference.charAt(++at);
    else if (sign === '[') name = '';
    else if (sign === ']') {
      if (name !== '') names.push(name.replace(/^@/, '').toLowerCase());
      name = '';
    } else name += sign;
  }
  return names;
}

/** `<tableColumns>` after columns have come or gone; `inner` is each column that stays, already rewritten. */
export function tableColumns(
  text: string,
  list: Element,
  table: TablePart,
  rewritten: (column: Element) => string,
): string {
  const lost = new Set(table.lost);
  const kept = table.columns.filter(({ name }) => !lost.has(name));
  const pieces = kept.map(({ element }) => rewritten(element));
  let id = Math.max(0, ...(childrenOf(text, list) ?? []).map((column) => idOf(text, column)));
  const prefix = /^<([^\s:/>]+:)?/.exec(text.slice(list.start, list.tag.end))?.[1] ?? '';
  for (const { offset, name } of table.gained)
    pieces.splice(
      offset,
      0,
      `<${prefix}tableColumn id="${String(++id)}" name="${escapeXml(name)}"/>`,
    );
  const start = text
    .slice(list.start, list.tag.end)
    .replace(/(\scount\s*=\s*)["']\d*["']/, `$1"${String(pieces.length)}"`);
  return start + pieces.join('') + text.slice(list.contentEnd, list.end);
}

function idOf(text: string, column: Element): number {
  return Number(
    /\sid\s*=\s*["'](\d+)["']/.exec(text.slice(column.start, column.tag.end))?.[1] ?? 0,
  );
}
