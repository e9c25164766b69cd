import { formatArea, type Area } from '../../kernel/address';
import type { LiveLook, LiveLooks } from '../../sheet/editPlan';
import { ADDED_MARKER } from '../ownFormats';
import { areaOfCell, coalesce } from './areas';
import { escapeXml } from './xmlText';

/** A cell whose look follows the text that it shows. */
export interface LiveCell {
  readonly row: number;
  readonly column: number;
  readonly looks: LiveLooks;
}

/**
 * Conditional formats that give live cells the look of what they show. The constant in the condition tells them from
 * the user's, as with marks; no reference is relative, so a list of areas means the same in every program.
 */
export function liveLookXml(
  cells: readonly LiveCell[],
  prefix: string,
  formatOf: (look: LiveLook) => number,
  priority: number,
): string {
  const groups = new Map<string, { text: string; look: LiveLook; areas: Area[] }>();
  for (const cell of cells) {
    for (const [text, look] of Object.entries(cell.looks)) {
      const key = `${look}\n${text}`;
      const group = groups.get(key) ?? { text, look, areas: [] };
      groups.set(key, group);
      group.areas.push(areaOfCell(cell));
    }
  }
  let last = priority;
  return [...groups.values()]
    .flatMap(({ text, look, areas }) =>
      lists(coalesce(areas)).map((sqref) => block(prefix, sqref, text, formatOf(look), ++last)),
    )
    .join('');
}

/** Excel cuts references at 8,192 characters. */
const MAX_SQREF = 8_000;

/** Areas as lists that a program takes. */
export function lists(areas: readonly Area[]): readonly string[] {
  const found: string[] = [];
  for (const area of areas.map(formatArea)) {
    const last = found.at(-1);
    if (last === undefined || last.length + area.length >= MAX_SQREF) found.push(area);
    else found[found.length - 1] = `${last} ${area}`;
  }
  return found;
}

function block(p: string, sqref: string, text: string, dxf: number, priority: number): string {
  const shown = `"${text.replaceAll('"', '""')}"`;
  const formula = escapeXml(`IF(${ADDED_MARKER}look")>0,${shown},"")`);
  const rule = `<${p}cfRule type="cellIs" dxfId="${String(dxf)}" priority="${String(priority)}" operator="equal">`;
  return (
    `<${p}conditionalFormatting sqref="${sqref}">${rule}` +
    `<${p}formula>${formula}</${p}formula></${p}cfRule></${p}conditionalFormatting>`
  );
}
