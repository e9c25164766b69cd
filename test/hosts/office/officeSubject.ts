import { MARK_LOOKS } from '../../../src/hosts/office/apply/looks';
import type { Capabilities } from '../../../src/hosts/office/capabilities';
import { officeHost } from '../../../src/hosts/office/officeHost';
import { containsCell, type CellAddress } from '../../../src/kernel/address';
import type { MarkKind } from '../../../src/sheet/editPlan';
import { NOTE_HEADING } from '../../../src/sheet/ownership';
import type { Lacks, Subject, SubjectSheet } from '../../contract/subject';
import { simulatedExcel, type SimBook } from '../../support/excel';

const KINDS: readonly MarkKind[] = ['error', 'warning', 'below-standard'];

/** Marks as the workbook itself has them: conditional formats, or fills where Excel is too old for those. */
function marksOn(book: SimBook, name: string, { row, column }: CellAddress): readonly MarkKind[] {
  const sheet = book.sheet(name);
  const formulas = sheet.conditionals
    .filter(({ areas }) => areas.some((area) => containsCell(area, row, column)))
    .map(({ rule }) => rule['formula']);
  const { fill } = sheet.format(row, column);
  return KINDS.filter(
    (kind) =>
      formulas.includes(`=LEN("junheng:${kind}")>0`) ||
      (fill !== '' && fill === MARK_LOOKS[kind].fill),
  );
}

/** A note or comment without the line that says that it is ours. */
function noteOn(book: SimBook, name: string, { row, column }: CellAddress): string | undefined {
  const { id } = book.sheet(name);
  const here = (one: { sheet: string; row: number; column: number }) =>
    one.sheet === id && one.row === row && one.column === column;
  const text = book.notes.find(here)?.text ?? book.comments.find(here)?.content;
  return text?.startsWith(`${NOTE_HEADING}\n`) ? text.slice(NOTE_HEADING.length + 1) : text;
}

function lacksOf({ notes, validation, links }: Capabilities): Lacks {
  return {
    ...(notes === 'notes' ? {} : { notes: notes === 'none' ? 'all' : 'beside-notes' }),
    ...(validation ? {} : { validation: true }),
    ...(links ? {} : { links: true }),
  };
}

/** The host over a simulated Excel that has the requirement set ExcelApi `api`. */
export async function officeSubject(
  sheets: readonly SubjectSheet[],
  api: string,
): Promise<Subject> {
  const { session, book } = await simulatedExcel({ sheets, api });
  return {
    lacks: lacksOf(session.capabilities),
    host: officeHost(session),
    marks: (name, at) => Promise.resolve(marksOn(book, name, at)),
    note: (name, at) => Promise.resolve(noteOn(book, name, at)),
    validations: (name, { row, column }) =>
      Promise.resolve(
        book
          .sheet(name)
          .validations.filter(({ areas }) => areas.some((area) => containsCell(area, row, column)))
          .map(({ errorAlert }) => errorAlert.title),
      ),
    state: () => Promise.resolve(book.state()),
  };
}
