import { formatAddress } from '../../../kernel/address';
import { fail, succeed, type Result } from '../../../kernel/result';
import type { CellChange, UserAmendment } from '../../../sheet/amendment';
import type { Receipt } from '../../../sheet/editPlan';
import { checkAmendments } from '../../shared/amendments';
import type { ExcelSession } from '../session';
import { askCells, asTextIn, putSteps, type CellBefore, type SheetBefore } from './amendCells';
import { addSheetSteps, contentsKey } from './amendSheets';
import { cellOf, keyOf } from './cellKeys';
import { entryOf, isSame, readBack, type Entry } from './entry';
import { askNames, namesSeen } from './nameSteps';
import { areasOf } from './standing';
import { carryOut, type Step } from './steps';

interface CellRecord {
  readonly key: number;
  readonly before: CellBefore;
  readonly after: CellBefore;
  /** The number format of text had to go. */
  readonly wasText: boolean;
}

/** What one amendment did; a sheet has its id once it is there. */
type Done =
  | { readonly kind: 'cells'; readonly sheet: () => string; readonly cells: readonly CellRecord[] }
  | {
      readonly kind: 'sheet';
      readonly sheet: () => string;
      readonly name: string;
      readonly cells: string;
    };

export interface Amending {
  readonly amend: (amendments: readonly UserAmendment[]) => Promise<Result<Receipt>>;
  readonly undo: (receipt: Receipt) => Promise<Result<void>>;
}

/** The user's own cells and sheets, changed on her word: all of it or nothing. */
export function amending(session: ExcelSession): Amending {
  const done = new Map<Receipt, readonly Done[]>();
  return {
    amend: async (amendments) => {
      let begun: readonly Done[] = [];
      const carried = await session.run(async (context) => {
        const prepared = await prepare(context, session, amendments);
        if (!prepared.ok) return prepared;
        begun = prepared.value.done;
        await carryOut(context, prepared.value.steps);
        return succeed(prepared.value.done);
      });
      if (!carried.ok) {
        // A request that failed may have done a part, or all of it.
        if (begun.length > 0) await takeBack(session, begun, false);
        return carried;
      }
      const receipt: Receipt = { applied: amendments.length, skipped: [] };
      done.set(receipt, carried.value);
      return succeed(receipt);
    },
    undo: async (receipt) => {
      const steps = done.get(receipt);
      if (steps === undefined) return fail('edit-refused', 'not-the-latest');
      const undone = await takeBack(session, steps, true);
      if (undone.ok) done.delete(receipt);
      return undone;
    },
  };
}

