import type { ComparisonOperator } from './ast';
import type { Criterion } from './criterion';
import { keyOf, numberKey, textKey } from './dictionary';
import type { Key } from './dictionary';
import { readNumber } from './text';
import { Tag } from './table';
import type { Column } from './table';
import type { Vector } from './vector';

/** How a row stands to the criteria that are the same for every row of the formula. */
export const Match = { NO: 0, YES: 1, UNKNOWN: 2 } as const;

const OPERATOR = /^(<>|<=|>=|=|<|>)?([\s\S]*)$/;

interface Condition {
  readonly operator: ComparisonOperator;
  /** A number is compared as one; text as text. */
  readonly operand: number | string;
}

/** Which rows of the table meet a criterion without a value of the row; undefined where it is undecided itself. */
export function constantMatches(
  criterion: Criterion,
  operand: Vector,
  column: Column,
): Uint8Array | undefined {
  const condition = readCondition(criterion, operand);
  if (condition === undefined) return undefined;
  const test = testFor(condition);
  if (test === undefined) return undefined;
  const matches = new Uint8Array(column.tags.length);
  for (let row = 0; row < matches.length; row++) {
    matches[row] = test(
      column.tags[row] ?? Tag.BLANK,
      column.numbers[row] ?? 0,
      column.texts?.[row],
    );
  }
  return matches;
}

function readCondition(criterion: Criterion, operand: Vector): Condition | undefined {
  const tag = operand.tags[0];
  const operator = criterion.operator ?? '=';
  if (tag === Tag.NUMBER) return { operator, operand: operand.numbers[0] ?? 0 };
  if (tag === Tag.LOGICAL && operator === '=') {
    return { operator, operand: String(keyOf(tag, operand.numbers[0] ?? 0, undefined)) };
  }
  if (tag !== Tag.TEXT) return undefined;
  const text = (criterion.operator ?? '') + (operand.texts?.[0] ?? '');
  const [, sign, rest = ''] = OPERATOR.exec(text) ?? [];
  const number = rest.length <= 15 ? readNumber(rest) : undefined;
  return { operator: (sign ?? '=') as ComparisonOperator, operand: number ?? rest };
}

type Test = (tag: number, value: number, text: string | undefined) => number;

function testFor({ operator, operand }: Condition): Test | undefined {
  if (operator === '=' || operator === '<>') {
    const equal = operand === '' ? blankTest(operator) : equalTest(operand);
    return operator === '=' ? equal : (tag, value, text) => 1 - equal(tag, value, text);
  }
  // The order of text depends on the computer's language.
  return typeof operand === 'number' ? orderTest(operator, numberKey(operand)) : undefined;
}

/** `""` and `"="` look for empty cells, `"<>"` for filled ones. */
function blankTest(operator: ComparisonOperator): Test {
  return (tag, _value, text) =>
    tag === Tag.BLANK || (operator === '=' && tag === Tag.TEXT && text === '')
      ? Match.YES
      : Match.NO;
}

function equalTest(operand: number | string): Test {
  const pattern = typeof operand === 'string' ? patternOf(operand) : undefined;
  if (pattern !== undefined) {
    return (tag, _value, text) =>
      tag === Tag.TEXT && pattern.test(text ?? '') ? Match.YES : Match.NO;
  }
  const wanted: Key = typeof operand === 'number' ? numberKey(operand) : wantedText(operand);
  return (tag, value, text) => (keyOf(tag, value, text) === wanted ? Match.YES : Match.NO);
}

function wantedText(text: string): Key {
  return text.startsWith('\u0000') ? text : textKey(text);
}

/** `*` is any text, `?` one character, `~` takes the sign behind it literally. */
function patternOf(text: string): RegExp | undefined {
  if (!/[*?~]/.test(text)) return undefined;
  const source = text.replace(
    /~([*?~])|([*?])|[\\^$.*+?()[\]{}|/~-]/g,
    (sign, literal: string | undefined, wild: string | undefined) => {
      if (literal !== undefined) return `\\${literal}`;
      if (wild !== undefined) return wild === '*' ? '[\\s\\S]*' : '[\\s\\S]';
      return `\\${sign}`;
    },
  );
  return new RegExp(`^${source}$`, 'i');
}

/** A blank or unreadable cell may or may not lie beyond the line; text and `*` never do. */
function orderTest(operator: ComparisonOperator, limit: number): Test {
  return (tag, value) => {
    if (tag === Tag.NUMBER)
      return ordered(operator, numberKey(value), limit) ? Match.YES : Match.NO;
    return tag === Tag.BLANK || tag === Tag.UNREADABLE || tag === Tag.ERROR
      ? Match.UNKNOWN
      : Match.NO;
  };
}

export function ordered(operator: ComparisonOperator, left: number, right: number): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '=':
      return left === right;
    case '<>':
      return left !== right;
  }
}
