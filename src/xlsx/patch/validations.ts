import { appendAll } from '../../kernel/arrays';
import { parseArea, type Area } from '../../kernel/address';
import type { ValidateEdit } from '../../sheet/editPlan';
import { isOwnValidation, signedValidation } from '../../sheet/ownership';
import type { Validation } from '../../sheet/validation';
import { SharedFormula } from '../sharedFormula';
import { areaWithout } from './freeAreas';
import { lists } from './liveLooks';
import { childNamed, insertionPoint, WORKSHEET_ORDER, type Layout } from './schemaOrder';
import type { Splice } from './splice';
import { MAX_RULE_FORMULA, validationXml } from './validationXml';
import type { Skip } from './writeEdits';
import { attribute, attributesOf, childrenOf, descendants, textOf, type Element } from './xmlText';

/** Excel's ceiling for validations of one sheet. */
const MOST = 65_534;

export interface ValidationOutcome {
  readonly splices: readonly Splice[];
  readonly skipped: readonly Skip[];
}

/**
 * Adds the validations of a plan to a sheet on which none of ours is left. Cells that have a validation of the user's
 * keep that one alone, since programs take only one per cell.
 */
export function validationSplices(
  text: string,
  layout: Layout,
  edits: readonly ValidateEdit[],
): ValidationOutcome {
  if (edits.length === 0) return { splices: [], skipped: [] };
  const list = childNamed(layout, 'dataValidations');
  const present = rulesIn(text, layout);
  const taken = present.flatMap((rule) => areasOf(text, rule));
  const skipped: Skip[] = [];
  const added: string[] = [];
  for (const edit of edits) {
    const { rules, reason, left } = rulesFor(edit, taken);
    if (present.length + added.length + rules.length > MOST) {
      skipped.push({ edit, reason: 'too-many-validations' });
      continue;
    }
    if (reason !== undefined) skipped.push({ edit: left, reason });
    for (const rule of rules) {
      appendAll(taken, rule.areas);
      added.push(validationXml(signedValidation(rule), layout.prefix));
    }
  }
  return { splices: added.length === 0 ? [] : insertion(text, layout, list, added), skipped };
}

interface PlannedRules {
  readonly rules: readonly Validation[];
  readonly reason?: string;
  /** The edit itself where nothing of it is done, else just the areas that were left out. */
  readonly left: ValidateEdit;
}

function rulesFor(edit: ValidateEdit, taken: readonly Area[]): PlannedRules {
  const { validation } = edit;
  const formulas = [validation.formula1 ?? '', validation.formula2 ?? ''];
  if (formulas.some((formula) => formula.length > MAX_RULE_FORMULA))
    return { rules: [], reason: 'formula-too-long', left: edit };
  const free: Area[] = [];
  const left: Area[] = [];
  for (const area of validation.areas) {
    const pieces = areaWithout(area, [...taken, ...free]) ?? [];
    const isWhole = pieces.length === 1 && sizeOf(pieces) === sizeOf([area]);
    if (!isWhole) left.push(area);
    free.push(...pieces);
  }
  const rules = free.length === 0 ? [] : placed(validation, free);
  if (left.length === 0) return { rules, left: edit };
  const rest = { ...edit, validation: { ...validation, areas: left } };
  return { rules, reason: 'validation-in-use', left: rules.length === 0 ? edit : rest };
}

function sizeOf(areas: readonly Area[]): number {
  return areas.reduce(
    (sum, { top, bottom, left, right }) => sum + (bottom - top + 1) * (right - left + 1),
    0,
  );
}

/**
 * Formulas count from the first cell of the areas. Where that cell is not the plan's any more, or programs might differ
 * about which cell is the first, every area gets a rule with the formulas as they read from there.
 */
