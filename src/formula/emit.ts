import type { BinaryOperator, Formula, Node } from './ast';
import { isComparison } from './ast';

/**
 * How names become references of a workbook. Each text stands alone as an operand: a reference such as `$F$7`,
 * `[@[专任教师数]]` or `'表2-2'!$F$7:$F$90`, or an expression in parentheses.
 */
export interface EmitBinding {
  cell(key: string): string;
  range(table: string | null, key: string): string;
  readonly parameters: Readonly<Record<string, number>>;
  /** Key that `[@this]` stands for. */
  readonly self?: string;
}

/** How tightly Excel binds: a unary minus tighter than a power, so `-2^2` is 4. */
const Strength = {
  COMPARISON: 1,
  CONCATENATION: 2,
  SUM: 3,
  PRODUCT: 4,
  POWER: 5,
  SIGN: 6,
  PERCENT: 7,
  ATOM: 8,
} as const;

interface Piece {
  readonly text: string;
  readonly strength: number;
}

/**
 * The formula as native Excel text, without `=`: functions keep their names, parameters become numbers, and
 * parentheses stand where Excel's precedence needs them. On data without blanks, masks or errors it gives the value
 * that `evaluate` gives.
 */
export function emitFormula(formula: Formula, binding: EmitBinding): string {
  return emit(formula.ast, binding).text;
}

function emit(node: Node, binding: EmitBinding): Piece {
  switch (node.kind) {
    case 'number':
      return numberPiece(node.value);
    case 'parameter':
      return parameterPiece(node.name, binding);
    case 'text':
      return atom(`"${node.value.replaceAll('"', '""')}"`);
    case 'logical':
      return atom(node.value ? 'TRUE' : 'FALSE');
    case 'cell':
      return atom(binding.cell(keyOf(node.key, binding)));
    case 'column':
      return atom(binding.range(node.table, keyOf(node.key, binding)));
    case 'unary':
      return unaryPiece(node.operator, emit(node.operand, binding));
    case 'binary':
      return binaryPiece(node.operator, emit(node.left, binding), emit(node.right, binding));
    case 'call':
      return atom(`${node.name}(${node.args.map((arg) => emit(arg, binding).text).join(',')})`);
  }
}

function keyOf(key: string, binding: EmitBinding): string {
  return key === 'this' && binding.self !== undefined ? binding.self : key;
}

function atom(text: string): Piece {
  return { text, strength: Strength.ATOM };
}

function numberPiece(value: number): Piece {
  const text = String(value).toUpperCase();
  return { text, strength: value < 0 ? Strength.SIGN : Strength.ATOM };
}

/** A constant that the standard does not state must not turn into a figure: Excel shows `#NAME?`, as it should. */
function parameterPiece(name: string, binding: EmitBinding): Piece {
  const { parameters } = binding;
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return value === undefined ? atom(name) : numberPiece(value);
}

function unaryPiece(operator: '-' | '+' | '%', operand: Piece): Piece {
  if (operator === '%') {
    return { text: `${wrap(operand, Strength.PERCENT)}%`, strength: Strength.PERCENT };
  }
  // Two signs in a row are right in Excel and read like a slip.
  return { text: operator + wrap(operand, Strength.SIGN + 1), strength: Strength.SIGN };
}

function binaryPiece(operator: BinaryOperator, left: Piece, right: Piece): Piece {
  const strength = strengthOf(operator);
  const signed = right.strength === Strength.SIGN;
  const rightText = signed ? `(${right.text})` : wrap(right, strength + 1);
  return { text: wrap(left, strength) + operator + rightText, strength };
}

function strengthOf(operator: BinaryOperator): number {
  if (isComparison(operator)) return Strength.COMPARISON;
  if (operator === '&') return Strength.CONCATENATION;
  if (operator === '^') return Strength.POWER;
  return operator === '+' || operator === '-' ? Strength.SUM : Strength.PRODUCT;
}

function wrap(piece: Piece, least: number): string {
  return piece.strength >= least ? piece.text : `(${piece.text})`;
}
