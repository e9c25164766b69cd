import {
  DataValidationErrorStyle,
  DataValidationOperator,
  DataValidationType,
  type ISheetDataValidationRule,
  type Worksheet,
} from '@univerjs/core';
import { AddDataValidationMutation, RemoveDataValidationMutation } from '@univerjs/data-validation';
import { SheetDataValidationModel } from '@univerjs/sheets-data-validation';
import type { ValidateEdit } from '../../../sheet/editPlan';
import { signedValidation } from '../../../sheet/ownership';
import type { Validation, ValidationOperator } from '../../../sheet/validation';
import type { LayerGrid } from './grid';
import { areaOf, rangeOf } from './ranges';
import { freeAreas } from '../../shared/freeAreas';
import type { Skip } from '../../shared/skip';

const OWN_RULE = 'junheng-';

export function isOwnValidationRule({ uid }: Pick<ISheetDataValidationRule, 'uid'>): boolean {
  return uid.startsWith(OWN_RULE);
}

/** Writes the validations of a sheet of the user's and says which areas were left to hers. */
export type WriteValidations = (
  sheet: Worksheet,
  edits: readonly ValidateEdit[],
) => readonly Skip[];

export function validations(grid: LayerGrid): WriteValidations {
  const model = grid.injector.get(SheetDataValidationModel);
  let count = 0;
  return (sheet, edits) => {
    const target = { unitId: grid.unitId, subUnitId: sheet.getSheetId() };
    const rules = model.getRules(grid.unitId, sheet.getSheetId());
    const taken = rules
      .filter((rule) => !isOwnValidationRule(rule))
      .flatMap((rule) => rule.ranges.map(areaOf));
    const skipped: Skip[] = [];
    const wanted = new Map<string, Omit<ISheetDataValidationRule, 'uid'>>();
    for (const edit of edits) {
      const { free, skip } = freeAreas(edit, taken);
      if (skip !== undefined) skipped.push(skip);
      if (free.length === 0) continue;
      const rule = ruleOf({ ...edit.validation, areas: free });
      wanted.set(JSON.stringify(rule), rule);
    }
    for (const rule of rules.filter(isOwnValidationRule)) {
      const { uid, ...rest } = rule;
      const stands = wanted.delete(JSON.stringify(rest));
      if (!stands) grid.write(RemoveDataValidationMutation.id, { ...target, ruleId: uid });
    }
    for (const rule of wanted.values()) {
      const added = { ...rule, uid: `${OWN_RULE}${String(++count)}` };
      grid.write(AddDataValidationMutation.id, { ...target, rule: added, source: 'command' });
    }
    return skipped;
  };
}

const TYPES: Readonly<Record<Validation['type'], DataValidationType>> = {
  any: DataValidationType.ANY,
  list: DataValidationType.LIST,
  whole: DataValidationType.WHOLE,
  decimal: DataValidationType.DECIMAL,
  date: DataValidationType.DATE,
  time: DataValidationType.TIME,
  'text-length': DataValidationType.TEXT_LENGTH,
  custom: DataValidationType.CUSTOM,
};

const OPERATORS: Readonly<Record<ValidationOperator, DataValidationOperator>> = {
  between: DataValidationOperator.BETWEEN,
  'not-between': DataValidationOperator.NOT_BETWEEN,
  equal: DataValidationOperator.EQUAL,
  'not-equal': DataValidationOperator.NOT_EQUAL,
  greater: DataValidationOperator.GREATER_THAN,
  less: DataValidationOperator.LESS_THAN,
  'greater-or-equal': DataValidationOperator.GREATER_THAN_OR_EQUAL,
  'less-or-equal': DataValidationOperator.LESS_THAN_OR_EQUAL,
};

const ERROR_STYLES: Readonly<Record<Validation['style'], DataValidationErrorStyle>> = {
  stop: DataValidationErrorStyle.STOP,
  warning: DataValidationErrorStyle.WARNING,
  information: DataValidationErrorStyle.INFO,
};

/** The grid writes a formula with `=`; a plain number, and the items of a list without quotes, stand as they are. */
function operand(type: Validation['type'], formula: string): string {
  const list = /^"(.*)"$/s.exec(formula)?.[1];
  if (type === 'list' && list !== undefined) return list.replaceAll('""', '"');
  return type !== 'custom' && formula.trim() !== '' && Number.isFinite(Number(formula))
    ? formula
    : `=${formula}`;
}

function ruleOf(validation: Validation): Omit<ISheetDataValidationRule, 'uid'> {
  const { type, operator, formula1, formula2, prompt, error } = signedValidation(validation);
  return {
    type: TYPES[type],
    ranges: validation.areas.map(rangeOf),
    allowBlank: validation.allowBlank,
    showDropDown: validation.dropDown,
    errorStyle: ERROR_STYLES[validation.style],
    ...(operator === undefined ? {} : { operator: OPERATORS[operator] }),
    ...(formula1 === undefined ? {} : { formula1: operand(type, formula1) }),
    ...(formula2 === undefined ? {} : { formula2: operand(type, formula2) }),
    ...(prompt === undefined
      ? {}
      : { showInputMessage: true, promptTitle: prompt.title, prompt: prompt.text }),
    showErrorMessage: true,
    errorTitle: error?.title ?? '',
    error: error?.text ?? '',
  };
}
