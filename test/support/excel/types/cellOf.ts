import { invalidArgument, itemNotFound } from '../errors';
import type { SimSheet } from '../model/sheet';
import type { World } from '../world';
import { RangeObject } from './range';

/** The one cell that an argument names: a range, or an address with or without its sheet. */
export function cellOf(
  world: World,
  address: unknown,
  on: SimSheet | undefined,
): { readonly sheet: SimSheet; readonly row: number; readonly column: number } {
  if (address instanceof RangeObject) {
    const { top, left, bottom, right } = address.area;
    if (top !== bottom || left !== right) throw invalidArgument('one cell is wanted');
    return { sheet: address.sheet, row: top, column: left };
  }
  if (typeof address !== 'string') throw invalidArgument('cellAddress');
  const named = /^(?:'((?:[^']|'')+)'|([^'!]+))!/.exec(address);
  const sheet =
    named === null
      ? (on ?? world.book.find(world.book.active))
      : world.book.find(named[1]?.replaceAll("''", "'") ?? named[2] ?? '');
  if (sheet === undefined) throw itemNotFound(address);
  const area = world.root.areaIn(sheet, address);
  if (area.top !== area.bottom || area.left !== area.right) throw invalidArgument(address);
  return { sheet, row: area.top, column: area.left };
}
