import type { SkipReason } from '../../../app/host';
import { formatArea, type Area } from '../../../kernel/address';
import type { ValidateEdit } from '../../../sheet/editPlan';
import { signedValidation, VALIDATION_TITLE } from '../../../sheet/ownership';
import type { Validation, ValidationOperator } from '../../../sheet/validation';
import { areaWithout } from '../../../xlsx/patch/freeAreas';
import { freeAreas } from '../../shared/freeAreas';
import { MAX_RULE_FORMULA } from '../../../xlsx/patch/validationXml';
import { SharedFormula } from '../../../xlsx/sharedFormula';
import type { SheetMemory } from './memory';
import type { Claimed } from './names';
import type { SheetSeen } from './standing';
import { OPERATION, type Step } from './steps';
import type { Skip } from '../../shared/skip';
import { step } from './writeCells';

const OPERATORS: Readonly<Record<ValidationOperator, Excel.BasicDataValidation['operator']>> = {
  between: 'Between',
  'not-between': 'NotBetween',
  equal: 'EqualTo',
  'not-equal': 'NotEqualTo',
  greater: 'GreaterThan',
  less: 'LessThan',
  'greater-or-equal': 'GreaterThanOrEqualTo',
  'less-or-equal': 'LessThanOrEqualTo',
};

const STYLES: Readonly<Record<Validation['style'], 'Stop' | 'Warning' | 'Information'>> = {
  stop: 'Stop',
  warning: 'Warning',
  information: 'Information',
};

/** Longest message that Excel takes. */
const MAX_MESSAGE = 255;

export interface ValidationOutcome {
  readonly areas: readonly Area[];
  /** JSON of the rules, to be remembered. */
  readonly rules: string;
  readonly steps: readonly Step[];
  readonly skipped: readonly Skip[];
}

export function validatedAreas(claimed: readonly Claimed[]): readonly Area[] {
  return claimed.flatMap(({ claim, areas }) => (claim === 'validated' ? areas : []));
}

/** What has to be asked for: areas of ours, and what of the wanted ones lies outside of them. */
export function areasToAsk(edits: readonly ValidateEdit[], own: readonly Area[]): readonly Area[] {
  const wanted = edits.flatMap(({ validation }) => validation.areas);
  return [...own, ...wanted.flatMap((area) => areaWithout(area, own) ?? [area])];
}

/** Brings our validations on a sheet to what is wanted; cells that have one of the user's keep that one alone. */
export function validationSteps(
  seen: SheetSeen,
  edits: readonly ValidateEdit[],
  own: readonly Area[],
  memory: SheetMemory | undefined,
  refusal: SkipReason | undefined,
): ValidationOutcome {
  if (refusal !== undefined) {
    const skipped = edits.map((edit): Skip => ({ edit, reason: refusal }));
    return { areas: own, rules: memory?.rules ?? '[]', steps: [], skipped };
  }
  const isOwn = (area: Area) => own.some((one) => formatArea(one) === formatArea(area));
  const taken = seen.validated
    .filter(({ area, validation }) => !isFree(validation, isOwn(area), memory !== undefined))
    .map(({ area }) => area);
  const ours = own.filter((area) => !taken.some((other) => formatArea(other) === formatArea(area)));
  const skipped: Skip[] = [];
  const wanted: Validation[] = [];
  for (const edit of edits) {
    const { free, skip } = freeFor(edit, taken);
    if (skip !== undefined) skipped.push(skip);
    if (free.length > 0) wanted.push({ ...edit.validation, areas: free });
  }
  const placed = wanted.flatMap(inPlaces);
  const rules = JSON.stringify(wanted);
  const areas = placed.map(({ area }) => area);
  if (memory?.rules === rules && ours.length === own.length)
    return { areas: own, rules, steps: [], skipped };
  const range = (area: Area) => seen.sheet.getRange(formatArea(area)).dataValidation;
  const steps = [
    ...ours.map((area) =>
      step(2, () => {
        range(area).clear();
      }),
    ),
    ...placed.map(({ area, validation }): Step => ({
      bytes: 6 * OPERATION + JSON.stringify(validation).length * 2,
      queue: () => {
        setRule(range(area), validation);
      },
    })),
  ];
  return { areas, rules, steps, skipped };
}

