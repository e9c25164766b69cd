import { formatArea } from '../../../kernel/address';
import { putSteps } from './amendCells';
import { overwritten, type Witness } from './cellBefore';
import type { CellPlan } from './cellPlan';
import type { Entry } from './entry';
import { DRESSING, lineInside } from './looks';
import { undress } from './plainLook';
import type { SheetSeen } from './standing';
import type { Step } from './steps';
import { areasOfKeys, step } from './writeCells';

/**
 * Gives cells back that somebody else has filled between our looking at them and our writing: Excel takes no condition
 * into a request. Nothing where nobody has.
 */
export function giveBackSteps(
  { sheet, plain }: SheetSeen,
  plan: CellPlan,
  witnesses: readonly Witness[],
  looked: (key: number) => Entry,
): readonly Step[] {
  const hers = overwritten(witnesses, looked, (key) => plan.written.get(key) ?? '');
  const dressed = new Set([...plan.dressed.values()].flat());
  const undressed = areasOfKeys([...hers.keys()].filter((key) => dressed.has(key)));
  return [
    ...undressed.map((area) =>
      step(DRESSING, () => {
        const range = sheet.getRange(formatArea(area));
        undress(range, plain());
        lineInside(range, area, false);
      }),
    ),
    ...putSteps(() => sheet, hers),
  ];
}
