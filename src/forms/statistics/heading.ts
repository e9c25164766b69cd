import type { PrintedHeading } from '../../standard';
import { isUnit } from '../headerText';
import type { SheetView } from '../sheetView';
import { compact, headerKey } from '../text';

/** What a printed table says of itself above its header, and the sheet by its name. */
export interface Heading {
  /** Numbers printed on the sheet: 基础基312, 教基3112. */
  readonly numbers: readonly string[];
  readonly titles: readonly string[];
  /** The number in the sheet's name, without the kind of school that the newer export appends. */
  readonly named: readonly string[];
  /** Printed once for the whole table: 单位：人. */
  readonly unit?: string;
}

/** Rows at the top of a sheet that can hold number, title and unit. */
const HEADING_ROWS = 12;
const LONGEST_TITLE = 60;
const NUMBER = /(?:基础基|教基)\d{3,4}续?/g;
const WHOLE_UNIT = /^(?:计量)?单位[:：](.+)$/;

export function headingOf(view: SheetView, bottom: number): Heading {
  const texts: string[] = [];
  for (let row = 0; row < Math.min(bottom, HEADING_ROWS, view.grid.rowCount); row++) {
    view.grid.forEachInRow(row, (_, value) => {
      if (typeof value === 'string' && value.length <= LONGEST_TITLE) texts.push(compact(value));
    });
  }
  const unit = texts.flatMap((text) => WHOLE_UNIT.exec(text)?.[1] ?? []).find(isUnit);
  return {
    numbers: texts.flatMap(numbersIn),
    titles: texts.map(headerKey),
    named: numbersIn(compact(view.sheet.name)),
    ...(unit === undefined ? {} : { unit }),
  };
}

function numbersIn(text: string): readonly string[] {
  return text.match(NUMBER) ?? [];
}

/** How a heading was told, the surest first: its number, its title, the number in the sheet's name. */
export type ToldBy = 'number' | 'title' | 'name';

export function toldBy(printed: PrintedHeading, heading: Heading): ToldBy | undefined {
  const isOwn = (number: string): boolean => printed.numbers.includes(number);
  if (heading.numbers.some(isOwn)) return 'number';
  if (heading.titles.some((title) => isTitle(printed, title))) return 'title';
  return heading.named.some(isOwn) ? 'name' : undefined;
}

function isTitle({ titles }: PrintedHeading, text: string): boolean {
  return titles.some(
    ({ words, without = [] }) =>
      words.every((word) => text.includes(word)) && !without.some((word) => text.includes(word)),
  );
}
