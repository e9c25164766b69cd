import type { BinaryNode, CallNode, ComparisonOperator, Formula, Node } from './ast';
import { isComparison } from './ast';
import { explainCriteria } from './explainCriteria';
import { WORDS } from './words';
import type { Language, Words } from './words';

/** What names stand for in the words of a form. */
export type NameOf = (table: string | null, key: string) => string;

/** Loosest first: what stands inside something tighter is put in parentheses. */
const Level = { CLAUSE: 0, OR: 1, AND: 2, STATEMENT: 3, PHRASE: 4, SUM: 5, PRODUCT: 6, WORD: 7 };

interface Said {
  readonly text: string;
  readonly level: number;
}

export interface Speaker {
  readonly words: Words;
  readonly nameOf: NameOf;
  readonly parameters: Readonly<Record<string, number>>;
  /** The words of a part, in parentheses when it binds more loosely than asked. */
  say(node: Node): string;
}

/**
 * A formula in words that a clerk reads: names of the form's columns, 不大于 instead of `<=`, the constants'
 * figures instead of their names.
 */
export function explainFormula(
  formula: Formula,
  lang: Language,
  nameOf: NameOf,
  parameters: Readonly<Record<string, number>>,
): string {
  const speaker: Speaker = {
    words: WORDS[lang],
    nameOf,
    parameters,
    say: (node) => within(node, Level.SUM, speaker),
  };
  return explain(formula.ast, speaker).text;
}

function within(node: Node, least: number, speaker: Speaker): string {
  const said = explain(node, speaker);
  const { open, close } = speaker.words;
  return said.level >= least ? said.text : open + said.text + close;
}

function explain(node: Node, speaker: Speaker): Said {
  switch (node.kind) {
    case 'number':
      return word(String(node.value));
    case 'text':
      return word(speaker.words.quote(node.value));
    case 'logical':
      return word(speaker.words.truth(node.value));
    case 'cell':
      return word(speaker.nameOf(null, node.key));
    case 'column':
      return word(speaker.nameOf(node.table, node.key));
    case 'parameter':
      return word(String(speaker.parameters[node.name] ?? node.name));
    case 'unary':
      return explainUnary(node.operator, node.operand, speaker);
    case 'binary':
      return explainBinary(node, speaker);
    case 'call':
      return explainCall(node, speaker);
  }
}

function word(text: string): Said {
  return { text, level: Level.WORD };
}

function phrase(text: string): Said {
  return { text, level: Level.PHRASE };
}

function statement(text: string): Said {
  return { text, level: Level.STATEMENT };
}

function explainUnary(operator: string, operand: Node, speaker: Speaker): Said {
  const text = within(operand, Level.WORD, speaker);
  return word(operator === '%' ? `${text}%` : operator === '-' ? `−${text}` : text);
}

function explainBinary(node: BinaryNode, speaker: Speaker): Said {
  const { operator, left, right } = node;
  if (isComparison(operator)) return explainComparison(operator, left, right, speaker);
  if (operator === '&') {
    return phrase(speaker.words.joined([speaker.say(left), speaker.say(right)]));
  }
  if (operator === '^') {
    return phrase(speaker.words.power(within(left, Level.WORD, speaker), speaker.say(right)));
  }
  const level = operator === '+' || operator === '-' ? Level.SUM : Level.PRODUCT;
  const sign = { '+': '+', '-': '−', '*': '×', '/': '÷' }[operator];
  const text = `${within(left, level, speaker)} ${sign} ${within(right, level + 1, speaker)}`;
  return { text, level };
}

function explainComparison(
  operator: ComparisonOperator,
  left: Node,
  right: Node,
  speaker: Speaker,
): Said {
  const { words } = speaker;
  const shape = operator === '=' ? explainShape(left, right, speaker) : undefined;
  if (shape !== undefined) return statement(shape);
  const [l, r] = [within(left, Level.PHRASE, speaker), within(right, Level.PHRASE, speaker)];
  return statement(`${l} ${words.comparison[operator]} ${r}`);
}

/** `INT(x)=x` and `MOD(x,1)=0` ask whether x is whole, `ROUND(x,2)=x` whether it has at most two decimals. */
function explainShape(left: Node, right: Node, speaker: Speaker): string | undefined {
  return shapeOf(left, right, speaker) ?? shapeOf(right, left, speaker);
}

function shapeOf(call: Node, other: Node, speaker: Speaker): string | undefined {
  if (call.kind !== 'call') return undefined;
  const [value, by] = call.args;
  if (value === undefined) return undefined;
  const places = by?.kind === 'number' ? by.value : undefined;
  const said = speaker.say(value);
  if (call.name === 'MOD' && places === 1 && other.kind === 'number' && other.value === 0) {
    return speaker.words.whole(said);
  }
  if (!same(value, other)) return undefined;
  if (call.name === 'INT' || (call.name === 'ROUND' && places === 0))
    return speaker.words.whole(said);
  if (call.name !== 'ROUND' || places === undefined) return undefined;
  return speaker.words.atMostPlaces(said, String(places));
}

