import { appendAll } from '../../kernel/arrays';
import { succeed, type Result } from '../../kernel/result';
import { MAX_NOTES, type CellWrite, type EditPlan, type Receipt } from '../../sheet/editPlan';
import { openContainer } from '../container';
import type { Inflater } from '../inflate';
import type { Limits } from '../limits';
import { addSheets, renamedSheets, withRenamedSheets } from './addSheets';
import { applyToSheet, type Formats } from './applyToSheet';
import { cellNames, type NamedCells } from './cellNames';
import { sortPlan, type SheetEdits, type SortedPlan } from './planSheets';
import { removeOwn } from './removeOwn';
import { openStyles } from './styleParts';
import type { StyleBook } from './styleBook';
import { extendWorkbook, readWorkbookPart, type WorkbookPart } from './workbookPart';
import { WorkingPackage } from './workingPackage';
import type { Skip } from './writeEdits';

export interface Patched {
  readonly bytes: Uint8Array;
  readonly receipt: Receipt;
}

/**
 * Carries out a plan on an .xlsx file by changing only the parts that it touches, and in those only what it adds.
 * What an earlier plan added is taken off first, so the same plan again gives the same bytes, and an empty plan gives
 * the workbook as it was (new style entries stay behind, unused).
 */
export function patchWorkbook(
  bytes: Uint8Array,
  plan: EditPlan,
  limits?: Limits,
  inflater?: Inflater,
): Result<Patched> {
  const container = openContainer(bytes, limits, inflater);
  if (!container.ok) return container;
  const pkg = new WorkingPackage(container.value);
  const removed = removeOwn(pkg);
  if (!removed.ok) return removed;
  const skipped = plan.edits.length === 0 ? succeed([]) : applyPlan(pkg, plan);
  if (!skipped.ok) return skipped;
  return succeed({ bytes: pkg.bytes(), receipt: receiptOf(pkg, plan, skipped.value) });
}

function receiptOf(pkg: WorkingPackage, plan: EditPlan, skipped: readonly Skip[]): Receipt {
  // Parts of edits that were left out are listed as smaller edits, which are not the plan's own objects.
  const whole = new Set(skipped.map(({ edit }) => edit));
  const applied = plan.edits.filter((edit) => !whole.has(edit)).length;
  const isSigned = pkg.names().some((name) => name.toLowerCase().startsWith('_xmlsignatures/'));
  return { applied, skipped, ...(isSigned ? { notices: ['signature-invalidated'] } : {}) };
}

function applyPlan(pkg: WorkingPackage, plan: EditPlan): Result<readonly Skip[]> {
  const workbook = readWorkbookPart(pkg);
  if (!workbook.ok) return workbook;
  const styles = openStyles(pkg, workbook.value);
  if (!styles.ok) return styles;
  const sorted = sortPlan(plan);
  const renamed = renamedSheets(workbook.value, sorted.added);
  const formats = formatsOf(styles.value.book, renamed);
  const edited = applyToSheets(pkg, workbook.value, sorted, formats);
  if (!edited.ok) return edited;
  const added = addSheets(pkg, workbook.value, sorted.added, renamed, formats);
  if (!added.ok) return added;
  const stored = styles.value.store();
  if (!stored.ok) return stored;
  const extended = extendWorkbook(workbook.value, {
    sheets: added.value.sheets,
    names: [...added.value.names, ...cellNames(edited.value.named)],
    recalculate: edited.value.hasFormulas || added.value.hasFormulas,
  });
  pkg.set(workbook.value.part, extended);
  return succeed([...sorted.skipped, ...edited.value.skipped, ...added.value.skipped]);
}

function formatsOf(book: StyleBook, renamed: ReadonlyMap<string, string>): Formats {
  const known = new Map<string, number>();
  const cell = ({ style }: CellWrite, quoted: boolean) => {
    const key = `${style ?? ''}${quoted ? "'" : ''}`;
    const format = known.get(key) ?? book.format(style, quoted);
    known.set(key, format);
    return format;
  };
  const renameIn = (write: CellWrite) => withRenamedSheets(write, renamed) ?? write;
  return { cell, mark: (kind) => book.mark(kind), live: (look) => book.live(look), renameIn };
}

interface EditedSheets {
  readonly named: readonly NamedCells[];
  readonly hasFormulas: boolean;
  readonly skipped: readonly Skip[];
}

function applyToSheets(
  pkg: WorkingPackage,
  workbook: WorkbookPart,
  { bySheet }: SortedPlan,
  formats: Formats,
): Result<EditedSheets> {
  const named: NamedCells[] = [];
  const skipped: Skip[] = [];
  let hasFormulas = false;
  let notesLeft = MAX_NOTES;
  for (const edits of bySheet) {
    const sheet = workbook.sheets.find(
      ({ name }) => name.toLowerCase() === edits.sheet.toLowerCase(),
    );
    if (sheet?.part === undefined) {
      const reason = sheet === undefined ? 'sheet-missing' : 'sheet-unsuitable';
      appendAll(
        skipped,
        allOf(edits).map((edit) => ({ edit, reason })),
      );
      continue;
    }
    const { kept, dropped } = limitNotes(edits, notesLeft);
    notesLeft -= kept.notes.length;
    appendAll(skipped, dropped);
    const done = applyToSheet(pkg, sheet.part, workbook.flavour, kept, formats);
    if (!done.ok) return done;
    named.push({ sheet: sheet.name, ...done.value });
    hasFormulas ||= done.value.hasFormulas;
    appendAll(skipped, done.value.skipped);
  }
  return succeed({ named, hasFormulas, skipped });
}

function allOf({ marks, notes, writes, validations }: SheetEdits) {
  return [...marks, ...notes, ...writes, ...validations];
}

function limitNotes(edits: SheetEdits, left: number) {
  const dropped = edits.notes.slice(left).map((edit) => ({ edit, reason: 'too-many-notes' }));
  return { kept: { ...edits, notes: edits.notes.slice(0, left) }, dropped };
}