interface Prepared {
  readonly steps: readonly Step[];
  readonly done: readonly Done[];
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
  await context.sync();
  const present = new Map(worksheets.items.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const questions: Step[] = [];
  const asked = new Map<string, SheetBefore>();
  for (const [key, keys] of keysBySheet(amendments)) {
    const sheet = present.get(key);
    if (sheet !== undefined)
      asked.set(key, askCells(sheet, keys, capabilities.mergedAreas, questions));
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
  return succeed(changesFor(context, amendments, present, asked));
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
  asked: ReadonlyMap<string, SheetBefore>,
): Prepared {
  const steps: Step[] = [];
  const done: Done[] = [];
  const open = new Map<string, () => Excel.Worksheet>();
  const now = new Map<string, Map<number, CellBefore>>();
  for (const [key, sheet] of present) open.set(key, () => sheet);
  for (const [key, before] of asked) now.set(key, new Map(before.cells()));
  for (const amendment of amendments) {
    if (amendment.kind === 'add-sheet') {
      const added = addSheetSteps(context, amendment);
      steps.push(...added.steps);
      const key = amendment.name.toLowerCase();
      open.set(key, added.sheet);
      now.set(key, new Map(added.cells));
      const { name } = amendment;
      const cells = contentsKey(added.cells);
      done.push({ kind: 'sheet', sheet: () => added.sheet().id, name, cells });
      continue;
    }
    const key = amendment.sheet.toLowerCase();
    const sheet = open.get(key);
    if (sheet === undefined) throw new Error(`no sheet ${amendment.sheet}`);
    const cells = now.get(key) ?? new Map<number, CellBefore>();
    now.set(key, cells);
    const records = recordsOf(amendment.cells, cells);
    steps.push(...putSteps(sheet, new Map(records.map(forward))));
    done.push({ kind: 'cells', sheet: () => sheet().id, cells: records });
  }
  return { steps, done };
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

/** `strict` refuses where anything else happened to the cells; otherwise just what is as we left it goes back. */
async function takeBack(
  session: ExcelSession,
  done: readonly Done[],
  strict: boolean,
): Promise<Result<void>> {
  return session.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/id,items/name');
    await context.sync();
    const questions: Step[] = [];
    const steps = [...done].reverse().map((step) => {
      const id = idOf(step);
      // A sheet whose answer was lost has no id; none had its name before.
      const isSought = (one: Excel.Worksheet) =>
        id === undefined ? step.kind === 'sheet' && one.name === step.name : one.id === id;
      const sheet = worksheets.items.find(isSought);
      const keys = step.kind === 'cells' ? step.cells.map(({ key }) => key) : [];
      const used = step.kind === 'sheet' ? sheet?.getUsedRangeOrNullObject(true) : undefined;
      used?.load(['formulas', 'address']);
      const seen = sheet === undefined ? undefined : askCells(sheet, keys, false, questions);
      return { step, seen, used };
    });
    await carryOut(context, questions);
    const back: Step[] = [];
    /** What cells hold as far as it is taken back: a later step of the same amendment may have changed them again. */
    const now = new Map<string, Map<number, Entry>>();
    for (const { step, seen, used } of steps) {
      if (seen === undefined) {
        if (strict) return fail('edit-refused', 'sheet-gone-since');
        continue;
      }
      const { id, name } = seen.sheet;
      const cells = now.get(id) ?? new Map<number, Entry>();
      now.set(id, cells);
      if (step.kind === 'sheet') {
        if (!strict || usedKey(used, cells) === step.cells)
          back.push({ bytes: 300, queue: () => seen.sheet.delete() });
        else return fail('edit-refused', 'sheet-changed-since', { sheet: name });
        continue;
      }
      for (const [key, { read }] of seen.cells()) if (!cells.has(key)) cells.set(key, read);
      const there = (key: number) => cells.get(key) ?? '';
      const isOurs = ({ key, after, before }: CellRecord) =>
        isSame(there(key), after.read) || isSame(there(key), before.read);
      const changed = step.cells.find((cell) => !isOurs(cell));
      if (strict && changed !== undefined)
        return fail('edit-refused', 'changed-since', {
          sheet: name,
          cell: formatAddress(cellOf(changed.key)),
        });
      const mine = step.cells.filter(isOurs);
      for (const { key, before } of mine) cells.set(key, before.read);
      back.push(...putSteps(() => seen.sheet, new Map(mine.map(backward))));
    }
    if (back.length > 0) await carryOut(context, back);
    return succeed(undefined);
  });
}

/** A sheet whose request failed was perhaps never there. */
function idOf({ sheet }: Done): string | undefined {
  try {
    return sheet();
  } catch {
    return undefined;
  }
}

function backward({ key, before: { entry, isText }, wasText }: CellRecord) {
  return [key, { entry, isText, ...(wasText ? { format: '@' } : {}) }] as const;
}

/** What a sheet holds, with what is taken back of it already. */
function usedKey(used: Excel.Range | undefined, taken: ReadonlyMap<number, Entry>): string {
  const cells = new Map<number, CellBefore>();
  const put = (key: number, read: Entry) => {
    if (read === '') cells.delete(key);
    else cells.set(key, { ...EMPTY, read });
  };
  if (used?.isNullObject === false) forUsed(used, put);
  for (const [key, read] of taken) put(key, read);
  return contentsKey(cells);
}

function forUsed(used: Excel.Range, put: (key: number, read: Entry) => void): void {
  const [area] = areasOf(used.address);
  if (area === undefined) return;
  (used.formulas as Entry[][]).forEach((line, down) => {
    line.forEach((read, right) => {
      put(keyOf(area.top + down, area.left + right), read);
    });
  });
}
