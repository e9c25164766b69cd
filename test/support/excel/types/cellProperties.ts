import { formatArea, type Area } from '../../../../src/kernel/address';
import { invalidArgument, Refusal } from '../errors';
import { sizeOf } from '../model/areas';
import type { SimSheet } from '../model/sheet';
import type { RichObject } from '../richObject';
import type { World } from '../world';
import { demand, recordArgument } from './base';
import { FormatObject } from './format';
import { StyledAreas } from './styledAreas';

type Wanted = Readonly<Record<string, unknown>>;

/** More cells than this make Excel on the web fail. */
const MAX_PROPERTY_CELLS = 80_000;

/** Reads looks cell by cell, as asked for: `{ format: { fill: { color: true } }, address: true }`. */
export function cellProperties(
  world: World,
  sheet: SimSheet,
  area: Area,
  wanted: Wanted,
): unknown[][] {
  limited(area);
  const known = new Map<unknown, unknown>();
  return Array.from({ length: area.bottom - area.top + 1 }, (_r, down) =>
    Array.from({ length: area.right - area.left + 1 }, (_c, along) => {
      const row = area.top + down;
      const column = area.left + along;
      const cell = { top: row, bottom: row, left: column, right: column };
      const look = sheet.format(row, column);
      const answer: Record<string, unknown> = {};
      for (const [name, part] of Object.entries(wanted)) {
        if (name === 'address' && part === true) answer[name] = `${sheet.name}!${formatArea(cell)}`;
        else if (name === 'format') {
          const found =
            known.get(look) ?? formatRead(world, sheet, cell, recordArgument(part, name));
          known.set(look, found);
          answer[name] = found;
        } else if (part === true && name === 'hidden')
          answer[name] = sheet.hiddenRows.has(row) || sheet.hiddenColumns.has(column);
        else if (part === true && name === 'hyperlink')
          answer[name] = sheet.links.get(row, column) ?? null;
        else if (part === true) throw invalidArgument(name);
      }
      return answer;
    }),
  );
}

function limited(area: Area): void {
  if (sizeOf(area) > MAX_PROPERTY_CELLS)
    throw new Refusal('GeneralException', 'too many cells for cell properties');
}

function formatOf(world: World, sheet: SimSheet, area: Area): FormatObject {
  return new FormatObject(world, new StyledAreas(world, sheet, () => [area]));
}

function formatRead(world: World, sheet: SimSheet, cell: Area, wanted: Wanted): unknown {
  return read(formatOf(world, sheet, cell), wanted);
}

function read(object: RichObject, wanted: Wanted): Record<string, unknown> {
  const answer: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(wanted)) {
    if (part === false || part === undefined || part === null) continue;
    const key = pascal(name);
    if (object.type === 'RangeBorderCollection') {
      const sides: Readonly<Record<string, string>> = {
        top: 'EdgeTop',
        bottom: 'EdgeBottom',
        left: 'EdgeLeft',
        right: 'EdgeRight',
      };
      const all = part === true ? { color: true, style: true, weight: true } : wanted;
      if (['color', 'style', 'weight', 'tintAndShade'].includes(name)) {
        for (const [side, edge] of Object.entries(sides))
          answer[side] = read(object.item(edge), all);
        return answer;
      }
      answer[name] = read(object.item(sides[name] ?? pascal(name)), recordArgument(part, name));
      continue;
    }
    if (!(key in object)) throw invalidArgument(name);
    const value: unknown = Reflect.get(object, key);
    answer[name] =
      typeof value === 'object' && value !== null
        ? read(value as RichObject, recordArgument(part, name))
        : value;
  }
  return answer;
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Reads sizes and visibility line by line. */
export function lineProperties(
  world: World,
  sheet: SimSheet,
  area: Area,
  axis: 'rows' | 'columns',
  wanted: Wanted,
): unknown[] {
  const [from, to] = axis === 'rows' ? [area.top, area.bottom] : [area.left, area.right];
  if (to - from > MAX_PROPERTY_CELLS) throw new Refusal('GeneralException', 'too many lines');
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const line = from + index;
    const lines =
      axis === 'rows' ? { ...area, top: line, bottom: line } : { ...area, left: line, right: line };
    const answer: Record<string, unknown> = {};
    for (const [name, part] of Object.entries(wanted)) {
      const isHidden = name === (axis === 'rows' ? 'rowHidden' : 'columnHidden');
      if (isHidden)
        answer[name] = (axis === 'rows' ? sheet.hiddenRows : sheet.hiddenColumns).has(line);
      else if (name === 'format')
        answer[name] = formatRead(world, sheet, lines, recordArgument(part, name));
      else if (name === (axis === 'rows' ? 'rowIndex' : 'columnIndex')) answer[name] = line;
      else if (name === 'address') answer[name] = `${sheet.name}!${formatArea(lines)}`;
      else throw invalidArgument(name);
    }
    return answer;
  });
}

/** Sets looks cell by cell; what is not named stays. */
export function setCellProperties(
  world: World,
  sheet: SimSheet,
  area: Area,
  at: (row: number, column: number) => unknown,
): void {
  demand(sheet, 'allowFormatCells');
  limited(area);
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      const data = at(row - area.top, column - area.left);
      if (typeof data !== 'object' || data === null) continue;
      const format = (data as Wanted)['format'];
      const cell = { top: row, bottom: row, left: column, right: column };
      if (format !== undefined)
        write(formatOf(world, sheet, cell), recordArgument(format, 'format'));
    }
  }
}

function write(object: RichObject, data: Wanted): void {
  for (const [name, value] of Object.entries(data)) {
    const key = pascal(name);
    if (!(key in object) && object.type !== 'RangeBorderCollection') throw invalidArgument(name);
    if (object.type === 'RangeBorderCollection')
      write(object.item(`Edge${key}`), recordArgument(value, name));
    else if (typeof value === 'object' && value !== null)
      write(Reflect.get(object, key) as RichObject, value as Wanted);
    else if (name === 'color' && value === '' && object.type === 'RangeFill')
      (object as RichObject & { Clear(): void }).Clear();
    else Reflect.set(object, key, value);
  }
}