function placed(validation: Validation, free: readonly Area[]): readonly Validation[] {
  const [anchor] = validation.areas;
  const { type, formula1 = '', formula2 = '' } = validation;
  const isFixed = [formula1, formula2].every((formula) => /^(?:-?[\d.]*|"[^"]*")$/.test(formula));
  if (type === 'any' || isFixed || anchor === undefined)
    return lists(free).map((sqref) => ({ ...validation, areas: sqrefAreas(sqref) }));
  return free.map((area) => ({
    ...validation,
    areas: [area],
    ...(formula1 === '' ? {} : { formula1: movedTo(formula1, anchor, area) }),
    ...(formula2 === '' ? {} : { formula2: movedTo(formula2, anchor, area) }),
  }));
}

function movedTo(formula: string, from: Area, to: Area): string {
  if (from.top === to.top && from.left === to.left) return formula;
  const shared = new SharedFormula();
  shared.define(formula, from.top, from.left);
  return shared.at(to.top, to.left) ?? formula;
}

function insertion(
  text: string,
  layout: Layout,
  list: Element | undefined,
  added: readonly string[],
): readonly Splice[] {
  const { prefix } = layout;
  const xml = added.join('');
  if (list === undefined) {
    const at = insertionPoint(layout, WORKSHEET_ORDER, 'dataValidations');
    const count = String(added.length);
    const whole = `<${prefix}dataValidations count="${count}">${xml}</${prefix}dataValidations>`;
    return [{ from: at, to: at, text: whole }];
  }
  const counted = recount(text, list, added.length);
  if (list.tag.kind === 'empty') {
    // The blank before `>` says that the list was closed; see `validationRemovals`.
    const opened = ` >${xml}</${prefix}dataValidations>`;
    return [...counted, { from: list.end - 2, to: list.end, text: opened }];
  }
  const isBare = (childrenOf(text, list) ?? []).length === 0;
  const mark = isBare ? [{ from: list.tag.end - 1, to: list.tag.end - 1, text: '  ' }] : [];
  return [...counted, ...mark, { from: list.contentEnd, to: list.contentEnd, text: xml }];
}

/** Changes the stated number of rules, where there is one. */
function recount(text: string, list: Element, change: number): readonly Splice[] {
  const count = attributesOf(text, list.tag).find(({ name }) => name === 'count');
  if (count === undefined || !/^\d{1,9}$/.test(count.value)) return [];
  const from = count.end - 1 - count.value.length;
  const value = String(Math.max(0, Number(count.value) + change));
  return [{ from, to: count.end - 1, text: value }];
}

/** Cuts that take our validations off; a list that we made goes with them, one that we opened is closed again. */
export function validationRemovals(text: string, layout: Layout): readonly Splice[] {
  const list = childNamed(layout, 'dataValidations');
  const classic = list === undefined ? [] : removalsFrom(text, list);
  const extensions = childNamed(layout, 'extLst');
  return [...classic, ...(extensions === undefined ? [] : extendedRemovals(text, extensions))];
}

function removalsFrom(text: string, list: Element): readonly Splice[] {
  const rules = childrenOf(text, list) ?? [];
  const own = rules.filter((rule) => isOwn(text, rule));
  if (own.length === 0) return [];
  const tag = text.slice(list.tag.start, list.tag.end);
  const cuts = own.map(({ start, end }) => ({ from: start, to: end, text: '' }));
  const counted = recount(text, list, -own.length);
  if (own.length < rules.length) return [...counted, ...cuts];
  if (tag.endsWith('  >'))
    return [...counted, { from: list.tag.end - 3, to: list.tag.end - 1, text: '' }, ...cuts];
  if (tag.endsWith(' >')) return [...counted, { from: list.tag.end - 2, to: list.end, text: '/>' }];
  return [{ from: list.start, to: list.end, text: '' }];
}

/** Excel moves a rule that refers to another sheet into an extension when it saves. */
function extendedRemovals(text: string, extensions: Element): readonly Splice[] {
  const all = childrenOf(text, extensions) ?? [];
  const emptied: Element[] = [];
  const cuts: Splice[] = [];
  for (const extension of all) {
    const list = (childrenOf(text, extension) ?? []).find(({ name }) => name === 'dataValidations');
    const rules = list === undefined ? [] : (childrenOf(text, list) ?? []);
    const own = rules.filter((rule) => isOwn(text, rule));
    if (list === undefined || own.length === 0) continue;
    if (own.length === rules.length) emptied.push(extension);
    else {
      for (const { start, end } of own) cuts.push({ from: start, to: end, text: '' });
      cuts.push(...recount(text, list, -own.length));
    }
  }
  const gone = emptied.length === all.length ? [extensions] : emptied;
  if (emptied.length === 0) return cuts;
  return [...cuts, ...gone.map(({ start, end }) => ({ from: start, to: end, text: '' }))];
}

function isOwn(text: string, { tag }: Element): boolean {
  const title = attribute(text, tag, 'errorTitle');
  return title !== undefined && isOwnValidation({ error: { title, text: '' } });
}

/** All rules of the sheet, those in extensions included. */
function rulesIn(text: string, layout: Layout): readonly Element[] {
  return layout.children
    .filter(({ name }) => name === 'dataValidations' || name === 'extLst')
    .flatMap((part) => descendants(text, part, 'dataValidation'));
}

function areasOf(text: string, rule: Element): readonly Area[] {
  const stated = attribute(text, rule.tag, 'sqref');
  if (stated !== undefined) return sqrefAreas(stated);
  return descendants(text, rule, 'sqref').flatMap((element) => sqrefAreas(textOf(text, element)));
}

function sqrefAreas(sqref: string): readonly Area[] {
  return sqref.split(/\s+/).flatMap((ref) => parseArea(ref) ?? []);
}
