import type { LiveHost } from '../../src/app/host';
import { memoryHost, type MemoryHost, type MemorySheet } from '../../src/hosts/memory';
import { succeed, type Result } from '../../src/kernel/result';
import type { CellValue } from '../../src/sheet/cell';
import type { SnapshotChange } from '../../src/sheet/data';
import { dataOf } from '../../src/sheet/editableWorkbook';
import type { CellWrite } from '../../src/sheet/editPlan';
import type { SheetSnapshot, WorkbookSnapshot } from '../../src/sheet/snapshot';

/** A workbook in memory that somebody edits: what is amended is told, as a grid on screen would tell it. */
export interface LiveMemoryHost extends LiveHost {
  readonly memory: MemoryHost;
  /** The user types into a cell. */
  readonly type: (sheet: string, row: number, column: number, value: CellValue) => Promise<void>;
  readonly select: (sheet: string, row: number, column: number) => void;
  /** What was brought into sight, latest last. */
  readonly revealed: string[];
}

export function liveMemoryHost(sheets: readonly MemorySheet[]): LiveMemoryHost {
  const memory = memoryHost(sheets);
  const changed = new Set<(changes: readonly SnapshotChange[]) => void>();
  const selected = new Set<Parameters<LiveHost['onSelect']>[0]>();
  const tell = async <T>(done: Result<T>): Promise<Result<T>> => {
    const now = await memory.snapshot();
    if (!done.ok || !now.ok) return done;
    const change: SnapshotChange = { kind: 'workbook', workbook: dataOf(now.value) };
    setTimeout(() => {
      for (const listener of changed) listener([change]);
    }, 0);
    return done;
  };
  const revealed: string[] = [];
  const select = (sheet: string, row: number, column: number) => {
    const area = { top: row, left: column, bottom: row, right: column };
    for (const listener of selected) listener(sheet, area);
  };
  return {
    memory,
    revealed,
    select,
    snapshot: () => memory.snapshot(),
    apply: (plan) => memory.apply(plan),
    amend: async (amendments) => tell(await memory.amend(amendments)),
    undo: async (receipt) => tell(await memory.undo(receipt)),
    onChange: (listener) => listening(changed, listener),
    onSelect: (listener) => listening(selected, listener),
    reveal: (sheet, { top, left }) => {
      revealed.push(`${sheet} ${String(top)},${String(left)}`);
      select(sheet, top, left);
      return Promise.resolve(succeed(undefined));
    },
    type: async (sheet, row, column, value) => {
      const cells = [{ at: { row, column }, value }];
      await tell(await memory.amend([{ kind: 'set-cells', sheet, cells }]));
    },
  };
}

function listening<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The sheets of a workbook as a memory host takes them. */
export function memorySheets({ sheets }: WorkbookSnapshot): MemorySheet[] {
  return sheets.map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet), merges: sheet.merges }));
}

function rowsOf({ grid }: SheetSnapshot): (CellWrite | null)[][] {
  return Array.from({ length: grid.rowCount }, (_, row) => {
    const line = Array.from({ length: grid.columnCount }, (): CellWrite | null => null);
    grid.forEachInRow(row, (column, value) => {
      const formula = grid.formula(row, column);
      line[column] = formula === undefined ? { value } : { value, formula };
    });
    return line;
  });
}
