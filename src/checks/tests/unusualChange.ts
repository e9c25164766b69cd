import type { BoundTable } from '../../forms/types';
import { Tag } from '../../formula/table';
import { addTo } from '../../kernel/arrays';
import type { Rule } from '../../standard/types';
import { type SchoolRow, placeText, sameSchool } from '../sameSchool';
import { nameOfField, showFigure } from '../show';
import type { Place } from '../types';
import { distanceIn, spreadOf, type Spread } from './spread';
import type { CheckTest, PlacesPart } from './types';
import { textAt } from './verdicts';

/** Settings of the rule, printed with it: nothing about the method is hidden in code. */
interface Settings {
  readonly fields: readonly string[];
  /** Fewer schools than this have no ordinary change. */
  readonly fewest: number;
  /** Distance from the median change, in median distances of its side. */
  readonly far: number;
  /** …and at least this part beyond what the median change would have made of last year's figure. */
  readonly least: number;
  /** Schools told of a field; beyond it the county as a whole has changed, which no single school can explain. */
  readonly most: number;
}

interface Tally {
  readonly places: Place[];
  passed: number;
  cannotTell: number;
}

interface Change extends SchoolRow {
  readonly value: number;
  readonly before: number;
  readonly last: SchoolRow;
  /** Logarithm of this year's figure over last year's: half and double are equally far from the same. */
  readonly log: number;
}

/**
 * Figures that changed since last year otherwise than those of the other schools: a county that closes classes
 * everywhere changes as a whole and is left alone, a school that grows in a shrinking county is asked.
 */
export const unusualChangeTest: CheckTest = {
  looksAt: 'everything',
  run({ rule, input }) {
    const settings = settingsOf(rule);
    const find = sameSchool(input.tables, 'last_ledger');
    const ledgers = input.tables
      .filter(({ name }) => name === 'ledger')
      .map((table) => pairsIn(table, find));
    const parts = new Map<BoundTable, Tally>();
    const tallyOf = (table: BoundTable): Tally => {
      const tally = parts.get(table) ?? { places: [], passed: 0, cannotTell: 0 };
      parts.set(table, tally);
      return tally;
    };
    for (const field of settings.fields) {
      const changes = ledgers.flatMap((pairs) => changesIn(pairs, field, tallyOf(pairs.table)));
      if (changes.length < settings.fewest) continue;
      const spread = spreadOf(changes.map(({ log }) => log));
      const unusual = changes.filter((change) => isUnusual(change, spread, settings));
      const told = unusual.length > settings.most ? [] : unusual;
      for (const change of changes) {
        const part = tallyOf(change.table);
        if (told.includes(change)) part.places.push(placeOf(change, field, spread));
        else part.passed += 1;
      }
    }
    return [...parts].map(([table, part]): PlacesPart => ({
      table,
      file: table.file,
      sheet: table.sheet.name,
      ...part,
    }));
  },
};

function settingsOf({ options = {} }: Rule): Settings {
  const number = (key: string): number => Number(options[key]);
  const { fields } = options;
  return {
    fields: Array.isArray(fields) ? fields.map(String) : [],
    fewest: number('fewest'),
    far: number('far'),
    least: number('least'),
    most: number('most'),
  };
}

/** The rows of a table that had a row last year. */
interface Pairs {
  readonly table: BoundTable;
  readonly rows: readonly { readonly row: number; readonly last: SchoolRow }[];
  readonly shared: ReadonlySet<number>;
}

function pairsIn(table: BoundTable, find: ReturnType<typeof sameSchool>): Pairs {
  const rows = Array.from({ length: table.rowCount }, (_, row) => row).flatMap((row) => {
    const last = find(table, row);
    return last === undefined ? [] : [{ row, last }];
  });
  return { table, rows, shared: rows.length === 0 ? new Set() : sharedRows(table) };
}

function changesIn({ table, rows, shared }: Pairs, field: string, tally: Tally): readonly Change[] {
  const column = table.column(field);
  if (column === undefined) return [];
  return rows.flatMap(({ row, last }) => {
    const before = last.table.readingOf(last.row, field)?.number ?? 0;
    const isTold = column.tags[row] === Tag.NUMBER && !shared.has(row);
    if (before > 0 && !isTold) tally.cannotTell += 1;
    const value = isTold ? (column.numbers[row] ?? 0) : 0;
    // From nothing, and to nothing, no ratio can be told: other rules look at zeros.
    if (before <= 0 || value <= 0) return [];
    return [{ table, row, last, value, before, log: Math.log(value / before) }];
  });
}

/** Rows under a code and level that another row has too: which of them last year's row is about cannot be told. */
function sharedRows(table: BoundTable): ReadonlySet<number> {
  const byKey = new Map<string, number[]>();
  for (let row = 0; row < table.rowCount; row += 1) {
    const code = textAt(table, row, 'school_code');
    const key = `${code}|${textAt(table, row, 'level')}`;
    if (code !== '') addTo(byKey, key, row);
  }
  return new Set([...byKey.values()].filter(({ length }) => length > 1).flat());
}

function isUnusual({ log }: Change, spread: Spread, { far, least }: Settings): boolean {
  const beyond = Math.abs(log - spread.median);
  return beyond > Math.log(1 + least) + 1e-9 && distanceIn(log, spread) > far;
}

function placeOf(change: Change, field: string, { median }: Spread): Place {
  const { table, row, value, before, last } = change;
  const at = table.cellOf(row, field);
  const percent = (ratio: number): string => {
    const part = showFigure(100 * Math.abs(ratio - 1));
    if (part === '0') return '0%';
    return `${ratio > 1 ? '+' : '−'}${part}%`;
  };
  const [now, former] = [showFigure(value), showFigure(before)];
  return {
    cells: at === undefined ? [] : [at],
    row,
    field,
    params: {
      field: { zh: nameOfField(field, table, 'zh'), en: nameOfField(field, table, 'en') },
      value: now,
      before: former,
      change: percent(value / before),
      usual: percent(Math.exp(median)),
      place: {
        zh: placeText(last, field, table.file, 'zh'),
        en: placeText(last, field, table.file, 'en'),
      },
    },
    observed: { zh: `上年 ${former}，本年 ${now}`, en: `${former} last year, ${now} now` },
  };
}
