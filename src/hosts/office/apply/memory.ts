import type { Area } from '../../../kernel/address';
import type { AddSheetEdit, CellStyle } from '../../../sheet/editPlan';
import type { Claimed } from './names';

/** What was written to a sheet of the user's and cannot be read from it at once; it counts as long as its claims stand. */
export interface SheetMemory {
  readonly claims: string;
  readonly styles: ReadonlyMap<number, CellStyle>;
  /** JSON of the validations. */
  readonly rules: string;
}

/** A sheet of ours as we left it. */
export interface OwnSheetMemory {
  readonly id: string;
  readonly name: string;
  /** All but the contents of the cells. */
  readonly frame: string;
  readonly rows: AddSheetEdit['rows'];
}

/** What the layer remembers between plans. It may be lost at any time: then more is written again than differs. */
export interface Memory {
  /** By the id of the sheet. */
  readonly sheets: Map<string, SheetMemory>;
  /** By role. */
  readonly own: Map<string, OwnSheetMemory>;
}

export function emptyMemory(): Memory {
  return { sheets: new Map(), own: new Map() };
}

/** Equal for claims on the same cells, however names list them. */
export function claimsKey(claims: readonly Claimed[]): string {
  const lines = claims.flatMap(({ claim, areas }) =>
    areas.map(({ top, left, bottom, right }: Area) => [claim, top, left, bottom, right].join(' ')),
  );
  return lines.sort().join('\n');
}
