import { fieldByKey } from '../standard';
import type { TableDefinition } from '../standard';
import { keysNamed } from './columnBinding';
import type { HeaderBlock } from './headerBlock';
import { itemKeys } from './itemsBinding';
import type { ConfirmedMapping } from './mapping/confirmed';
import { columnTables, itemTables } from './scan';
import type { Scan } from './scan';
import type { SheetView } from './sheetView';
import type { FormId, Recognition } from './types';

type Closest = NonNullable<Extract<Recognition, { kind: 'unknown' }>['closest']>;

interface Candidate extends Closest {
  readonly score: number;
}

/** Fewer known headers than this are chance. */
const LEAST_FOUND = 3;
/** Missing headers named at most: enough to know which form is meant. */
const MISSING_NAMED = 6;

/** The form whose headers a sheet has most of, with what it still lacks; it only helps to explain, never binds. */
export function closestForm(
  view: SheetView,
  blocks: readonly HeaderBlock[],
  scan: Scan,
  mapping?: ConfirmedMapping,
): Closest | undefined {
  const candidates = [
    ...columnTables.flatMap(({ form, table, index }) =>
      // Nothing is missing where a sheet is not quite a list that nobody has to attach.
      (table.attached === true ? [] : blocks).map((block) =>
        candidate(form.form, table, keysNamed(block, index, mapping?.of(table.table))),
      ),
    ),
    ...itemTables.map(({ form, table, index }) =>
      candidate(form.form, table, itemKeys(view, index, scan, mapping?.of(table.table))),
    ),
  ].filter(({ found, missing }) => found.length >= LEAST_FOUND && missing.length > 0);
  const best = candidates.reduce<Candidate | undefined>(
    (top, next) => (top === undefined || next.score > top.score ? next : top),
    undefined,
  );
  if (best === undefined) return undefined;
  return { form: best.form, table: best.table, found: best.found, missing: best.missing };
}

function candidate(form: FormId, table: TableDefinition, keys: ReadonlySet<string>): Candidate {
  const lacking = table.needs.filter(
    ({ least = 1, of }) => of.filter((key) => keys.has(key)).length < least,
  );
  return {
    form,
    table: table.table,
    found: [...keys].map(nameOf),
    missing: lacking.map(({ least = 1, of }) => missingText(of, least, keys)),
    score: keys.size - lacking.length,
  };
}

/** All that are lacking, or how many of the ones that would do. */
function missingText(of: readonly string[], least: number, keys: ReadonlySet<string>): string {
  const absent = of.filter((key) => !keys.has(key)).map(nameOf);
  const wanted = least - (of.length - absent.length);
  if (wanted >= absent.length) return absent.join('、');
  const named = absent.slice(0, MISSING_NAMED).join('、');
  const more = absent.length > MISSING_NAMED ? '等' : '';
  return `${named}${more}中的至少 ${String(wanted)} 项`;
}

function nameOf(key: string): string {
  return fieldByKey(key)?.name.zh ?? key;
}
