import { fail, succeed, type Result } from '../../kernel/result';
import type { CellAddress } from '../../kernel/address';
import type { UserAmendment } from '../../sheet/amendment';
import type { WorkbookData } from '../../sheet/data';
import type { LineLook, SheetLook, WorkbookLook } from '../../sheet/look';
import type { GridAccess } from './gridAccess';
import type { LineLog } from './tracking/lineLog';
import { originAt } from './tracking/lineTrack';

/** `edit-refused` with `sheet-protected` for amendments of locked cells of a sheet that is protected in the file. */
export type CheckProtection = (amendments: readonly UserAmendment[]) => Result<void>;

/** To be made while sheets still have the names of the file: afterwards they are known by their ids. */
export function protection(
  { workbook }: GridAccess,
  { data, look }: { readonly data: WorkbookData; readonly look: WorkbookLook },
  lines: LineLog,
): CheckProtection {
  const isProtected = new Set(data.sheets.flatMap((sheet) => (sheet.protected ? sheet.name : [])));
  const unlocked = new Map(
    workbook.getSheets().flatMap((sheet) => {
      const name = sheet.getName();
      if (!isProtected.has(name)) return [];
      return [[sheet.getSheetId(), unlockedIn(look, name)] as const];
    }),
  );
  return (amendments) => {
    for (const amendment of amendments) {
      if (amendment.kind !== 'set-cells') continue;
      const wanted = amendment.sheet.toLowerCase();
      const sheet = workbook.getSheets().find((one) => one.getName().toLowerCase() === wanted);
      const isUnlocked = sheet === undefined ? undefined : unlocked.get(sheet.getSheetId());
      if (sheet === undefined || isUnlocked === undefined) continue;
      const now = lines.linesOf(sheet.getSheetId());
      const isLocked = amendment.cells.some(({ at }) => {
        const row = originAt(now.rows, at.row);
        const column = originAt(now.columns, at.column);
        return row === null || column === null || !isUnlocked({ row, column });
      });
      if (isLocked) return fail('edit-refused', 'sheet-protected', { sheet: sheet.getName() });
    }
    return succeed(undefined);
  };
}

/** Tells of a cell of the file whether it can be written in although its sheet is protected. */
function unlockedIn(look: WorkbookLook, name: string): (at: CellAddress) => boolean {
  const sheet = look.sheets.find((one) => one.name === name);
  const own = new Map(
    sheet?.cells.map((cell) => [`${String(cell.row)}:${String(cell.column)}`, cell.look]),
  );
  return ({ row, column }) => {
    const index =
      own.get(`${String(row)}:${String(column)}`) ??
      lookOf(sheet, 'rows', row) ??
      lookOf(sheet, 'columns', column) ??
      0;
    return look.looks[index]?.unlocked === true;
  };
}

function lookOf(
  sheet: SheetLook | undefined,
  axis: 'rows' | 'columns',
  line: number,
): LineLook['look'] {
  return sheet?.[axis].find(
    ({ from, to, look }) => look !== undefined && from <= line && line <= to,
  )?.look;
}
