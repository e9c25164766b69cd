import { sheetPrefix } from '../../../kernel/address';
import type { AddSheetEdit, CellWrite } from '../../../sheet/editPlan';
import {
  freeName,
  parseReferences,
  sheetNameOfRole,
  SHEET_NAME_PREFIX,
} from '../../../sheet/ownership';
import { withRenamedSheets } from '../../../xlsx/patch/addSheets';
import type { Capabilities } from '../capabilities';
import type { Memory, OwnSheetMemory } from './memory';
import { ADDING_NAME_PREFIX, type NameSeen } from './names';
import { fillOwnSheet, rewriteOwnSheet, type OpenSheet } from './ownSheetContents';
import { OPERATION, type Step } from './steps';
import type { Skip } from '../../shared/skip';
import { step } from './writeCells';

/** The workbook around the sheets of the user's. */
export interface Book {
  readonly sheets: readonly Excel.Worksheet[];
  readonly names: readonly NameSeen[];
  /** Sheets can neither come nor go. */
  readonly isProtected: boolean;
  /** Empty sheets that a request which failed half way added for us, by role. */
  readonly begun: ReadonlyMap<string, string>;
}

/** Names of our sheets where they differ from those that the plan asks for; keys are in lower case. */
export interface AddedNames {
  readonly byRole: ReadonlyMap<string, string>;
  readonly renamed: ReadonlyMap<string, string>;
}

/** Names that the plan's sheets get where the user has sheets of the same names. */
export function namesOfAdded(book: Book, added: readonly AddSheetEdit[]): AddedNames {
  const own = new Set([...ownSheets(book).values()].map((sheet) => sheet.name.toLowerCase()));
  const taken = new Set(book.sheets.map(({ name }) => name.toLowerCase()));
  for (const name of own) taken.delete(name);
  const byRole = new Map<string, string>();
  const renamed = new Map<string, string>();
  for (const { role, name } of added) {
    const free = freeName(taken, name);
    taken.add(free.toLowerCase());
    byRole.set(role, free);
    if (free !== name) renamed.set(name.toLowerCase(), free);
  }
  return { byRole, renamed };
}

/** The sheets that are ours, by the names that say so. */
export function ownSheets(book: Book): ReadonlyMap<string, Excel.Worksheet> {
  const own = new Map<string, Excel.Worksheet>();
  const named = (name: string) =>
    book.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  for (const { name, refersTo } of book.names) {
    const target = parseReferences(refersTo)[0]?.sheet;
    const sheet = target === undefined ? undefined : named(target);
    if (name.startsWith(SHEET_NAME_PREFIX) && sheet !== undefined) own.set(name, sheet);
  }
  for (const [name, sheetName] of book.begun) {
    const sheet = named(sheetName);
    if (sheet !== undefined && !own.has(name)) own.set(name, sheet);
  }
  return own;
}

/** What to remember of a sheet; the id of a new one is loaded with the last request. */
export interface WrittenSheet extends Omit<OwnSheetMemory, 'id'> {
  readonly sheet: OpenSheet;
}

export interface OwnSheetsOutcome {
  /** Names to be added first, and what is done to sheets. */
  readonly steps: readonly Step[];
  readonly skipped: readonly Skip[];
  readonly removedNames: readonly string[];
  readonly standing: readonly NameSeen[];
  /** By role. */
  readonly memory: ReadonlyMap<string, WrittenSheet>;
}

