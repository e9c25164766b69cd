import type { IWorkbookData } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import type { LiveHost } from '../../app/host';
import { succeed } from '../../kernel/result';
import type { Amendment } from '../../sheet/amendment';
import type { WorkbookData } from '../../sheet/data';
import { editableWorkbook } from '../../sheet/editableWorkbook';
import type { EditPlan } from '../../sheet/editPlan';
import type { WorkbookLook } from '../../sheet/look';
import { layer, type CellLink } from './apply';
import { accessGrid } from './gridAccess';
import { indexNotes } from './noteIndex';
import { gridReader, reveal, tellChanges, watchSelection } from './reading';
import { protection } from './protection';
import { savingOf, type UnsavedKind } from './saving';
import { disownCopies } from './tracking/copiedCells';
import { lineLog } from './tracking/lineLog';
import { dropStaleResults } from './tracking/staleResults';
import { touch } from './tracking/touch';

/** A file as the grid has opened it. */
export interface OpenedWorkbook {
  readonly data: WorkbookData;
  readonly look: WorkbookLook;
  readonly univer: IWorkbookData;
}

/** A workbook in the grid of the page. */
export interface BrowserHost extends LiveHost {
  /** The workbook as it stands, as plain data; `snapshot` is the same. */
  dataOfGrid(): WorkbookData;
  /** All that the user changed since the file was opened; what plans added is left out. */
  amendments(): readonly Amendment[];
  /** The plan that stands in the grid now. */
  plan(): EditPlan;
  /** What the user changed and a saved copy cannot hold, each kind once. */
  unsaved(): readonly UnsavedKind[];
  /**
   * Whether anything of the user's may differ from the file. Costs nothing: false until her first change, and again
   * once `amendments` has found that she took all of it back.
   */
  edited(): boolean;
  /** Where a cell of a sheet of ours leads when it is clicked. */
  linkAt(sheet: string, row: number, column: number): CellLink | undefined;
  dispose(): void;
}

/** The host over a workbook that the grid shows: to be made as soon as it is there, before anybody edits. */
export function browserHost(univerAPI: FUniver, opened: OpenedWorkbook): BrowserHost {
  const grid = accessGrid(univerAPI, opened.univer.id);
  indexNotes(grid);
  const lines = lineLog(grid);
  const checkProtection = protection(grid, opened, lines);
  const ours = layer(grid.injector, grid.workbook);
  const copies = disownCopies(grid, () => ours.isWriting());
  const reader = gridReader(grid, opened.data, ours, lines);
  const saving = savingOf(grid, opened, reader, ours, lines);
  const telling = tellChanges(grid, reader, ours);
  const touched = touch(grid, () => ours.isWriting());
  const stale = dropStaleResults(grid);
  const amendments = (): readonly Amendment[] => {
    if (!touched.isTouched()) return [];
    const found = saving.amendments();
    if (found.length === 0 && saving.unsaved().length === 0) touched.clear();
    return found;
  };
  return {
    snapshot: () => {
      const data = reader.workbook();
      telling.known(data.definedNames);
      return Promise.resolve(succeed(editableWorkbook(data).snapshot()));
    },
    dataOfGrid: reader.workbook,
    apply: (plan) => ours.apply(plan),
    amend: (amendments) => {
      const allowed = checkProtection(amendments);
      return allowed.ok ? ours.amend(amendments) : Promise.resolve(allowed);
    },
    undo: (receipt) => ours.undo(receipt),
    onChange: telling.onChange,
    onSelect: watchSelection(grid),
    reveal: (sheet, area) => reveal(grid, sheet, area),
    amendments,
    unsaved: () => (touched.isTouched() ? saving.unsaved() : []),
    plan: () => ours.plan(),
    edited: touched.isTouched,
    linkAt: (sheet, row, column) => ours.linkAt(sheet, row, column),
    dispose: () => {
      telling.dispose();
      lines.dispose();
      copies.dispose();
      stale.dispose();
      touched.dispose();
      ours.dispose();
    },
  };
}
