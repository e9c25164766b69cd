import type { Formula } from '../formula';
import { inputTags, missingColumns } from '../formula';
import { Tag } from '../formula/table';
import type { Indicator, Level } from '../standard/types';
import { isNegative } from './columns';
import type { IndicatorColumns } from './columns';
import type { Engine } from './engine';
import { placeOf, tagAt } from './ledger';
import { splitStages, stageField } from './split';
import type { Undecided, UndecidedReason } from './types';

/** The first thing that keeps the value from being told, most telling first. */
export function whyUndecided(engine: Engine, columns: IndicatorColumns, at: number): Undecided {
  const doubt = engine.scope.doubts.get(at);
  const level = engine.scope.levels[at];
  if (level === undefined) return doubt ?? { reason: 'level-unknown', field: 'level', tag: null };
  const { indicator } = columns;
  const own = engine.ownNumerator(indicator, level, at);
  const numerator = engine.rowNumerator(indicator, level, at);
  const input =
    badInput(engine, own, at) ??
    badInput(engine, engine.denominator(indicator), at) ??
    // what a relief adds: its conditions are texts and no fault
    badInput(engine, numerator, at, Tag.TEXT);
  if (input !== undefined) return input;
  if (!((columns.pupils[at] ?? NaN) > 0))
    return negativeOrNone(engine, indicator, at, columns.pupils[at]);
  const negative = negativeInput(engine, numerator, at);
  if (negative !== undefined) return { reason: 'negative', field: negative, tag: Tag.NUMBER };
  if ((columns.numerators[at] ?? 0) < 0)
    return { reason: 'negative', field: lastField(own), tag: null };
  return whyNoShare(engine, level, at);
}

function negativeInput(engine: Engine, formula: Formula, at: number): string | undefined {
  const { table, row } = placeOf(engine.rows, at);
  return formula.columns.find(({ key }) => isNegative(table.column(key), row))?.key;
}

function negativeOrNone(
  engine: Engine,
  indicator: Indicator,
  at: number,
  pupils: number | undefined,
): Undecided {
  const field = lastField(engine.denominator(indicator));
  return {
    reason: (pupils ?? 0) < 0 ? 'negative' : 'no-pupils',
    field,
    tag: tagOf(engine, at, field),
  };
}

function whyNoShare(engine: Engine, level: Level, at: number): Undecided {
  const type = engine.scope.types[at];
  if (type === undefined) {
    return { reason: 'type-unknown', field: 'school_type', tag: tagOf(engine, at, 'school_type') };
  }
  const share = engine.share(type, level);
  if (share === undefined) return { reason: 'level-not-in-type', field: 'level', tag: null };
  const input = badInput(engine, share, at);
  if (input !== undefined) return input;
  const { table, row } = placeOf(engine.rows, at);
  for (const stage of splitStages(engine.standard.split, type) ?? []) {
    const field = stageField(stage);
    const pupils = table.column(field)?.numbers[row] ?? 0;
    if (pupils <= 0)
      return { reason: pupils < 0 ? 'negative' : 'no-pupils', field, tag: Tag.NUMBER };
  }
  return { reason: 'error', field: null, tag: null };
}

const REASON_OF_TAG: Readonly<Partial<Record<Tag, UndecidedReason>>> = {
  [Tag.BLANK]: 'blank',
  [Tag.ERROR]: 'error',
  [Tag.NOT_APPLICABLE]: 'not-applicable',
};

/** The first input of a formula that is no number on this row, nor of the `allowed` kind. */
function badInput(
  engine: Engine,
  formula: Formula,
  at: number,
  allowed: Tag = Tag.NUMBER,
): Undecided | undefined {
  const context = engine.contexts[engine.rows.ledger[at] ?? 0];
  if (context === undefined) return undefined;
  const missing = missingColumns(formula, context)[0];
  if (missing !== undefined) return { reason: 'missing-column', field: missing, tag: null };
  const row = engine.rows.row[at] ?? 0;
  const negative = ({ key, tag }: { key: string; tag: Tag }): boolean =>
    tag === Tag.NUMBER && (context.row.column(key)?.numbers[row] ?? 0) < 0;
  const bad = inputTags(formula, context, row).find(
    (input) => (input.tag !== Tag.NUMBER && input.tag !== allowed) || negative(input),
  );
  if (bad === undefined) return undefined;
  // A cell that was read has something in it.
  const { table } = placeOf(engine.rows, at);
  if (bad.tag === Tag.UNREADABLE && table.readingOf(row, bad.key)?.raw === null)
    return { reason: 'undivided', field: bad.key, tag: bad.tag };
  const reason = bad.tag === Tag.NUMBER ? 'negative' : REASON_OF_TAG[bad.tag];
  return { reason: reason ?? 'unreadable', field: bad.key, tag: bad.tag };
}

function lastField(formula: Formula | undefined): string | null {
  return formula?.columns.at(-1)?.key ?? null;
}

function tagOf(engine: Engine, at: number, field: string | null): Tag | null {
  if (field === null) return null;
  const { table, row } = placeOf(engine.rows, at);
  return tagAt(table.column(field), row) ?? null;
}