/** Brings the sheets that are ours to the plan: in place, because a sheet that is deleted takes the user's undo along. */
export function ownSheetSteps(
  context: Excel.RequestContext,
  book: Book,
  added: readonly AddSheetEdit[],
  { byRole, renamed }: AddedNames,
  memory: Memory,
  capabilities: Capabilities,
): OwnSheetsOutcome {
  const present = ownSheets(book);
  const steps: Step[] = [];
  const skipped: Skip[] = [];
  const remembered = new Map<string, WrittenSheet>();
  const kept = new Set<string>();
  const standing: NameSeen[] = [];
  for (const edit of added) {
    const name = byRole.get(edit.role) ?? edit.name;
    const ownName = sheetNameOfRole(edit.role);
    const there = present.get(ownName);
    if (there === undefined && book.isProtected) {
      skipped.push({ edit, reason: 'workbook-protected' });
      continue;
    }
    const rows = edit.rows.map((row) => row.map((cell) => withRenamedSheets(cell, renamed)));
    const wanted = { ...edit, name, rows };
    const sheet = opener(context, there, name);
    const isNamed = book.names.some((one) => one.name === ownName);
    // A name that outlived its sheet: her deleting it.
    if (there === undefined && isNamed) steps.push(nameRemoval(context, ownName));
    if (there === undefined) steps.push(...addition(context, ownName, name));
    else if (!isNamed) steps.push(nameAddition(context, ownName, name));
    kept.add(ownName);
    standing.push({ name: ownName, refersTo: `${sheetPrefix(name)}$A$1`, comment: '' });
    const outcome = contents(sheet, there, wanted, memory.own.get(edit.role), capabilities);
    steps.push(...outcome.steps);
    if (there === undefined) steps.push(step(1, () => sheet().load('id')));
    // A copy: the sheet is there, just some of its links are not.
    if (outcome.linksLeft !== undefined)
      skipped.push({ edit: { ...edit }, reason: outcome.linksLeft });
    const frame = frameOf(wanted);
    remembered.set(edit.role, { name, frame, rows, sheet });
  }
  const removedNames: string[] = [];
  for (const { name } of book.names)
    if (name.startsWith(ADDING_NAME_PREFIX)) removedNames.push(name);
  for (const { name, refersTo, comment } of book.names) {
    if (!name.startsWith(SHEET_NAME_PREFIX) || kept.has(name)) continue;
    const sheet = present.get(name);
    if (sheet !== undefined && !mayGo(book, sheet)) standing.push({ name, refersTo, comment });
    else removedNames.push(name);
  }
  for (const [name, sheet] of present)
    if (!kept.has(name) && mayGo(book, sheet))
      steps.push(
        step(2, () => {
          sheet.delete();
        }),
      );
  return { steps, skipped, removedNames, standing, memory: remembered };
}

/** Excel is asked for a sheet as soon as it is named, so a new one must not be named before it is there. */
function opener(
  context: Excel.RequestContext,
  there: Excel.Worksheet | undefined,
  name: string,
): OpenSheet {
  let sheet = there;
  return () => (sheet ??= context.workbook.worksheets.getItem(name));
}

/** A workbook cannot be left without a sheet in sight. */
function mayGo(book: Book, sheet: Excel.Worksheet): boolean {
  const others = book.sheets.filter((one) => one !== sheet && one.visibility === 'Visible');
  return !book.isProtected && others.length > 0;
}

/** Says first what is going to be added, so that a sheet which a failing request leaves unnamed is found again. */
function addition(context: Excel.RequestContext, ownName: string, name: string): readonly Step[] {
  const { names, worksheets } = context.workbook;
  const adding = ownName.replace(SHEET_NAME_PREFIX, ADDING_NAME_PREFIX);
  return [
    step(4, () => {
      names.add(adding, `="${name.replaceAll('"', '""')}"`);
      worksheets.add(name);
    }),
    nameAddition(context, ownName, name),
    step(1, () => {
      names.getItem(adding).delete();
    }),
  ];
}

function nameRemoval(context: Excel.RequestContext, name: string): Step {
  return step(1, () => {
    context.workbook.names.getItem(name).delete();
  });
}

function nameAddition(context: Excel.RequestContext, ownName: string, name: string): Step {
  const reference = `=${sheetPrefix(name)}$A$1`;
  return { bytes: 2 * OPERATION, queue: () => context.workbook.names.add(ownName, reference) };
}

/** All but the contents of the cells. */
function frameOf(edit: AddSheetEdit): string {
  const cell = (write: CellWrite | null): readonly unknown[] => [
    write?.style ?? 0,
    write?.link ?? 0,
    write?.looks ?? 0,
  ];
  const shape = edit.rows.map((row) => row.map(cell));
  return JSON.stringify([edit.widths, edit.merges, edit.freeze ?? null, shape]);
}

function contents(
  sheet: OpenSheet,
  there: Excel.Worksheet | undefined,
  wanted: AddSheetEdit,
  former: OwnSheetMemory | undefined,
  capabilities: Capabilities,
) {
  const isKnown =
    there !== undefined && there.id === former?.id && former.frame === frameOf(wanted);
  const rename =
    there === undefined || there.name === wanted.name
      ? []
      : [
          step(1, () => {
            there.name = wanted.name;
          }),
        ];
  const outcome = isKnown
    ? rewriteOwnSheet(sheet, former.rows, wanted, capabilities)
    : fillOwnSheet(sheet, there === undefined, wanted, capabilities);
  return { ...outcome, steps: [...rename, ...outcome.steps] };
}
