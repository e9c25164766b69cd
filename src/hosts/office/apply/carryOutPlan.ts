import type { SkipReason } from '../../../app/host';
import { appendAll } from '../../../kernel/arrays';
import type { Edit, EditPlan, NoteEdit, Receipt } from '../../../sheet/editPlan';
import { sortPlan, type SheetEdits } from '../../../xlsx/patch/planSheets';
import type { Capabilities } from '../capabilities';
import { cellSteps, step } from './writeCells';
import { planCells, type CellPlan, type CellSeen } from './cellPlan';
import type { Witness } from './cellBefore';
import { keyOf } from './cellKeys';
import { fillSteps } from './fills';
import { formatSteps, liveFormats, markFormats } from './formats';
import { giveBackSteps } from './giveBack';
import { lookAround, type Hint } from './lookAround';
import { claimsKey, type Memory, type SheetMemory } from './memory';
import { nameChanges, type Claimed, type NameSeen } from './names';
import { nameSteps } from './nameSteps';
import { addComments, limitNotes, noteSteps, type Comment } from './notes';
import { namesOfAdded, ownSheetSteps } from './ownSheets';
import { isUntouched, untouched, type PlainLook } from './plainLook';
import { claimsOfCells } from './prints';
import { areasOf, forEachCellSeen, type Block, type SheetSeen } from './standing';
import { carryOut, type Step } from './steps';
import { validatedAreas, validationSteps } from './validations';
import type { Skip } from '../../shared/skip';

export interface Outcome {
  readonly receipt: Receipt;
  /** All names of the workbook that are ours, as they stand now. */
  readonly names: readonly NameSeen[];
}

/**
 * Brings the workbook to a plan: reads what stands, and changes what differs. What is ours is claimed before it is
 * written and released after it is gone, so that whatever request fails, the next plan finds it.
 */
export async function carryOutPlan(
  context: Excel.RequestContext,
  plan: EditPlan,
  hint: Hint & { readonly bare: Set<string> },
  memory: Memory,
  capabilities: Capabilities,
): Promise<Outcome> {
  const around = await lookAround(context, plan, hint, capabilities);
  const { book } = around;
  const sorted = sortPlan(plan);
  const added = namesOfAdded(book, sorted.added);
  const own = ownSheetSteps(context, book, sorted.added, added, memory, capabilities);
  const skipped: Skip[] = [...skippedOf(sorted.skipped), ...own.skipped];
  const notes = limitNotes(plan.edits.filter((edit) => edit.kind === 'note'));
  appendAll(skipped, notes.skipped);
  const kept = new Set(notes.kept);
  const sheets = around.sheets.map(({ seen, claimed }) => {
    const edits = sorted.bySheet.find((one) => isNamed(seen, one.sheet));
    const given = withNotes(edits ?? nothingFor(seen.sheet.name), kept);
    return planSheet(seen, claimed, given, added.renamed, memory, capabilities);
  });
  const missing = sorted.bySheet.filter(
    (one) => !around.sheets.some(({ seen }) => isNamed(seen, one.sheet)),
  );
  appendAll(
    skipped,
    missing.flatMap((one) => editsIn(withNotes(one, kept)).map(gone)),
  );
  for (const sheet of sheets) appendAll(skipped, sheet.skipped);
  const claims = sheets.flatMap((sheet) => sheet.claims);
  const changes = nameChanges(book.names, claims, !capabilities.links);
  const naming = nameSteps(context, {
    added: changes.added,
    removed: [...changes.removed, ...own.removedNames],
  });
  const steps: Step[] = [
    ...naming.before,
    ...sheets.flatMap((sheet) => sheet.steps),
    ...own.steps,
    ...naming.after,
  ];
  if (steps.length > 0) {
    // Until all went well nothing is certain of what is about to be written.
    for (const { id } of sheets) memory.sheets.delete(id);
    const formerOwn = new Map(memory.own);
    memory.own.clear();
    const { worksheets } = context.workbook;
    const sheetNames = sheets.map(({ name }) => name);
    await carryOut(context, [stillThere(worksheets, sheetNames), ...steps], calmly(capabilities));
    const returned = sheets.flatMap((sheet) => sheet.giveBack());
    if (returned.length > 0) {
      await carryOut(context, returned);
      return carryOutPlan(context, plan, hint, memory, capabilities);
    }
    for (const [role, { sheet, ...rest }] of own.memory) {
      const id = sheet().id;
      memory.own.set(role, { ...formerOwn.get(role), ...rest, id });
    }
  }
  for (const sheet of sheets)
    if (sheet.comments.length > 0) appendAll(skipped, await addComments(context, sheet.comments));
  for (const { id, remembered, isBare } of sheets) {
    memory.sheets.set(id, remembered);
    if (isBare) hint.bare.add(id);
    else hint.bare.delete(id);
  }
  // Parts of edits that were left out are listed as smaller edits, which are not the plan's own objects.
  const whole = new Set<unknown>(skipped.map(({ edit }) => edit));
  const applied = plan.edits.filter((edit) => !whole.has(edit)).length;
  return { receipt: { applied, skipped }, names: [...changes.standing, ...own.standing] };
}