function same(left: Node, right: Node): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function explainCall(node: CallNode, speaker: Speaker): Said {
  const { words } = speaker;
  switch (node.name) {
    case 'AND':
      return joined(node.args, words.and, Level.AND, speaker);
    case 'OR':
      return joined(node.args, words.or, Level.OR, speaker);
    case 'NOT':
      return explainNot(node.args[0], speaker);
    case 'IF':
      return explainIf(node, speaker);
    case 'SUM':
      return explainSum(node, speaker);
    case 'COUNTIFS':
      return phrase(words.rowsWhere(explainCriteria(node, speaker)));
    case 'SUMIFS':
      return phrase(
        words.totalWhere(sayAll(node.args.slice(0, 1), speaker), explainCriteria(node, speaker)),
      );
    case 'ISBLANK':
    case 'ISNUMBER':
    case 'EXACT':
      return statement(plain(node, speaker));
    default:
      return phrase(plain(node, speaker));
  }
}

function joined(args: readonly Node[], by: string, level: number, speaker: Speaker): Said {
  if (args.length === 1) return explainFirst(args, speaker);
  return { text: args.map((arg) => within(arg, level + 1, speaker)).join(by), level };
}

function explainFirst(args: readonly Node[], speaker: Speaker): Said {
  const [first] = args;
  return first === undefined ? word('') : explain(first, speaker);
}

const OPPOSITE: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

/** 不等于 rather than 不满足（…等于…）. */
function explainNot(operand: Node | undefined, speaker: Speaker): Said {
  if (operand === undefined) return word('');
  if (operand.kind === 'binary' && isComparison(operand.operator)) {
    const { operator, left, right } = operand;
    if (explainShape(left, right, speaker) === undefined) {
      return explainComparison(OPPOSITE[operator], left, right, speaker);
    }
  }
  const [inner] = operand.kind === 'call' ? operand.args : [];
  if (operand.kind === 'call' && inner !== undefined) {
    if (operand.name === 'ISBLANK') return statement(speaker.words.filled(speaker.say(inner)));
    if (operand.name === 'ISNUMBER') return statement(speaker.words.notNumber(speaker.say(inner)));
  }
  return statement(speaker.words.not(explain(operand, speaker).text));
}

function explainIf(node: CallNode, speaker: Speaker): Said {
  const { words } = speaker;
  const [test, then, other] = node.args;
  if (test === undefined || then === undefined) return word('');
  const clause = (text: string): Said => ({ text, level: Level.CLAUSE });
  const said = (part: Node): string => within(part, Level.OR, speaker);
  if (other === undefined || isTruth(other, true))
    return clause(words.whenThen(said(test), said(then)));
  if (isTruth(then, true)) return clause(words.unless(said(test), said(other)));
  const decides = explain(then, speaker).level <= Level.STATEMENT;
  if (decides) return clause(words.whenThenElse(said(test), said(then), said(other)));
  return word(words.choice(said(test), said(then), said(other)));
}

function isTruth(node: Node, value: boolean): boolean {
  return node.kind === 'logical' && node.value === value;
}

function explainSum(node: CallNode, speaker: Speaker): Said {
  const parts = node.args.map((arg) =>
    arg.kind === 'column' ? speaker.words.total(speaker.say(arg)) : within(arg, Level.SUM, speaker),
  );
  if (parts.length > 1) return { text: parts.join(' + '), level: Level.SUM };
  const [only = ''] = parts;
  return node.args[0]?.kind === 'column' ? phrase(only) : explainFirst(node.args, speaker);
}

export function sayAll(args: readonly Node[], speaker: Speaker): string {
  return args.map((arg) => speaker.say(arg)).join(speaker.words.list);
}

/** Functions that are one phrase around their arguments. */
function plain(node: CallNode, speaker: Speaker): string {
  const { words } = speaker;
  const all = (): string => sayAll(node.args, speaker);
  const [a = '', b = '0', c = ''] = node.args.map((arg) => speaker.say(arg));
  const [first] = node.args;
  switch (node.name) {
    case 'MAX':
      return words.largest(all());
    case 'MIN':
      return words.smallest(all());
    case 'AVERAGE':
      return words.mean(all());
    case 'COUNT':
      return words.numbersIn(all());
    case 'SUMPRODUCT':
      return words.totalOfRows(
        node.args.map((arg) => within(arg, Level.PRODUCT, speaker)).join(' × '),
      );
    case 'ABS':
      return first?.kind === 'binary' && first.operator === '-'
        ? words.difference(speaker.say(first.left), speaker.say(first.right))
        : words.size(a);
    case 'ROUND':
      return words.round(a, b);
    case 'ROUNDUP':
      return words.roundUp(a, b);
    case 'INT':
      return words.floor(a);
    case 'MOD':
      return words.remainder(a, b);
    case 'SQRT':
      return words.root(a);
    case 'ISBLANK':
      return words.blank(a);
    case 'ISNUMBER':
      return words.isNumber(a);
    case 'LEN':
      return words.length(a);
    case 'LEFT':
      return words.first(a, node.args.length > 1 ? b : '1');
    case 'RIGHT':
      return words.last(a, node.args.length > 1 ? b : '1');
    case 'MID':
      return words.middle(a, b, c);
    case 'VALUE':
      return words.asNumber(a);
    case 'EXACT':
      return words.identical(a, b);
    default:
      return words.joined(node.args.map((arg) => speaker.say(arg)));
  }
}
