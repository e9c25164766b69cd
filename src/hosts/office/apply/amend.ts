import type { Area } from '../../../kernel/address';
import { fail, succeed, type Result } from '../../../kernel/result';
import type { CellChange, UserAmendment } from '../../../sheet/amendment';
import type { Receipt } from '../../../sheet/editPlan';
import { checkAmendments } from '../../shared/amendments';
import type { ExcelSession } from '../session';
import { askCells, putSteps, type SheetBefore } from './amendCells';
import { addSheetSteps, contentsKey } from './amendSheets';
import { asTextIn, overwritten, type CellBefore, type Witness } from './cellBefore';
import { keyOf } from './cellKeys';
import { entryOf, readBack, type Entry } from './entry';
import { askLines, askUsed, type Lines } from './lines';
import { askNames, namesSeen, ownAreasOn } from './nameSteps';
import { carryOut, type Step } from './steps';
import { takeBack, type Amended, type CellRecord, type Done } from './takeBack';

export interface Amending {
  readonly amend: (amendments: readonly UserAmendment[]) => Promise<Result<Receipt>>;
  readonly undo: (receipt: Receipt) => Promise<Result<void>>;
}

/** The user's own cells and sheets, changed on her word: all of it or nothing. */
export function amending(session: ExcelSession): Amending {
  const done = new Map<Receipt, Amended>();
  return {
    amend: async (amendments) => {
      const first = await attempt(session, amendments);
      const carried = first === AGAIN ? await attempt(session, amendments) : first;
      if (carried === AGAIN) return fail('excel-refused', 'excel-busy');
      if (!carried.ok) return carried;
      const receipt: Receipt = { applied: amendments.length, skipped: [] };
      done.set(receipt, carried.value);
      return succeed(receipt);
    },
    undo: async (receipt) => {
      const amended = done.get(receipt);
      if (amended === undefined) return fail('edit-refused', 'not-the-latest');
      const undone = await takeBack(session, amended, true);
      if (undone.ok) done.delete(receipt);
      return undone;
    },
  };
}

const AGAIN = Symbol('again');

/**
 * All of it, or nothing. Excel may refuse half way, as when somebody begins to type, and the session would then do all
 * of it again, with what it has just written for the user's own: it is taken back first, and the answer is `AGAIN`.
 */
async function attempt(
  session: ExcelSession,
  amendments: readonly UserAmendment[],
): Promise<Result<Amended> | typeof AGAIN> {
  let begun: Amended | undefined;
  let again = false;
  const carried = await session.run(async (context) => {
    if (begun !== undefined) {
      again = true;
      return fail('excel-refused', 'excel-busy');
    }
    const prepared = await prepare(context, session, amendments);
    if (!prepared.ok) return prepared;
    begun = prepared.value.amended;
    await carryOut(context, prepared.value.steps);
    const hit = prepared.value.afterAll();
    if (hit === undefined) return succeed(begun);
    begun = hit;
    return fail('excel-refused', 'changed-meanwhile');
  });
  // A request that failed may have done a part, or all of it.
  if (!carried.ok && begun !== undefined) await takeBack(session, begun, false);
  return again ? AGAIN : carried;
}

interface Prepared {
  readonly steps: readonly Step[];
  readonly amended: Amended;
  /** Where somebody else has changed one of the cells meanwhile: the same, with what stood there really. */
  readonly afterAll: () => Amended | undefined;
}

/** A sheet as it was asked for. */
interface Asked extends SheetBefore {
  readonly lines: ReturnType<typeof askLines>;
}

