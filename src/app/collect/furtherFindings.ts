import type { Language } from '../../i18n/index';
import { formatAddress, type CellAddress } from '../../kernel/address';
import { addTo } from '../../kernel/arrays';
import { rules } from '../../standard/index';
import type { CountyCheck } from '../check';
import { findingReader, type LaterFinding, tierOfRule } from '../findings';
import { isExplainable, type ReasonKey, reasonKeys, writtenReasons } from '../reasons/reasonFinder';
import { receivedFinding } from './receive';
import type { Collection, ReceivedFinding } from './types';

/** Where the county table stands in the workbook that was made of it. */
export interface LedgerPlace {
  readonly sheet: string;
  /** Cell of a field of a row of `Collection.rows`; undefined where the table has no such column. */
  cellOf(row: number, field: string): CellAddress | undefined;
}

/** What a file alone cannot show: rules that look at several schools or tables, and no verdict on the county. */
function isBetweenSchools({ rule }: LaterFinding): boolean {
  const tier = tierOfRule(rule);
  return rule.scope.startsWith('cross-') && (tier === 'error' || tier === 'warning');
}

/**
 * Findings of the county table that concern a received file, at the cells from which the values came, by the path of
 * that file: what a bureau sees when it puts the schools side by side goes back to the school that it is about.
 */
export function furtherFindings(
  collection: Collection,
  check: CountyCheck,
  county: string,
  ledger: LedgerPlace,
  language: Language,
): ReadonlyMap<string, readonly ReceivedFinding[]> {
  const places = cellsOf(collection, ledger);
  const told = new Map(collection.files.map(({ path, findings }) => [path, keysOf(findings)]));
  const found = new Map<string, ReceivedFinding[]>();
  const keyIn = reasonKeys(check);
  const reasons = new Map(
    collection.files.map((file) => [file.path, writtenReasons(file.reasons)] as const),
  );
  for (const later of findingReader(check, language)(county)) {
    if (!isBetweenSchools(later)) continue;
    const finding = receivedFinding(later);
    const place = finding.sheet === ledger.sheet ? places.get(finding.cell) : undefined;
    const value = place && collection.rows[place.row]?.values[place.field];
    const origin = value?.origin ?? value?.others[0]?.origin;
    if (origin === undefined) continue;
    const { path, sheet, cell } = origin;
    const own = { ...finding, sheet, cell };
    // The file's own check may have said it already.
    if (told.get(path)?.has(keyOf(own)) === true) continue;
    const explained = isExplainable(later.rule)
      ? explain({ ...keyIn(later.spot), sheet, cell }, reasons.get(path))
      : {};
    addTo(found, path, { ...own, ...explained });
  }
  return found;
}

/** A reason that its sender wrote for the same figures, and how to ask for one. */
function explain(
  asked: ReasonKey,
  written: ReturnType<typeof writtenReasons> | undefined,
): Pick<ReceivedFinding, 'asked' | 'reason'> {
  const state = written?.(asked);
  return state?.honoured === true ? { asked, reason: state.text } : { asked };
}

function cellsOf(
  { rows }: Collection,
  ledger: LedgerPlace,
): ReadonlyMap<string, { readonly row: number; readonly field: string }> {
  return new Map(
    rows.flatMap(({ values }, row) =>
      Object.keys(values).flatMap((field) => {
        const at = ledger.cellOf(row, field);
        return at === undefined ? [] : [[formatAddress(at), { row, field }] as const];
      }),
    ),
  );
}

function keysOf(findings: readonly ReceivedFinding[]): ReadonlySet<string> {
  return new Set(findings.map(keyOf));
}

/** Of several rules that compare a cell with last year's, one is enough. */
function keyOf({ rule, sheet, cell }: ReceivedFinding): string {
  return `${yearly().has(rule) ? 'cross-year' : rule}|${sheet}|${cell}`;
}

let known: ReadonlySet<string> | undefined;

function yearly(): ReadonlySet<string> {
  known ??= new Set(
    rules()
      .filter(({ scope }) => scope === 'cross-year')
      .map(({ id }) => id),
  );
  return known;
}
