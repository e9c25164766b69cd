import { formatAddress } from '../../../kernel/address';
import { fail, succeed, type Result } from '../../../kernel/result';
import type { ExcelSession } from '../session';
import { askCells, putSteps, type CellChangeTo, type SheetBefore } from './amendCells';
import { contentsKey } from './amendSheets';
import { overwritten, type CellBefore, type Witness } from './cellBefore';
import { cellOf, keyOf } from './cellKeys';
import { isSame, type Entry } from './entry';
import { askLines, askUsed, haveMoved, type Lines } from './lines';
import { askNames, ownAreasOn } from './nameSteps';
import { areasOf } from './standing';
import { carryOut, type Step } from './steps';

export interface CellRecord {
  readonly key: number;
  readonly before: CellBefore;
  readonly after: CellBefore;
  /** The number format of text had to go. */
  readonly wasText: boolean;
}

/** What one amendment did; a sheet has its id once it is there. */
export type Done =
  | { readonly kind: 'cells'; readonly sheet: () => string; readonly cells: readonly CellRecord[] }
  | {
      readonly kind: 'sheet';
      readonly sheet: () => string;
      readonly name: string;
      readonly cells: string;
    };

/** Amendments made together, and how the sheets lay that they changed. */
export interface Amended {
  readonly steps: readonly Done[];
  /** By the id of a sheet. */
  readonly lines: ReadonlyMap<string, Lines>;
}

/** `strict` refuses where anything else happened to the cells; otherwise just what is as we left it goes back. */
export async function takeBack(
  session: ExcelSession,
  { steps: done, lines }: Amended,
  strict: boolean,
): Promise<Result<void>> {
  return session.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/id,items/name');
    const names = askNames(context, session.capabilities);
    const used = new Map(
      [...(strict ? lines.keys() : [])].map((id) => [id, askUsed(worksheets, id)]),
    );
    await context.sync();
    const questions: Step[] = [];
    const ways = new Map(
      [...used].flatMap(([id, range]) => {
        const sheet = worksheets.items.find((one) => one.id === id);
        const then = lines.get(id);
        if (sheet === undefined || then === undefined) return [];
        return [[id, { then, now: askLines(sheet, range, questions, then) }] as const];
      }),
    );
    const steps = [...done].reverse().map((step) => {
      const id = idOf(step);
      // A sheet whose answer was lost has no id; none had its name before.
      const isSought = (one: Excel.Worksheet) =>
        id === undefined ? step.kind === 'sheet' && one.name === step.name : one.id === id;
      const sheet = worksheets.items.find(isSought);
      const keys = step.kind === 'cells' ? step.cells.map(({ key }) => key) : [];
      const all = step.kind === 'sheet' ? sheet?.getUsedRangeOrNullObject(true) : undefined;
      all?.load(['formulas', 'address']);
      const seen = sheet === undefined ? undefined : askCells(sheet, keys, false, questions);
      return { step, keys, seen, all };
    });
    await carryOut(context, questions);
    const back: Step[] = [];
    const open = new Map<string, Open>();
    for (const { step, keys, seen, all } of steps) {
      if (seen === undefined) {
        if (strict) return fail('edit-refused', 'sheet-gone-since');
        continue;
      }
      const { id, name } = seen.sheet;
      const way = ways.get(id);
      const now = way?.now(NO_CELLS, ownAreasOn(names, name));
      if (way !== undefined && now !== undefined && haveMoved(way.then, now, keys))
        return fail('edit-refused', 'rows-moved-since', { sheet: name });
      const { cells, before: former, witnesses } = openOf(open, seen);
      if (step.kind === 'sheet') {
        if (!strict || usedKey(all, cells) === step.cells)
          back.push({ bytes: 300, queue: () => seen.sheet.delete() });
        else return fail('edit-refused', 'sheet-changed-since', { sheet: name });
        continue;
      }
      for (const [key, cell] of seen.cells()) {
        if (!cells.has(key)) cells.set(key, cell.read);
        former.set(key, cell);
      }
      const there = (key: number) => cells.get(key) ?? '';
      const isOurs = ({ key, after, before }: CellRecord) =>
        isSame(there(key), after.read) || isSame(there(key), before.read);
      const changed = step.cells.find((cell) => !isOurs(cell));
      if (strict && changed !== undefined) return changedSince(name, changed.key);
      const mine = step.cells.filter(isOurs);
      for (const { key, before } of mine) cells.set(key, before.read);
      back.push(...putSteps(() => seen.sheet, new Map(mine.map(backward)), witnesses));
    }
    if (back.length > 0) await carryOut(context, back);
    for (const one of open.values()) {
      const hit = await giveBack(context, one);
      if (hit !== undefined && strict) return changedSince(one.sheet.name, hit);
    }
    return succeed(undefined);
  });
}

const NO_CELLS: ReadonlyMap<number, Entry> = new Map();

function changedSince(sheet: string, key: number): Result<never> {
  return fail('edit-refused', 'changed-since', { sheet, cell: formatAddress(cellOf(key)) });
}

/** A sheet while it is taken back. */
interface Open {
  readonly sheet: Excel.Worksheet;
  /** What cells hold as far as it is taken back: a later step of the same amendment may have changed them again. */
  readonly cells: Map<number, Entry>;
  readonly before: Map<number, CellBefore>;
  readonly witnesses: Witness[];
}

function openOf(open: Map<string, Open>, { sheet }: SheetBefore): Open {
  const one = open.get(sheet.id) ?? { sheet, cells: new Map(), before: new Map(), witnesses: [] };
  open.set(sheet.id, one);
  return one;
}

/** Undoes the taking back where somebody else has changed a cell meanwhile, which is told. */
async function giveBack(
  context: Excel.RequestContext,
  { sheet, cells, before, witnesses }: Open,
): Promise<number | undefined> {
  const hers = overwritten(
    witnesses,
    (key) => before.get(key)?.read ?? '',
    (key) => cells.get(key) ?? '',
  );
  const [first] = hers.keys();
  if (first === undefined) return undefined;
  const whole = new Map([...before, ...hers] as readonly (readonly [number, CellChangeTo])[]);
  await carryOut(
    context,
    putSteps(() => sheet, whole),
  );
  return first;
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
  const cells = new Map<number, Entry>();
  const area = used?.isNullObject === false ? areasOf(used.address)[0] : undefined;
  if (used !== undefined && area !== undefined)
    (used.formulas as Entry[][]).forEach((line, down) => {
      line.forEach((read, right) => {
        cells.set(keyOf(area.top + down, area.left + right), read);
      });
    });
  for (const [key, read] of taken) cells.set(key, read);
  return contentsKey(cells);
}