/**
 * Names claim cells by the name of their sheet, which is written by its id: one that was renamed meanwhile fails the
 * request at once.
 */
function stillThere(sheets: Excel.WorksheetCollection, names: readonly string[]): Step {
  return step(2 * names.length, () => {
    for (const name of names) sheets.getItem(name).load('id');
  });
}

/** Big writes go on without recalculating, and painting, in between. */
function calmly({ marks, rangeAreas }: Capabilities) {
  return ({ workbook: { application } }: Excel.RequestContext): void => {
    if (marks === 'conditional-formats') application.suspendApiCalculationUntilNextSync();
    if (rangeAreas) application.suspendScreenUpdatingUntilNextSync();
  };
}

function isNamed({ sheet }: SheetSeen, name: string): boolean {
  return sheet.name.toLowerCase() === name.toLowerCase();
}

function nothingFor(sheet: string): SheetEdits {
  return { sheet, marks: [], notes: [], writes: [], validations: [] };
}

function withNotes(edits: SheetEdits, kept: ReadonlySet<NoteEdit>): SheetEdits {
  return { ...edits, notes: edits.notes.filter((edit) => kept.has(edit)) };
}

function editsIn({ marks, notes, writes, validations }: SheetEdits): readonly Edit[] {
  return [...marks, ...notes, ...writes, ...validations];
}

const gone = (edit: Edit): Skip => ({ edit, reason: 'sheet-missing' });

function skippedOf(skipped: readonly { readonly edit: Edit }[]): readonly Skip[] {
  // A selection belongs to who shows the workbook.
  return skipped.map(({ edit }) => ({ edit, reason: 'nothing-on-screen' }));
}

interface SheetOutcome {
  readonly id: string;
  readonly name: string;
  readonly claims: readonly Claimed[];
  readonly steps: readonly Step[];
  readonly comments: readonly Comment[];
  readonly skipped: readonly Skip[];
  readonly remembered: SheetMemory;
  /** To be done once all is written. */
  readonly giveBack: () => readonly Step[];
  /** Nothing of ours is on the sheet. */
  readonly isBare: boolean;
}

