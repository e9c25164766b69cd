import type { Host } from '../../app/host';
import { formatAddress } from '../../kernel/address';
import { succeed, type Result } from '../../kernel/result';
import type { CellWrite, EditPlan, Receipt } from '../../sheet/editPlan';
import type { Validation } from '../../sheet/validation';
import { checkAmendments, withoutAmended, type Amended } from '../shared/amendments';
import { amendSheets } from './amendSheets';
import { buildLayer } from './buildLayer';
import { cellIn } from './mapGrid';
import {
  findSheet,
  shownCells,
  snapshotOf,
  userSheet,
  type Layer,
  type MemorySheet,
  type UserSheet,
} from './memoryWorkbook';

/** A workbook in memory as a host: for tests, and the model that other hosts are held against. */
export interface MemoryHost extends Host {
  /** What stands in a cell now. */
  cell(sheet: string, row: number, column: number): CellWrite | undefined;
  /** What was added to the user's own workbook. */
  layer(): Layer;
  /** The note on a cell as it shows: the user's text, then ours. */
  note(sheet: string, row: number, column: number): string | undefined;
  /** Validations of a sheet, the user's first. */
  validations(sheet: string): readonly Validation[];
}

/** Always made anew from the given sheets, so taking something back is exact by construction. */
interface State {
  readonly amended: readonly Amended[];
  readonly plan: EditPlan;
  readonly sheets: readonly UserSheet[];
  readonly layer: Layer;
}

const NO_PLAN: EditPlan = { edits: [] };

export function memoryHost(given: readonly MemorySheet[]): MemoryHost {
  const base = given.map(userSheet);
  let { state } = build(base, [], NO_PLAN);
  let latest: { readonly receipt: Receipt; readonly before: EditPlan } | undefined;
  const undoAmended = (receipt: Receipt): Result<void> => {
    const left = withoutAmended(state.amended, receipt);
    if (!left.ok) return left;
    state = build(base, left.value, state.plan).state;
    return succeed(undefined);
  };
  return {
    snapshot: () => Promise.resolve(succeed(snapshotOf(state.sheets, state.layer))),
    apply: (plan) => {
      const built = build(base, state.amended, plan);
      latest = { receipt: built.receipt, before: state.plan };
      state = built.state;
      return Promise.resolve(succeed(built.receipt));
    },
    amend: (amendments) => {
      const checked = checkAmendments(snapshotOf(state.sheets, state.layer), amendments);
      if (!checked.ok) return Promise.resolve(checked);
      const receipt: Receipt = { applied: amendments.length, skipped: [] };
      state = build(base, [...state.amended, { receipt, amendments }], state.plan).state;
      return Promise.resolve(succeed(receipt));
    },
    undo: (receipt) => {
      if (latest?.receipt !== receipt) return Promise.resolve(undoAmended(receipt));
      state = build(base, state.amended, latest.before).state;
      latest = undefined;
      return Promise.resolve(succeed(undefined));
    },
    ...looking(() => state),
  };
}

function build(base: readonly UserSheet[], amended: readonly Amended[], plan: EditPlan) {
  const sheets = amendSheets(
    base,
    amended.flatMap(({ amendments }) => amendments),
  );
  const { layer, receipt } = buildLayer(sheets, plan);
  const state: State = { amended, plan, sheets, layer };
  return { state, receipt };
}

function looking(now: () => State): Pick<MemoryHost, 'layer' | 'cell' | 'note' | 'validations'> {
  return {
    layer: () => now().layer,
    cell: (name, row, column) => {
      const { sheets, layer } = now();
      const sheet = findSheet(sheets, name);
      const cells =
        sheet === undefined
          ? layer.sheets.find((added) => added.name === name)?.cells
          : shownCells(sheet, layer);
      return cells === undefined ? undefined : cellIn(cells, row, column);
    },
    note: (name, row, column) => {
      const { sheets, layer } = now();
      const at = formatAddress({ row, column });
      const own = layer.notes.get(name.toLowerCase())?.get(at);
      const shown = [findSheet(sheets, name)?.notes.get(at), own].filter(
        (part) => part !== undefined,
      );
      return shown.length === 0 ? undefined : shown.join('\n');
    },
    validations: (name) => {
      const { sheets, layer } = now();
      const own = layer.validations.get(name.toLowerCase()) ?? [];
      return [...(findSheet(sheets, name)?.validations ?? []), ...own];
    },
  };
}
