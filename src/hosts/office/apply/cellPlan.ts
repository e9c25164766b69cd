import type { Area } from '../../../kernel/address';
import { addTo } from '../../../kernel/arrays';
import { coalesce } from '../../../kernel/coalesce';
import type { CellStyle, CellWrite, WriteEdit } from '../../../sheet/editPlan';
import { cellOf } from './cellKeys';
import { entryOf, holds, readBack, type Entry } from './entry';
import { STYLES } from './looks';
import type { SheetMemory } from './memory';
import type { CellClaim, Claimed } from './names';
import { ownedCells } from './owned';
import { coalesce as coalesceAreas } from '../../../xlsx/patch/areas';
import { wantedCells } from './wanted';
import type { Skip } from '../../shared/skip';
import type { Ground } from '../../shared/wantedWrites';
import { keyOf } from './cellKeys';

/** One cell as it was read, with what `names` say of it. */
export interface CellSeen {
  readonly entry: Entry;
  readonly numberFormat: string;
  readonly isUntouched: boolean;
  readonly isLocked: boolean;
}

/** What is to be done to the cells of one sheet of the user's, and what they will be then. */
export interface CellPlan {
  /** Cells of ours that go: their contents, and with those of `cells` the look, with those of `text` its absence. */
  readonly emptied: readonly number[];
  readonly undressed: readonly number[];
  readonly textAgain: readonly number[];
  /** Cells whose number format has to stop being that of text. */
  readonly general: readonly number[];
  readonly writes: ReadonlyMap<number, Entry>;
  readonly dressed: ReadonlyMap<CellStyle, readonly number[]>;
  /** Areas with lines between their cells, before and after. */
  readonly formerLines: readonly Area[];
  readonly lines: readonly Area[];
  readonly claims: ReadonlyMap<number, CellClaim>;
  readonly wanted: ReadonlyMap<number, CellWrite>;
  readonly styles: ReadonlyMap<number, CellStyle>;
  /** By cell key: what `formulas` gave, or will give, of cells of ours. */
  readonly written: ReadonlyMap<number, Entry>;
  readonly skipped: readonly Skip[];
}

export interface CellQuestion {
  readonly seen: ReadonlyMap<number, CellSeen>;
  readonly claimed: readonly Claimed[];
  readonly edits: readonly WriteEdit[];
  readonly renamed: ReadonlyMap<string, string>;
  readonly merges: readonly Area[];
  readonly isProtected: boolean;
  /** Left out where it is none, or of another time. */
  readonly memory?: SheetMemory;
}

const NEVER: CellSeen = { entry: '', numberFormat: 'General', isUntouched: false, isLocked: true };

const ANY_GROUND: Ground = { merges: [], refusal: () => undefined };

export function planCells(question: CellQuestion): CellPlan {
  const { seen, edits, renamed, merges, isProtected, memory } = question;
  const at = (key: number) => seen.get(key) ?? NEVER;
  const isLocked = (key: number) => isProtected && at(key).isLocked;
  const owned = ownedCells(
    question.claimed,
    (key) => at(key).entry,
    () => wantedCells(edits, ANY_GROUND, renamed).cells,
  );
  const isUsers = (key: number) => at(key).entry !== '' && !owned.has(key);
  const refusal = (row: number, column: number) => {
    const key = keyOf(row, column);
    if (isUsers(key)) return 'cell-in-use';
    return isLocked(key) ? 'sheet-protected' : undefined;
  };
  const { cells, skipped } = wantedCells(edits, { merges, refusal }, renamed);
  const claims = new Map<number, CellClaim>();
  const wanted = new Map<number, CellWrite>();
  const writes = new Map<number, Entry>();
  const written = new Map<number, Entry>();
  const general: number[] = [];
  for (const [key, write] of cells) {
    const cell = at(key);
    const entry = entryOf(write);
    const claim = owned.get(key) ?? claimFor(cell);
    // Nothing to show in a cell that keeps its look.
    if (entry === '' && claim !== 'cells') continue;
    claims.set(key, claim);
    wanted.set(key, write);
    written.set(key, readBack(entry));
    if (!holds(cell.entry, write)) writes.set(key, entry);
    if (claim === 'text' && cell.numberFormat === '@') general.push(key);
  }
  const gone = [...owned.keys()].filter((key) => !claims.has(key));
  // What protection keeps us from taking off stays ours.
  for (const key of gone.filter(isLocked)) {
    claims.set(key, owned.get(key) ?? 'filled');
    written.set(key, at(key).entry);
  }
  const removed = gone.filter((key) => !isLocked(key));
  const looks = planLooks(claims, wanted, owned, memory);
  const goneOf = (claim: CellClaim) => removed.filter((key) => owned.get(key) === claim);
  return {
    emptied: removed.filter((key) => at(key).entry !== ''),
    undressed: [...goneOf('cells'), ...looks.undressed],
    textAgain: goneOf('text'),
    general,
    writes,
    dressed: looks.dressed,
    ...planLines(question.claimed, claims, looks.styles, isProtected),
    claims,
    wanted,
    styles: looks.styles,
    written,
    skipped,
  };
}

/** An empty cell that the user has given a look keeps it. */
function claimFor({ numberFormat, isUntouched }: CellSeen): CellClaim {
  if (isUntouched) return 'cells';
  return numberFormat === '@' ? 'text' : 'filled';
}

function planLooks(
  claims: ReadonlyMap<number, CellClaim>,
  wanted: ReadonlyMap<number, CellWrite>,
  owned: ReadonlyMap<number, CellClaim>,
  memory: SheetMemory | undefined,
) {
  const dressed = new Map<CellStyle, number[]>();
  const styles = new Map<number, CellStyle>();
  const undressed: number[] = [];
  for (const [key, { style }] of wanted) {
    if (claims.get(key) !== 'cells') continue;
    if (style !== undefined) styles.set(key, style);
    const isKnown = memory !== undefined && owned.has(key);
    if (isKnown && memory.styles.get(key) === style) continue;
    if (owned.has(key)) undressed.push(key);
    if (style !== undefined) addTo(dressed, style, key);
  }
  return { dressed, styles, undressed };
}

/**
 * Lines are drawn between cells of ours alone: an outer edge is shared with a cell of the user's, whose own line there
 * would go with ours.
 */
function planLines(
  claimed: readonly Claimed[],
  claims: ReadonlyMap<number, CellClaim>,
  styles: ReadonlyMap<number, CellStyle>,
  isProtected: boolean,
): Pick<CellPlan, 'lines' | 'formerLines'> {
  if (isProtected) return { lines: [], formerLines: [] };
  const boxed = [...styles].filter(([, style]) => STYLES[style].box).map(([key]) => cellOf(key));
  const lines = coalesce(boxed).filter(
    ({ top, left, bottom, right }) => top < bottom || left < right,
  );
  const created = [...claims].flatMap(([key, claim]) => (claim === 'cells' ? [cellOf(key)] : []));
  const made = claimed.flatMap(({ claim, areas }) => (claim === 'cells' ? areas : []));
  const former = coalesceAreas(made);
  const stays = areasKey(former) === areasKey(coalesceAreas(coalesce(created)));
  return { lines, formerLines: stays ? [] : former };
}

export function areasKey(areas: readonly Area[]): string {
  const keys = areas.map(({ top, left, bottom, right }) => [top, left, bottom, right].join(' '));
  return keys.sort().join('\n');
}
