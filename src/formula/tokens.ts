import { tokenize } from '@borgar/fx';
import type { Token } from '@borgar/fx';

import { fail, succeed } from '../kernel/result';
import type { Result } from '../kernel/result';
import { isFunctionName } from './functions';

/** Excel's own limit on the length of a formula. */
const MAX_LENGTH = 8192;

export interface Refusal {
  readonly reason: string;
  /** Offset in the source, from 0. */
  readonly offset: number;
  readonly token: string;
}

/** The one shape of every refusal: what is wrong, where (counted from 1) and at which word. */
export function refuse(source: string, refusal: Refusal): ReturnType<typeof fail> {
  return fail('formula-invalid', refusal.reason, {
    position: refusal.offset + 1,
    token: refusal.token,
    source,
  });
}

/**
 * Cuts a formula into tokens and refuses what the language does not have: references to cells and other workbooks,
 * arrays, error values, functions outside the closed list, full-width signs.
 */
export function formulaTokens(source: string): Result<Token[]> {
  if (source.length > MAX_LENGTH)
    return refuse(source, { reason: 'too-long', offset: MAX_LENGTH, token: '' });
  const fullWidth = findFullWidthSign(source);
  if (fullWidth !== undefined) return refuse(source, fullWidth);
  const tokens = joinTableNames(tokenize(source, { withLocation: true }));
  const content = tokens.filter((token) => token.type !== 'whitespace' && token.type !== 'newline');
  for (const [index, token] of content.entries()) {
    const reason = refusalOf(token, index);
    if (reason !== undefined) {
      return refuse(source, { reason, offset: offsetOf(token), token: token.value });
    }
  }
  const unbalanced = findUnbalanced(content, source);
  return unbalanced === undefined ? succeed(tokens) : refuse(source, unbalanced);
}

export function offsetOf(token: Token | undefined): number {
  return token?.loc?.[0] ?? 0;
}

/** Signs that a Chinese input method types in place of the ones a formula needs. */
const FULL_WIDTH = new Set('，、（）＋－＊／＝＜＞％＆“”；≤≥≠×÷＠［］！：');

function findFullWidthSign(source: string): Refusal | undefined {
  let brackets = 0;
  let quoted = false;
  for (let offset = 0; offset < source.length; offset++) {
    const sign = source.charAt(offset);
    if (sign === '"' && brackets === 0) quoted = !quoted;
    else if (quoted) continue;
    else if (sign === "'" && brackets > 0) offset++;
    else if (sign === '[') brackets++;
    else if (sign === ']') brackets = Math.max(0, brackets - 1);
    else if (brackets === 0 && FULL_WIDTH.has(sign)) {
      return { reason: 'full-width-sign', offset, token: sign };
    }
  }
  return undefined;
}

/**
 * Tables of the national forms are called `application/2-2`, which Excel's grammar reads as a division, and `t1`
 * reads as a cell: whatever touches a following `[column]` is the name of its table.
 */
function joinTableNames(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const start =
      token.type === 'structured' && token.value.startsWith('[')
        ? nameBefore(joined)
        : joined.length;
    const name = joined.splice(start);
    const first = name[0];
    if (first === undefined) joined.push(token);
    else {
      const value = name.map((part) => part.value).join('') + token.value;
      joined.push({
        type: 'structured',
        value,
        loc: [offsetOf(first), offsetOf(first) + value.length],
      });
    }
  }
  return joined;
}

/** Index at which a table name begins that ends the tokens; their length where there is none. */
function nameBefore(tokens: readonly Token[]): number {
  const tail = tokens.slice(-5).map((token) => `${token.type}:${token.value}`);
  const shapes = [
    /^range(_named)?:[^!:]+$/,
    /^range(_named)?:[^!:]+\noperator:\/\nnumber:\d+$/,
    /^range(_named)?:[^!:]+\noperator:\/\nnumber:\d+\noperator:-\nnumber:\d+$/,
  ];
  for (const [index, shape] of shapes.entries()) {
    const count = 1 + 2 * index;
    if (tail.length >= count && shape.test(tail.slice(-count).join('\n')))
      return tokens.length - count;
  }
  return tokens.length;
}

const OPERATORS = new Set('+ - * / ^ & = <> < > <= >= % ( ) ,'.split(' '));

function refusalOf(token: Token, index: number): string | undefined {
  if (token.unterminated === true) return 'unterminated-text';
  switch (token.type) {
    case 'operator':
      if (token.value === '{' || token.value === '}' || token.value === ';')
        return 'unsupported-array';
      return OPERATORS.has(token.value) ? undefined : 'unknown-operator';
    case 'func':
      return isFunctionName(token.value.toUpperCase()) ? undefined : 'unknown-function';
    case 'range_named':
      return /[!'[\]]/.test(token.value) ? 'unsupported-reference' : undefined;
    case 'structured':
      return token.value.includes('!') && !/\[.*!.*\]$/s.test(token.value)
        ? 'unsupported-reference'
        : undefined;
    case 'range':
    case 'range_beam':
    case 'range_ternary':
    case 'context':
    case 'context_quote':
      return 'unsupported-reference';
    case 'error':
      return 'unsupported-error-value';
    case 'unknown':
      return 'unknown-token';
    case 'fx_prefix':
      return index === 0 ? undefined : 'unknown-token';
    default:
      return undefined;
  }
}

function findUnbalanced(tokens: readonly Token[], source: string): Refusal | undefined {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.value === '(' && token.type === 'operator') open.push(token);
    if (token.value !== ')' || token.type !== 'operator') continue;
    if (open.pop() === undefined) {
      return { reason: 'unexpected-parenthesis', offset: offsetOf(token), token: ')' };
    }
  }
  const last = open.pop();
  if (last !== undefined)
    return { reason: 'unclosed-parenthesis', offset: offsetOf(last), token: '(' };
  if (tokens.every((token) => token.type === 'fx_prefix')) {
    return { reason: 'empty', offset: 0, token: source.trim() };
  }
  return undefined;
}