async function prepare(
  context: Excel.RequestContext,
  { capabilities }: ExcelSession,
  amendments: readonly UserAmendment[],
): Promise<Result<Prepared>> {
  const { worksheets } = context.workbook;
  worksheets.load('items/id,items/name');
  const names = askNames(context, capabilities);
  // Protection of workbooks came with the same version as links.
  const protection = capabilities.links ? context.workbook.protection : undefined;
  protection?.load('protected');
  const wanted = keysBySheet(amendments);
  const used = new Map([...wanted.keys()].map((key) => [key, askUsed(worksheets, key)]));
  await context.sync();
  const present = new Map(worksheets.items.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const questions: Step[] = [];
  const asked = new Map<string, Asked>();
  for (const [key, keys] of wanted) {
    const sheet = present.get(key);
    if (sheet === undefined) continue;
    const before = askCells(sheet, keys, capabilities.mergedAreas, questions);
    asked.set(key, { ...before, lines: askLines(sheet, used.get(key), questions) });
  }
  if (asked.size > 0) await carryOut(context, questions);
  const sheets = worksheets.items.map(({ name }) => {
    const before = asked.get(name.toLowerCase());
    return { name, merges: before?.merges() ?? [], protected: before?.isLocked() ?? false };
  });
  const checked = checkAmendments({ sheets, definedNames: namesSeen(names) }, amendments);
  if (!checked.ok) return checked;
  const adds = amendments.some(({ kind }) => kind === 'add-sheet');
  if (adds && protection?.protected === true) return fail('edit-refused', 'workbook-protected');
  const own = (sheet: string) => ownAreasOn(names, sheet);
  return succeed(changesFor(context, amendments, present, asked, own));
}

/** Cells to be changed by sheet in lower case. */
function keysBySheet(amendments: readonly UserAmendment[]): ReadonlyMap<string, readonly number[]> {
  const keys = new Map<string, number[]>();
  for (const amendment of amendments) {
    if (amendment.kind === 'add-sheet') continue;
    const sheet = amendment.sheet.toLowerCase();
    const known = keys.get(sheet) ?? [];
    keys.set(sheet, known);
    for (const { at } of amendment.cells) known.push(keyOf(at.row, at.column));
  }
  return keys;
}

function changesFor(
  context: Excel.RequestContext,
  amendments: readonly UserAmendment[],
  present: ReadonlyMap<string, Excel.Worksheet>,
  asked: ReadonlyMap<string, Asked>,
  own: (sheet: string) => readonly Area[],
): Prepared {
  const steps: Step[] = [];
  const done: Done[] = [];
  const open = new Map<string, () => Excel.Worksheet>();
  const now = new Map<string, Map<number, CellBefore>>();
  const witnesses = new Map<string, Witness[]>();
  for (const [key, sheet] of present) open.set(key, () => sheet);
  for (const [key, before] of asked) {
    now.set(key, new Map(before.cells()));
    witnesses.set(key, []);
  }
  for (const amendment of amendments) {
    if (amendment.kind === 'add-sheet') {
      const added = addSheetSteps(context, amendment);
      steps.push(...added.steps);
      const key = amendment.name.toLowerCase();
      open.set(key, added.sheet);
      now.set(key, new Map(added.cells));
      const { name } = amendment;
      const cells = contentsKey(readOf(added.cells));
      done.push({ kind: 'sheet', sheet: () => added.sheet().id, name, cells });
      continue;
    }
    const key = amendment.sheet.toLowerCase();
    const sheet = open.get(key);
    if (sheet === undefined) throw new Error(`no sheet ${amendment.sheet}`);
    const cells = now.get(key) ?? new Map<number, CellBefore>();
    now.set(key, cells);
    const records = recordsOf(amendment.cells, cells);
    steps.push(...putSteps(sheet, new Map(records.map(forward)), witnesses.get(key)));
    done.push({ kind: 'cells', sheet: () => sheet().id, cells: records });
  }
  const lines = new Map<string, Lines>();
  for (const [key, { sheet, lines: linesOf }] of asked) {
    const found = linesOf(readOf(now.get(key) ?? new Map<number, CellBefore>()), own(sheet.name));
    if (found !== undefined) lines.set(sheet.id, found);
  }
  const afterAll = (): Amended | undefined => {
    const hers = new Map(
      [...asked].map(([key, { sheet, cells }]) => {
        const before = readOf(cells());
        const after = readOf(now.get(key) ?? new Map<number, CellBefore>());
        const at = (side: ReadonlyMap<number, Entry>) => (one: number) => side.get(one) ?? '';
        return [sheet.id, overwritten(witnesses.get(key) ?? [], at(before), at(after))];
      }),
    );
    if ([...hers.values()].every((cells) => cells.size === 0)) return undefined;
    return { steps: done.map((step) => withBefore(step, hers)), lines };
  };
  return { steps, amended: { steps: done, lines }, afterAll };
}

function readOf(cells: ReadonlyMap<number, CellBefore>): ReadonlyMap<number, Entry> {
  return new Map([...cells].map(([key, { read }]) => [key, read]));
}

function withBefore(step: Done, hers: ReadonlyMap<string, ReadonlyMap<number, CellBefore>>): Done {
  const found = step.kind === 'cells' ? hers.get(step.sheet()) : undefined;
  if (step.kind !== 'cells' || found === undefined) return step;
  const cells = step.cells.map((one) => ({ ...one, before: found.get(one.key) ?? one.before }));
  return { ...step, cells };
}

const EMPTY: CellBefore = { entry: '', read: '', format: 'General', isText: false };

/** A cell that is named twice is as the last one says, and was as before the first. */
function recordsOf(
  changes: readonly CellChange[],
  now: Map<number, CellBefore>,
): readonly CellRecord[] {
  const last = new Map(changes.map((change) => [keyOf(change.at.row, change.at.column), change]));
  return [...last].map(([key, change]) => {
    const before = now.get(key) ?? EMPTY;
    const isText = typeof change.value === 'string' && change.formula === undefined;
    const wasText = before.format === '@' && !isText && entryOf(change) !== '';
    const format = wasText ? 'General' : before.format;
    const entry = isText ? asTextIn(String(change.value), format) : entryOf(change);
    const after: CellBefore = { entry, read: readBack(entry), format, isText };
    now.set(key, after);
    return { key, before, after, wasText };
  });
}

function forward({ key, after: { entry, isText }, wasText }: CellRecord) {
  return [key, { entry, isText, ...(wasText ? { format: 'General' } : {}) }] as const;
}
