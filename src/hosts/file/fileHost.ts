import type { Host } from '../../app/host';
import { succeed, type Result } from '../../kernel/result';
import type { EditPlan, Receipt } from '../../sheet/editPlan';
import {
  editWorkbook,
  type Inflater,
  openContainer,
  patchWorkbook,
  readWorkbook,
} from '../../xlsx';
import { checkAmendments, withoutAmended, type Amended } from '../shared/amendments';

/** A closed .xlsx file as a host. It works on bytes; who calls it reads and writes the disk. */
export interface FileHost extends Host {
  /** The file as it is now. */
  bytes(): Uint8Array;
}

/**
 * Opens a file; one that is no workbook archive at all is refused here, all else when it is read or patched. Where the
 * platform inflates faster than our own code, its `inflater` is used.
 */
export function openWorkbook(bytes: Uint8Array, inflater?: Inflater): Result<FileHost> {
  const container = openContainer(bytes);
  return container.ok ? succeed(fileHost(bytes, inflater)) : container;
}

/** The file is always made anew from the one that was opened, so taking something back is exact by construction. */
interface State {
  readonly bytes: Uint8Array;
  readonly amended: readonly Amended[];
  /** Until the first plan comes, what an earlier check wrote stays in the file. */
  readonly plan?: EditPlan;
}

interface Built {
  readonly state: State;
  readonly receipt: Receipt;
}

function fileHost(opened: Uint8Array, inflater: Inflater | undefined): FileHost {
  let state: State = { bytes: opened, amended: [] };
  let latest: { readonly receipt: Receipt; readonly before: EditPlan | undefined } | undefined;
  const build = (amended: readonly Amended[], plan: EditPlan | undefined) =>
    buildFile(opened, amended, plan, inflater);
  const undoPlan = (before: EditPlan | undefined): Result<void> => {
    const built = build(state.amended, before);
    if (!built.ok) return built;
    state = built.value.state;
    latest = undefined;
    return succeed(undefined);
  };
  const undoAmended = (receipt: Receipt): Result<void> => {
    const left = withoutAmended(state.amended, receipt);
    const built = left.ok ? build(left.value, state.plan) : left;
    if (!built.ok) return built;
    state = built.value.state;
    return succeed(undefined);
  };
  return {
    bytes: () => state.bytes,
    snapshot: () => Promise.resolve(readWorkbook(state.bytes, undefined, inflater)),
    apply: (plan) => {
      const built = build(state.amended, plan);
      if (!built.ok) return Promise.resolve(built);
      latest = { receipt: built.value.receipt, before: state.plan };
      state = built.value.state;
      return Promise.resolve(succeed(built.value.receipt));
    },
    amend: (amendments) => {
      const workbook = readWorkbook(state.bytes, undefined, inflater);
      const checked = workbook.ok ? checkAmendments(workbook.value, amendments) : workbook;
      if (!checked.ok) return Promise.resolve(checked);
      const receipt: Receipt = { applied: amendments.length, skipped: [] };
      const built = build([...state.amended, { receipt, amendments }], state.plan);
      if (!built.ok) return Promise.resolve(built);
      state = built.value.state;
      return Promise.resolve(succeed(receipt));
    },
    undo: (receipt) =>
      Promise.resolve(latest?.receipt === receipt ? undoPlan(latest.before) : undoAmended(receipt)),
  };
}

function buildFile(
  opened: Uint8Array,
  amended: readonly Amended[],
  plan: EditPlan | undefined,
  inflater: Inflater | undefined,
): Result<Built> {
  const amendments = amended.flatMap((entry) => entry.amendments);
  const edited =
    amendments.length === 0
      ? succeed(opened)
      : editWorkbook(opened, amendments, undefined, inflater);
  if (!edited.ok) return edited;
  if (plan === undefined)
    return succeed({
      state: { bytes: edited.value, amended },
      receipt: { applied: 0, skipped: [] },
    });
  const patched = patchWorkbook(edited.value, plan, undefined, inflater);
  if (!patched.ok) return patched;
  const { bytes, receipt } = patched.value;
  return succeed({ state: { bytes, amended, plan }, receipt });
}
