/** The rule language: Excel formulas over named columns. See `docs/rule-language.md`. */
export type { ColumnReference, Formula, Node } from './ast';
export { emitFormula } from './emit';
export type { EmitBinding } from './emit';
export { explainFormula } from './explain';
export { evaluate } from './evaluate';
export { figuresOf } from './figures';
export type { FormulaContext } from './frame';
export { FUNCTION_NAMES } from './functions';
export { evaluateExact, inputTags, missingColumns, missingParameters, ownColumns } from './inspect';
export type { InputTag } from './inspect';
export { parseFormula } from './parse';
export { Tag } from './table';
export type { Column, Table } from './table';
