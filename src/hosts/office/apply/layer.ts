import { containsCell, type Area } from '../../../kernel/address';
import { succeed, type Result } from '../../../kernel/result';
import type { UserAmendment } from '../../../sheet/amendment';
import type { EditPlan, Receipt } from '../../../sheet/editPlan';
import { ownedAreas, ownedSheets } from '../../../sheet/ownership';
import type { DefinedName } from '../../../sheet/snapshot';
import type { ExcelSession } from '../session';
import { amending } from './amend';
import { carryOutPlan } from './carryOutPlan';
import { disownCells } from './disown';
import { emptyMemory } from './memory';
import { isOurs, type NameSeen } from './names';

/** What we add to the workbook that Excel has open, and what we change in it on the user's word. */
export interface OfficeLayer {
  apply(plan: EditPlan): Promise<Result<Receipt>>;
  amend(amendments: readonly UserAmendment[]): Promise<Result<Receipt>>;
  undo(receipt: Receipt): Promise<Result<void>>;
  /** Whether a sheet, or a cell of a sheet of the user's, is ours as far as known now. */
  owns(sheet: string, row: number, column: number): boolean;
  /** The names of the workbook as last read: what is ours survives a reload of the pane through them. */
  known(names: readonly DefinedName[]): void;
  /** The user has typed over cells of ours: they are hers from now on. Returns the names as they stand then. */
  disown(sheet: string, areas: readonly Area[]): Promise<Result<readonly DefinedName[]>>;
}

export function officeLayer(session: ExcelSession): OfficeLayer {
  const { capabilities } = session;
  const memory = emptyMemory();
  const bare = new Set<string>();
  const amends = amending(session);
  let names: readonly DefinedName[] = [];
  let current: EditPlan = { edits: [] };
  let latest: { readonly receipt: Receipt; readonly before: EditPlan } | undefined;
  const restate = (own: readonly NameSeen[]): readonly DefinedName[] => {
    const others = names.filter((name) => !isOurs(name));
    names = [...others, ...own.map(({ name, refersTo }) => ({ name, refersTo }))];
    return names;
  };
  const seen = (): readonly NameSeen[] => names.map((name) => ({ ...name, comment: '' }));
  const carryOut = async (plan: EditPlan): Promise<Result<Receipt>> => {
    const done = await session.run(async (context) =>
      succeed(
        await carryOutPlan(
          context,
          plan,
          { names: seen(), bare, standing: current },
          memory,
          capabilities,
        ),
      ),
    );
    if (!done.ok) return done;
    restate(done.value.names);
    return succeed(done.value.receipt);
  };
  return {
    apply: async (plan) => {
      const done = await carryOut(plan);
      if (!done.ok) return done;
      latest = { receipt: done.value, before: current };
      current = plan;
      return done;
    },
    amend: amends.amend,
    undo: async (receipt) => {
      if (latest?.receipt !== receipt) return amends.undo(receipt);
      const { before } = latest;
      const done = await carryOut(before);
      if (!done.ok) return done;
      latest = undefined;
      current = before;
      return succeed(undefined);
    },
    owns: (sheet, row, column) => {
      const wanted = sheet.toLowerCase();
      const workbook = { definedNames: names };
      return (
        [...ownedSheets(workbook)].some((name) => name.toLowerCase() === wanted) ||
        ownedAreas(workbook).some(
          (owned) => owned.sheet.toLowerCase() === wanted && containsCell(owned.area, row, column),
        )
      );
    },
    known: (read) => {
      names = read;
    },
    disown: async (sheet, areas) => {
      const done = await session.run((context) =>
        disownCells(context, sheet, areas, memory, capabilities),
      );
      return done.ok ? succeed(restate(done.value)) : done;
    },
  };
}
