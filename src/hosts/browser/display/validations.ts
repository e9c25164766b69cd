import type { ISheetDataValidationRule } from '@univerjs/core';
import type { Area } from '../../../kernel/address';
import type { Validation } from '../../../sheet/validation';
import {
  VALIDATION_OPERATORS,
  VALIDATION_TYPES,
  validationOperatorNamed,
  validationTypeNamed,
} from '../../../sheet/validationNames';
import { areaOfRange, rangeOfArea } from './areas';

/** Univer's numbers. */
const STYLES = ['information', 'stop', 'warning'] as const;
const PLAIN_TEXT = 0;
const ARROW = 1;

/** Kept with the rule; the grid carries what it does not know along. */
const REFUSES_BLANK: NonNullable<ISheetDataValidationRule['bizInfo']> & { refusesBlank: true } = {
  refusesBlank: true,
};

function refusesBlank({ bizInfo }: ISheetDataValidationRule): boolean {
  return bizInfo !== undefined && 'refusesBlank' in bizInfo;
}

type Operator = NonNullable<ISheetDataValidationRule['operator']>;

/** A validation as the grid's rule; `uid` must be unlike any other of the sheet. */
export function ruleOf(validation: Validation, uid: string): ISheetDataValidationRule {
  const { type, operator, formula1, formula2, error, prompt } = validation;
  return {
    uid,
    type: type === 'any' ? type : VALIDATION_TYPES[type],
    ranges: validation.areas.map(rangeOfArea),
    ...(operator === undefined ? {} : { operator: VALIDATION_OPERATORS[operator] as Operator }),
    ...(formula1 === undefined ? {} : { formula1: toRuleFormula(formula1, type) }),
    ...(formula2 === undefined ? {} : { formula2: toRuleFormula(formula2, type) }),
    // The grid would mark every blank cell as wrong; files only refuse that a cell be emptied.
    allowBlank: true,
    ...(validation.allowBlank ? {} : { bizInfo: REFUSES_BLANK }),
    errorStyle: STYLES.indexOf(validation.style),
    showErrorMessage: validation.quiet !== true,
    ...(error === undefined ? {} : { errorTitle: error.title, error: error.text }),
    ...(prompt === undefined
      ? {}
      : { showInputMessage: true, promptTitle: prompt.title, prompt: prompt.text }),
    ...(type === 'list'
      ? { showDropDown: validation.dropDown, renderMode: validation.dropDown ? ARROW : PLAIN_TEXT }
      : {}),
  };
}

/** The grid's rules as validations. Kinds that only the grid has become the nearest that files can hold. */
export function validationsOf(rules: readonly ISheetDataValidationRule[]): readonly Validation[] {
  return rules.flatMap((rule) => validationOf(rule) ?? []);
}

function validationOf(rule: ISheetDataValidationRule): Validation | undefined {
  const type = typeOf(rule.type);
  const areas: readonly Area[] = rule.ranges.flatMap((range) => areaOfRange(range) ?? []);
  if (type === undefined || areas.length === 0) return undefined;
  const operator = validationOperatorNamed(rule.operator ?? '');
  const formula1 = toFileFormula(rule, rule.formula1, type);
  const formula2 = toFileFormula(rule, rule.formula2, type);
  const style = STYLES[rule.errorStyle ?? 1] ?? 'stop';
  const error = message(rule.errorTitle, rule.error);
  const prompt =
    rule.showInputMessage === true ? message(rule.promptTitle, rule.prompt) : undefined;
  return {
    areas,
    type,
    ...(operator === undefined ? {} : { operator }),
    ...(formula1 === undefined ? {} : { formula1 }),
    ...(formula2 === undefined ? {} : { formula2 }),
    allowBlank: rule.allowBlank !== false && !refusesBlank(rule),
    dropDown: !isPlain(rule.renderMode) && rule.showDropDown !== false,
    style,
    ...(prompt === undefined ? {} : { prompt }),
    ...(error === undefined ? {} : { error }),
    ...(rule.showErrorMessage === false ? { quiet: true } : {}),
  };
}

/** Univer's enum, compared as the number that it is. */
function isPlain(mode: number | undefined): boolean {
  return mode === PLAIN_TEXT;
}

function message(title: string | undefined, text: string | undefined) {
  const both = { title: title ?? '', text: text ?? '' };
  return both.title + both.text === '' ? undefined : both;
}

function typeOf(type: string): Validation['type'] | undefined {
  if (type === 'checkbox' || type === 'listMultiple') return 'list';
  return type === 'any' ? type : validationTypeNamed(type);
}

/** A list in quotes loses them, a number stays as it is, and anything else is a formula. */
function toRuleFormula(formula: string, type: Validation['type']): string {
  const quoted = /^"((?:[^"]|"")*)"$/s.exec(formula);
  if (type === 'list' && quoted !== null) return (quoted[1] ?? '').replaceAll('""', '"');
  const isNumber = formula.trim() !== '' && Number.isFinite(Number(formula));
  return type !== 'list' && type !== 'custom' && isNumber ? formula : `=${formula}`;
}

function toFileFormula(
  rule: ISheetDataValidationRule,
  formula: string | undefined,
  type: Validation['type'],
): string | undefined {
  if (rule.type === 'checkbox') return formula === rule.formula1 ? checkboxList(rule) : undefined;
  if (formula === undefined || formula === '') return undefined;
  if (formula.startsWith('=') && formula.length > 1) return formula.slice(1);
  if (type === 'list') return `"${formula.replaceAll('"', '""')}"`;
  const isNumber = Number.isFinite(Number(formula));
  // What a user types into the grid's own form as a date or a time is text in the rule.
  return isNumber || type === 'custom' ? formula : dateFormula(formula);
}

function checkboxList({ formula1, formula2 }: ISheetDataValidationRule): string {
  return `"${[formula1 ?? '1', formula2 ?? '0'].join(',').replaceAll('"', '""')}"`;
}

function dateFormula(text: string): string {
  const date = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text.trim());
  if (date !== null) return `DATE(${date.slice(1, 4).map(Number).join(',')})`;
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim());
  if (clock === null) return `"${text.replaceAll('"', '""')}"`;
  return `TIME(${[1, 2, 3].map((i) => Number(clock[i] ?? 0)).join(',')})`;
}
