import type { Validation, ValidationOperator } from './validation';

/** Kinds of validation by the names that the format has for them; the grid's are the same, but for `any`. */
export const VALIDATION_TYPES: Readonly<Record<Validation['type'], string>> = {
  any: 'none',
  list: 'list',
  whole: 'whole',
  decimal: 'decimal',
  date: 'date',
  time: 'time',
  'text-length': 'textLength',
  custom: 'custom',
};

/** Comparisons by the names that both the format and the grid have for them. */
export const VALIDATION_OPERATORS: Readonly<Record<ValidationOperator, string>> = {
  between: 'between',
  'not-between': 'notBetween',
  equal: 'equal',
  'not-equal': 'notEqual',
  greater: 'greaterThan',
  less: 'lessThan',
  'greater-or-equal': 'greaterThanOrEqual',
  'less-or-equal': 'lessThanOrEqual',
};

export function validationTypeNamed(name: string): Validation['type'] | undefined {
  return keyOf(VALIDATION_TYPES, name);
}

export function validationOperatorNamed(name: string): ValidationOperator | undefined {
  return keyOf(VALIDATION_OPERATORS, name);
}

function keyOf<K extends string>(names: Readonly<Record<K, string>>, name: string): K | undefined {
  return (Object.keys(names) as K[]).find((key) => names[key] === name);
}
