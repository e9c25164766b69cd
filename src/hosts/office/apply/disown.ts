import type { Area } from '../../../kernel/address';
import { succeed, type Result } from '../../../kernel/result';
import { areaWithout } from '../../../xlsx/patch/freeAreas';
import type { Capabilities } from '../capabilities';
import { forEachCell } from './cellKeys';
import { claimsKey, type Memory } from './memory';
import { claimOf, claimsOn, isOurs, nameChanges, type Claimed, type NameSeen } from './names';
import { carryOut, type Step } from './steps';
import { askNames, nameSteps, namesSeen, sheetsIn } from './nameSteps';

/** Takes cells out of the names that claim them; nothing of the cells themselves is changed. */
export async function disownCells(
  context: Excel.RequestContext,
  sheet: string,
  areas: readonly Area[],
  memory: Memory,
  capabilities: Capabilities,
): Promise<Result<readonly NameSeen[]>> {
  const names = askNames(context, capabilities);
  const found = context.workbook.worksheets.getItemOrNullObject(sheet);
  found.load('id');
  await context.sync();
  const present = namesSeen(names);
  const wanted = sheetsIn(present)
    .flatMap((name) => claimsOn(present, name))
    .map((claimed): Claimed =>
      claimed.sheet.toLowerCase() === sheet.toLowerCase() ? without(claimed, areas) : claimed,
    );
  const left = wanted.filter((claimed) => claimed.areas.length > 0);
  const changes = nameChanges(present, left, !capabilities.links);
  const { before, after } = nameSteps(context, changes);
  const steps: readonly Step[] = [...before, ...after];
  if (steps.length > 0) await carryOut(context, steps);
  const known = found.isNullObject ? undefined : memory.sheets.get(found.id);
  if (known !== undefined) {
    const styles = new Map(known.styles);
    forEachCell(areas, (key) => styles.delete(key));
    const own = left.filter((claimed) => claimed.sheet.toLowerCase() === sheet.toLowerCase());
    memory.sheets.set(found.id, { ...known, claims: claimsKey(own), styles });
  }
  const others = present.filter((name) => isOurs(name) && claimOf(name) === undefined);
  return succeed([...changes.standing, ...others]);
}

/** A validation stays on a cell that is typed into. */
function without(claimed: Claimed, areas: readonly Area[]): Claimed {
  if (claimed.claim === 'validated' || claimed.claim === 'marked') return claimed;
  const left = claimed.areas.flatMap((area) => areaWithout(area, areas) ?? [area]);
  return { ...claimed, areas: left };
}
