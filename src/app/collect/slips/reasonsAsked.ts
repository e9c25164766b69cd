import { findingSpots, type Spot } from '../../../checks/index';
import { findReasonsTable, REASON_HEADERS } from '../../../forms/index';
import type { ReasonColumn, ReasonsTable } from '../../../forms/types';
import type { CellChange, UserAmendment } from '../../../sheet/amendment';
import { isCellError } from '../../../sheet/cell';
import type { Grid } from '../../../sheet/grid';
import { freeSheetName } from '../../../sheet/ownership';
import type { CountyCheck } from '../../check';
import type { ReceivedFinding } from '../types';
import { REASON_WIDTHS, REASONS_SHEET } from '../../reasons/explain';
import { REASON_COLUMNS } from '../../reasons/readReasons';
import {
  isExplainable,
  reasonFinder,
  type ReasonKey,
  reasonKeys,
} from '../../reasons/reasonFinder';

/** Nobody writes more reasons than this before asking what went wrong with the file. */
const MOST = 500;

/**
 * Rows on the sheet 数据核查说明 of the copy that is sent back, one for each 经验校验 without a reason, those of the
 * county (`further`) included, so that the clerk has only the reason to write. Rows that an earlier return laid out are not laid out again. Nothing where the sheet is
 * protected: what its sender has locked stays so.
 */
export function reasonsAsked(
  check: CountyCheck,
  path: string,
  further: readonly ReceivedFinding[],
): readonly UserAmendment[] {
  const snapshot = check.files.find((file) => file.path === path)?.snapshot;
  if (snapshot === undefined || snapshot === null) return [];
  const open = further.flatMap(({ asked, reason }) => (reason === undefined ? (asked ?? []) : []));
  const wanted = [...openKeys(check, path), ...open].slice(0, MOST);
  for (const { name, grid, protected: locked } of snapshot.sheets) {
    const table = findReasonsTable(name, grid);
    if (table === undefined) continue;
    const cells = locked ? [] : addedRows(table, grid, wanted);
    return cells.length === 0 ? [] : [{ kind: 'set-cells', sheet: name, cells }];
  }
  if (wanted.length === 0) return [];
  const rows = [REASON_COLUMNS.map((column) => REASON_HEADERS[column]), ...wanted.map(textsOf)];
  const name = freeSheetName(snapshot, REASONS_SHEET);
  return [{ kind: 'add-sheet', name, rows, widths: REASON_WIDTHS }];
}

function openKeys(check: CountyCheck, path: string): readonly ReasonKey[] {
  const keyOf = reasonKeys(check);
  const written = reasonFinder(check);
  const found: ReasonKey[] = [];
  for (const spot of spotsOf(check, path)) {
    if (!isExplainable(spot.run.rule) || written(spot)?.honoured === true) continue;
    found.push(keyOf(spot));
    if (found.length === MOST) break;
  }
  return found;
}

function* spotsOf({ outcome }: CountyCheck, path: string): Iterable<Spot> {
  for (const spot of findingSpots(outcome)) if (spot.run.file === path) yield spot;
}

function textsOf(key: ReasonKey): readonly (string | null)[] {
  return REASON_COLUMNS.map((column) => textIn(key, column));
}

function textIn(key: ReasonKey, column: ReasonColumn): string | null {
  if (column === 'reason' || column === 'who' || column === 'on') return null;
  return key[column] === '' ? null : key[column];
}

/** What tells rows of the sheet apart. */
const IDENTITY = ['rule', 'sheet', 'cell', 'code', 'figures'] as const;

function addedRows(
  { headerRow, columns }: ReasonsTable,
  grid: Grid,
  wanted: readonly ReasonKey[],
): CellChange[] {
  const known = new Set<string>();
  for (let row = headerRow + 1; row < grid.rowCount; row++) {
    const texts = IDENTITY.map((column) => {
      const at = columns[column];
      const value = at === undefined ? null : grid.value(row, at);
      return isCellError(value) ? '' : String(value ?? '').trim();
    });
    known.add(texts.join('\n'));
  }
  let next = grid.rowCount;
  return wanted.flatMap((key) => {
    if (
      known.has(
        IDENTITY.map((column) => (columns[column] === undefined ? '' : key[column])).join('\n'),
      )
    )
      return [];
    const row = next++;
    return REASON_COLUMNS.flatMap((column): CellChange[] => {
      const at = columns[column];
      const value = textIn(key, column);
      return at === undefined || value === null ? [] : [{ at: { row, column: at }, value }];
    });
  });
}