/**
 * Whether an area has no validation but ours. Claimed cells whose rule has no title yet were left by a request that
 * failed half way, unless all went well since they were claimed.
 */
function isFree(
  { type, errorAlert }: Excel.DataValidation,
  isClaimed: boolean,
  wentWell: boolean,
): boolean {
  if (type === 'None') return true;
  if (!isClaimed) return false;
  const title = (errorAlert as Excel.DataValidationErrorAlert | null)?.title ?? '';
  return title === VALIDATION_TITLE || (title === '' && !wentWell);
}

function freeFor(edit: ValidateEdit, taken: readonly Area[]): ReturnType<typeof freeAreas> {
  const { type, formula1 = '', formula2 = '' } = edit.validation;
  const isTooLong = formula1.length > MAX_RULE_FORMULA || formula2.length > MAX_RULE_FORMULA;
  if (type === 'any' || isTooLong) return { free: [], skip: { edit, reason: 'not-supported' } };
  return freeAreas(edit, taken);
}

/** Formulas count from the first cell of the first area: each area gets them as they read from its own. */
function inPlaces(validation: Validation): readonly { area: Area; validation: Validation }[] {
  const [anchor] = validation.areas;
  const { formula1, formula2 } = validation;
  return validation.areas.map((area) => ({
    area,
    validation: {
      ...validation,
      ...(formula1 === undefined ? {} : { formula1: movedTo(formula1, anchor, area) }),
      ...(formula2 === undefined ? {} : { formula2: movedTo(formula2, anchor, area) }),
    },
  }));
}

function movedTo(formula: string, from: Area | undefined, to: Area): string {
  if (from === undefined || isNumber(formula) || formula.startsWith('"')) return formula;
  const shared = new SharedFormula();
  shared.define(formula, from.top, from.left);
  return shared.at(to.top, to.left) ?? formula;
}

function isNumber(formula: string): boolean {
  return formula.trim() !== '' && Number.isFinite(Number(formula));
}

function setRule(target: Excel.DataValidation, validation: Validation): void {
  const { prompt, error } = signedValidation(validation);
  target.rule = ruleOf(validation);
  target.errorAlert = {
    title: error?.title ?? '',
    message: (error?.text ?? '').slice(0, MAX_MESSAGE),
    showAlert: validation.quiet !== true,
    style: STYLES[validation.style],
  };
  target.ignoreBlanks = validation.allowBlank;
  if (prompt !== undefined)
    target.prompt = {
      title: prompt.title,
      message: prompt.text.slice(0, MAX_MESSAGE),
      showPrompt: true,
    };
}

function ruleOf(validation: Validation): Excel.DataValidationRule {
  const { type, operator = 'between', formula1 = '', formula2, dropDown } = validation;
  const compared = {
    formula1: operand(formula1),
    ...(formula2 === undefined ? {} : { formula2: operand(formula2) }),
    operator: OPERATORS[operator],
  };
  const texts = {
    ...compared,
    formula1: `=${formula1}`,
    ...(formula2 === undefined ? {} : { formula2: `=${formula2}` }),
  } as Excel.DateTimeDataValidation;
  switch (type) {
    case 'any':
      return {};
    case 'list':
      return { list: { inCellDropDown: dropDown, source: sourceOf(formula1) } };
    case 'whole':
      return { wholeNumber: compared };
    case 'decimal':
      return { decimal: compared };
    case 'text-length':
      return { textLength: compared };
    case 'date':
      return { date: texts };
    case 'time':
      return { time: texts };
    case 'custom':
      return { custom: { formula: `=${formula1}` } };
  }
}

function operand(formula: string): string | number {
  return isNumber(formula) ? Number(formula) : `=${formula}`;
}

/** The items of a list stand without quotes. */
function sourceOf(formula: string): string {
  const list = /^"(.*)"$/s.exec(formula)?.[1];
  return list === undefined ? `=${formula}` : list.replaceAll('""', '"');
}