function planSheet(
  seen: SheetSeen,
  claimed: readonly Claimed[],
  edits: SheetEdits,
  renamed: ReadonlyMap<string, string>,
  memories: Memory,
  capabilities: Capabilities,
): SheetOutcome {
  const { id, name } = seen.sheet;
  const last = memories.sheets.get(id);
  const memory = last?.claims === claimsKey(claimed) ? last : undefined;
  const isProtected = seen.sheet.protection.protected;
  const looked = cellsSeen(seen);
  const witnesses: Witness[] = [];
  const cells = planCells({
    seen: looked,
    claimed,
    edits: edits.writes,
    renamed,
    merges: seen.merged?.isNullObject === false ? areasOf(seen.merged.address) : [],
    isProtected,
    ...(memory === undefined ? {} : { memory }),
  });
  const { marks, notes, rules } = otherRefusals(seen);
  const marked = markSheet(seen, claimed, edits, cells, marks, capabilities);
  const noted = noteSteps(seen, edits.notes, notes, capabilities.notes === 'comments');
  const cannot = capabilities.validation ? rules : 'not-supported';
  const own = validatedAreas(claimed);
  const validated = validationSteps(seen, edits.validations, own, memory, cannot);
  const claims = [
    ...claimsOfCells(name, cells.claims, cells.written),
    ...marked.claims,
    ...(validated.areas.length === 0
      ? []
      : [{ sheet: name, claim: 'validated' as const, areas: validated.areas }]),
  ];
  return {
    id,
    name,
    claims,
    steps: [
      ...cellSteps(seen.sheet, cells, seen.plain(), witnesses),
      ...marked.steps,
      ...noted.steps,
      ...validated.steps,
    ],
    comments: noted.comments,
    skipped: [...cells.skipped, ...marked.skipped, ...noted.skipped, ...validated.skipped],
    remembered: {
      claims: claimsKey(claims),
      styles: cells.styles,
      rules: validated.rules,
    },
    giveBack: () => giveBackSteps(seen, cells, witnesses, (key) => looked.get(key)?.entry ?? ''),
    isBare: claims.length === 0 && edits.marks.length + edits.notes.length === 0,
  };
}

/** Why the protection of a sheet keeps us from marking, noting or validating it. */
function otherRefusals({
  sheet,
}: SheetSeen): Readonly<Record<'marks' | 'notes' | 'rules', SkipReason | undefined>> {
  if (!sheet.protection.protected) return { marks: undefined, notes: undefined, rules: undefined };
  const { allowFormatCells, allowEditObjects } = sheet.protection.options;
  return {
    marks: allowFormatCells === true ? undefined : 'sheet-protected',
    notes: allowEditObjects === true ? undefined : 'sheet-protected',
    rules: 'sheet-protected',
  };
}

function markSheet(
  seen: SheetSeen,
  claimed: readonly Claimed[],
  { marks: edits }: SheetEdits,
  cells: CellPlan,
  refusal: SkipReason | undefined,
  { marks, rangeAreas }: Capabilities,
) {
  const none = refusal ?? (marks === 'none' ? 'not-supported' : undefined);
  const former = claimed.filter(({ claim }) => claim === 'marked');
  if (none !== undefined) {
    const skipped = edits.map((edit): Skip => ({ edit, reason: none }));
    return { claims: former, steps: [], skipped };
  }
  if (marks === 'fills') return fillSteps(seen, edits, claimed);
  const wanted = [...markFormats(edits), ...liveFormats(cells.wanted)];
  return { claims: former, steps: formatSteps(seen, wanted, rangeAreas), skipped: [] };
}

function cellsSeen(seen: SheetSeen): ReadonlyMap<number, CellSeen> {
  const cells = new Map<number, CellSeen>();
  const plain = seen.plain();
  const looks = new Map(seen.blocks.map((block) => [block, looksOf(block, plain)]));
  forEachCellSeen(seen.blocks, (row, column, entry, block) => {
    const { area, range } = block;
    const numberFormat = (range.numberFormat as string[][])[row - area.top]?.[0] ?? '';
    // Null where cells differ: taken for locked.
    const isLocked = (range.format.protection.locked as boolean | null) !== false;
    const isPlain = looks.get(block)?.(row - area.top) === true && numberFormat === 'General';
    cells.set(keyOf(row, column), { entry, numberFormat, isUntouched: isPlain, isLocked });
  });
  return cells;
}

/** Whether the cell in a row of a block is untouched. */
function looksOf({ range, looks }: Block, plain: PlainLook): (down: number) => boolean {
  const whole = untouched(range, plain);
  if (whole !== 'some') return () => whole === 'all';
  return (down) => {
    const cell = looks?.value[down]?.[0];
    return cell !== undefined && isUntouched(cell, plain);
  };
}
