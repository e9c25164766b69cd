import { parseAddress } from '../../kernel/address';
import { plainKey } from './inputs';
import type { ChangedCell, ChangedRecord, Changes, InputRecord, WrittenRecord } from './types';

/** Pairs of records that are compared at most, to find which one was renamed to which. */
const MOST_PAIRS = 1_000_000;

interface Pair {
  readonly was: WrittenRecord;
  readonly now: InputRecord;
}

/**
 * What has changed since the receipt was written, cell by cell. Records are matched by what they are about; one whose
 * code or name was changed is found by the rest of its values, so that the change is told as that of a cell.
 */
export function changesSince(
  written: readonly WrittenRecord[],
  records: readonly InputRecord[],
): Changes {
  const { pairs, missing, added } = byKey(written, records);
  const renamed = byValues(missing, added);
  const gone = new Set(renamed.map(({ was }) => was));
  const come = new Set(renamed.map(({ now }) => now));
  return {
    cells: once([...pairs, ...renamed].flatMap(changedCells)),
    added: added.filter((now) => !come.has(now)).map(addedRecord),
    missing: missing.filter((was) => !gone.has(was)).map(missingRecord),
  };
}

interface Matched {
  readonly pairs: readonly Pair[];
  readonly missing: readonly WrittenRecord[];
  readonly added: readonly InputRecord[];
}

/** Among several of one key those that are quite the same belong together; the others follow in their order. */
function byKey(written: readonly WrittenRecord[], records: readonly InputRecord[]): Matched {
  const waiting = new Map<string, InputRecord[]>();
  for (const now of records) {
    const known = waiting.get(idOf(now));
    if (known === undefined) waiting.set(idOf(now), [now]);
    else known.push(now);
  }
  const pairs: Pair[] = [];
  const take = (was: WrittenRecord, fits: (now: InputRecord) => boolean): boolean => {
    const list = waiting.get(idOf(was)) ?? [];
    const at = list.findIndex(fits);
    const [now] = at < 0 ? [] : list.splice(at, 1);
    if (now !== undefined) pairs.push({ was, now });
    return now !== undefined;
  };
  const different = written.filter((was) => !take(was, (now) => isSame(was, now)));
  const missing = different.filter((was) => !take(was, () => true));
  const left = new Set([...waiting.values()].flat());
  return { pairs, missing, added: records.filter((now) => left.has(now)) };
}

function idOf({ table, key }: Pick<InputRecord, 'table' | 'key'>): string {
  return `${table}\n${plainKey(key)}`;
}

function isSame(was: WrittenRecord, now: InputRecord): boolean {
  const quite =
    was.fields.length === now.fields.length &&
    was.fields.every((field, at) => field === now.fields[at] && was.values[at] === now.values[at]);
  return quite || changedCells({ was, now }).length === 0;
}

/** Records whose key has changed: most of what the one held the other holds. */
function byValues(missing: readonly WrittenRecord[], added: readonly InputRecord[]): Pair[] {
  if (missing.length * added.length > MOST_PAIRS) return [];
  const left = new Set(added);
  return missing.flatMap((was) => {
    let best: InputRecord | undefined;
    let most = 0.5;
    for (const now of left) {
      const share = now.table === was.table ? sharedPart(was, now) : 0;
      if (share > most) [best, most] = [now, share];
    }
    if (best === undefined) return [];
    left.delete(best);
    return [{ was, now: best }];
  });
}

/** Part of the filled cells, those of the key left out, that say the same. */
function sharedPart(was: WrittenRecord, now: InputRecord): number {
  const is = valuesByField(now);
  let [filled, same] = [0, 0];
  was.fields.forEach((field, index) => {
    const value = was.values[index] ?? '';
    if (value === '' || now.keyFields.includes(field)) return;
    filled += 1;
    if (is.get(field) === value) same += 1;
  });
  return filled === 0 ? 0 : same / filled;
}

function valuesByField({ fields, values }: Pick<InputRecord, 'fields' | 'values'>) {
  return new Map(fields.map((field, index) => [field, values[index] ?? '']));
}

function changedCells({ was, now }: Pair): readonly ChangedCell[] {
  const before = valuesByField(was);
  const after = valuesByField(now);
  return [...new Set([...was.fields, ...now.fields])].flatMap((field) => {
    const [from, to] = [before.get(field) ?? '', after.get(field) ?? ''];
    if (from === to) return [];
    return {
      table: now.table,
      sheet: now.sheet,
      at: now.cellOf(field) ?? null,
      record: plainKey(now.key),
      field,
      label: now.labelOf(field),
      was: from,
      is: to,
      computed: now.isComputed(field),
    };
  });
}

/** A cell merged over several rows speaks for each of them and is told once. */
function once(cells: readonly ChangedCell[]): readonly ChangedCell[] {
  const told = new Set<string>();
  return cells.filter(({ sheet, at, field, is }) => {
    if (at === null) return true;
    const id = [sheet, at.row, at.column, field, is].join('\n');
    const isNew = !told.has(id);
    told.add(id);
    return isNew;
  });
}

function addedRecord({ table, sheet, key, fields, cellOf }: InputRecord): ChangedRecord {
  const at = fields.map(cellOf).find((cell) => cell !== undefined);
  return { table, sheet, at: at ?? null, record: plainKey(key) };
}

/** Where it stood then: there may be something else by now. */
function missingRecord({ table, sheet, cell, key }: WrittenRecord): ChangedRecord {
  return { table, sheet, at: parseAddress(cell) ?? null, record: plainKey(key) };
}
