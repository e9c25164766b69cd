import { coalesce } from '../../../xlsx/patch/areas';
import type { EditPlan, WriteEdit } from '../../../sheet/editPlan';
import { sortPlan, type SheetEdits } from '../../../xlsx/patch/planSheets';
import type { Capabilities } from '../capabilities';
import { isExcelError } from '../excel';
import { bytesByColumn } from './entryBytes';
import { areasToMark } from './fills';
import { ADDING_NAME_PREFIX, claimsOn, type Claimed, type NameSeen } from './names';
import { askNames, namesSeen, sheetsIn } from './nameSteps';
import { ownSheets, type Book } from './ownSheets';
import { askMore, askSheet, type SheetSeen, type SheetWish } from './standing';
import { carryOut, type Step } from './steps';
import { untouched } from './plainLook';
import { areasToAsk, validatedAreas } from './validations';
import { reachOf } from './wanted';
import { SHEET_NAME_PREFIX } from '../../../sheet/ownership';

/** The workbook as far as a plan concerns it, read by one request where nothing is unusual. */
export interface Around {
  readonly book: Book;
  readonly sheets: readonly { readonly seen: SheetSeen; readonly claimed: readonly Claimed[] }[];
}

export interface Hint {
  /** Names as they were read last; they say what is likely to be asked for. */
  readonly names: readonly NameSeen[];
  /** Ids of sheets that hold nothing of ours, as far as known. */
  readonly bare: ReadonlySet<string>;
  /** The plan that was carried out last, as far as known. */
  readonly standing: EditPlan;
}

const NO_EDITS = { marks: [], notes: [], writes: [], validations: [] };

/** Reads all that has to be known before the plan is carried out. */
export async function lookAround(
  context: Excel.RequestContext,
  plan: EditPlan,
  hint: Hint,
  capabilities: Capabilities,
): Promise<Around> {
  const edits = bySheet(plan);
  const standing = bySheet(hint.standing);
  const editsOf = (sheet: string): SheetEdits =>
    edits.get(sheet.toLowerCase()) ?? { sheet, ...NO_EDITS };
  const wishOf = (sheet: string, names: readonly NameSeen[]): SheetWish => {
    const former = standing.get(sheet.toLowerCase())?.writes ?? [];
    return wishFor(editsOf(sheet), claimsOn(names, sheet), former, capabilities);
  };
  const likely = likelySheets(edits, hint.names).map((sheet) => wishOf(sheet, hint.names));
  const first = await tryAsking(context, likely, capabilities);
  const { base } = first;
  const names = namesSeen(base.names);
  const begun = await begunSheets(context, base.sheets.items, names);
  const book = { sheets: base.sheets.items, names, isProtected: isProtected(base), begun };
  const own = new Set([...ownSheets(book).values()].map(({ name }) => name.toLowerCase()));
  const asked = new Map(first.asked.map((one) => [one.wish.sheet.toLowerCase(), one]));
  const steps: Step[] = [];
  const users = book.sheets.filter(({ name }) => !own.has(name.toLowerCase()));
  const all = users.flatMap((sheet) => {
    const claimed = claimsOn(names, sheet.name);
    const wish = wishOf(sheet.name, names);
    const known = asked.get(sheet.name.toLowerCase());
    const isKnown = known !== undefined && JSON.stringify(known.wish) === JSON.stringify(wish);
    const isIdle = claimed.length === 0 && !edits.has(sheet.name.toLowerCase());
    if (isIdle && plan.edits.length > 0 && hint.bare.has(sheet.id)) return [];
    const seen = isKnown ? known.seen : askSheet(sheet, wish, capabilities, steps);
    return [{ seen, claimed, isNew: !isKnown, edits: editsOf(sheet.name) }];
  });
  if (all.some(({ isNew }) => isNew)) await carryOut(context, steps);
  const more = all.flatMap(({ seen, edits: own }) =>
    askMore(
      seen,
      own.notes.length > 0,
      ({ range }) => own.writes.length > 0 && untouched(range, seen.plain()) === 'some',
      capabilities,
    ),
  );
  if (more.length > 0) await carryOut(context, more);
  return { book, sheets: all };
}

interface Base {
  readonly sheets: Excel.WorksheetCollection;
  readonly names: Excel.NamedItemCollection;
  readonly protection?: Excel.WorkbookProtection;
}

function bySheet(plan: EditPlan): ReadonlyMap<string, SheetEdits> {
  return new Map(sortPlan(plan).bySheet.map((one) => [one.sheet.toLowerCase(), one]));
}

function askBase(context: Excel.RequestContext, capabilities: Capabilities): Base {
  const sheets = context.workbook.worksheets;
  sheets.load('items/id,items/name,items/visibility');
  const names = askNames(context, capabilities);
  // Protection of workbooks came with the same version as links.
  if (!capabilities.links) return { sheets, names };
  const { protection } = context.workbook;
  protection.load('protected');
  return { sheets, names, protection };
}

function isProtected({ protection }: Base): boolean {
  return protection?.protected ?? false;
}

interface Asked {
  readonly wish: SheetWish;
  readonly seen: SheetSeen;
}

/** Asks for the workbook and for the sheets that are likely there; without these where one of them is gone. */
async function tryAsking(
  context: Excel.RequestContext,
  likely: readonly SheetWish[],
  capabilities: Capabilities,
): Promise<{ readonly base: Base; readonly asked: readonly Asked[] }> {
  const base = askBase(context, capabilities);
  const steps: Step[] = [];
  const asked = likely.map((wish) => {
    const sheet = context.workbook.worksheets.getItem(wish.sheet);
    return { wish, seen: askSheet(sheet, wish, capabilities, steps) };
  });
  try {
    await carryOut(context, steps);
    return { base, asked };
  } catch (error) {
    const isGone = isExcelError(error) && error.code === 'ItemNotFound';
    if (!isGone || likely.length === 0) throw error;
  }
  return tryAsking(context, [], capabilities);
}

/** The sheets of the user's that a plan or names mention. */
function likelySheets(
  edits: ReadonlyMap<string, SheetEdits>,
  names: readonly NameSeen[],
): readonly string[] {
  const isOfSheet = ({ name }: NameSeen) => name.startsWith(SHEET_NAME_PREFIX);
  const own = new Set(sheetsIn(names.filter(isOfSheet)).map((name) => name.toLowerCase()));
  const likely = new Map([...edits.values()].map(({ sheet }) => [sheet.toLowerCase(), sheet]));
  for (const sheet of sheetsIn(names.filter((name) => !isOfSheet(name))))
    likely.set(sheet.toLowerCase(), likely.get(sheet.toLowerCase()) ?? sheet);
  return [...likely].filter(([key]) => !own.has(key)).map(([, sheet]) => sheet);
}

function wishFor(
  edits: SheetEdits,
  claimed: readonly Claimed[],
  former: readonly WriteEdit[],
  { marks }: Capabilities,
): SheetWish {
  const owned = claimed.flatMap(({ claim, areas }) =>
    claim === 'cells' || claim === 'filled' || claim === 'text' ? areas : [],
  );
  return {
    sheet: edits.sheet,
    cells: coalesce([...reachOf(edits.writes), ...owned]),
    // Names come in no order that can be told beforehand.
    owned: coalesce(owned),
    ownBytes: bytesByColumn([...former, ...edits.writes]),
    validated: areasToAsk(edits.validations, validatedAreas(claimed)),
    marked: [
      ...claimed.flatMap(({ claim, areas }) => (claim === 'marked' ? areas : [])),
      ...(marks === 'fills' ? areasToMark(edits.marks, claimed) : []),
    ],
  };
}

/**
 * Sheets that were about to be added when a request failed: by the name that would say that they are ours. One that has
 * something in it is the user's.
 */
async function begunSheets(
  context: Excel.RequestContext,
  sheets: readonly Excel.Worksheet[],
  names: readonly NameSeen[],
): Promise<ReadonlyMap<string, string>> {
  const begun = names.flatMap(({ name, refersTo }) => {
    if (!name.startsWith(ADDING_NAME_PREFIX)) return [];
    const wanted = refersTo.replace(/^"|"$/g, '').replaceAll('""', '"');
    const sheet = sheets.find((one) => one.name.toLowerCase() === wanted.toLowerCase());
    const used = sheet?.getUsedRangeOrNullObject(true);
    used?.load('address');
    const ownName = name.replace(ADDING_NAME_PREFIX, SHEET_NAME_PREFIX);
    return used === undefined ? [] : [{ ownName, wanted, used }];
  });
  if (begun.length > 0) await context.sync();
  return new Map(
    begun.flatMap(({ ownName, wanted, used }) =>
      used.isNullObject ? [[ownName, wanted] as const] : [],
    ),
  );
}
