import { strToU8 } from 'fflate';
import { fail, succeed, type Result } from '../../kernel/result';
import type { Amendment } from '../../sheet/amendment';
import type { Validation } from '../../sheet/validation';
import { readValidation } from '../look/readValidation';
import { childNamed } from '../patch/schemaOrder';
import { applySplices, type Splice } from '../patch/splice';
import { MAX_RULE_FORMULA, validationXml } from '../patch/validationXml';
import { childrenOf, descendants, type Element } from '../patch/xmlText';
import { OPEN, XmlScanner } from '../xmlScanner';
import type { Editing, OpenSheet } from './editing';
import { isAreaInside, replaceChild } from './sheetChildren';

type SetValidations = Extract<Amendment, { readonly kind: 'set-validations' }>;

/** Areas of one rule that are looked at; a rule with more is written anew. */
const MOST_AREAS = 100_000;

/** More rules than this and Excel does not open the file. */
const MOST_RULES = 65_534;

/**
 * Gives a sheet these rules and no others. A rule that is there already keeps its very element, be it of the format or
 * of Microsoft's extension; the others are written anew in the format's own way.
 */
export function setValidations(editing: Editing, amendment: SetValidations): Result<void> {
  const { sheet: name, validations } = amendment;
  const sheet = editing.sheet(name);
  if (!sheet.ok) return sheet;
  const sound = checkRules(name, validations);
  if (!sound.ok) return sound;
  const wanted = new Wanted(validations);
  const { layout, part } = sheet.value;
  const classic = rulesIn(sheet.value, 'dataValidations').map((element) =>
    wanted.take(sheet.value.text, element),
  );
  const extended = keepExtended(sheet.value, wanted);
  const p = layout.prefix;
  const rules = [
    ...classic.filter((xml) => xml !== undefined),
    ...wanted.left().map((rule) => validationXml(rule, p)),
  ];
  if (rules.length > MOST_RULES)
    return fail('edit-refused', 'too-many-rules', { sheet: name, limit: MOST_RULES });
  // The extension stands behind the rules, so that its place is found first.
  const text = replaceChild(sheet.value, 'dataValidations', listXml(rules, p, sheet.value));
  const shift = text.length - sheet.value.text.length;
  const moved = extended.map(({ from, to, text: cut }) => ({
    from: from + shift,
    to: to + shift,
    text: cut,
  }));
  editing.pkg.set(part, applySplices(text, moved));
  return succeed(undefined);
}

function listXml(rules: readonly string[], p: string, { text, layout }: OpenSheet): string {
  if (rules.length === 0) return '';
  const list = childNamed(layout, 'dataValidations');
  const before = list === undefined ? '' : text.slice(list.start, list.end);
  const content = list === undefined ? '' : text.slice(list.contentStart, list.contentEnd);
  if (content === rules.join('')) return before;
  return `<${p}dataValidations count="${String(rules.length)}">${rules.join('')}</${p}dataValidations>`;
}

function checkRules(sheet: string, validations: readonly Validation[]): Result<void> {
  for (const { areas, formula1 = '', formula2 = '', type } of validations) {
    if (areas.length === 0 || !areas.every(isAreaInside))
      return fail('edit-refused', 'cell-outside', { sheet });
    const isLong = [formula1, formula2].some((formula) => formula.length > 8_192);
    const isLongList = type === 'list' && formula1.startsWith('"');
    if (isLong || (isLongList && formula1.length > MAX_RULE_FORMULA + 2))
      return fail('edit-refused', 'rule-too-long', { sheet, limit: MAX_RULE_FORMULA });
  }
  return succeed(undefined);
}

/** The rules that a sheet shall have, while those that it has are looked for among them. */
class Wanted {
  private readonly open = new Map<string, Validation[]>();

  constructor(validations: readonly Validation[]) {
    for (const validation of validations) {
      const key = keyOf(validation);
      const same = this.open.get(key);
      if (same === undefined) this.open.set(key, [validation]);
      else same.push(validation);
    }
  }

  /** The element's own text where the rule is wanted; each wanted rule is found once. */
  take(text: string, element: Element): string | undefined {
    const xml = text.slice(element.start, element.end);
    const scanner = new XmlScanner(strToU8(xml), '');
    const rule = scanner.next() === OPEN ? readValidation(scanner, MOST_AREAS) : undefined;
    const same = rule === undefined ? undefined : this.open.get(keyOf(rule));
    return same?.pop() === undefined ? undefined : xml;
  }

  left(): readonly Validation[] {
    return [...this.open.values()].flat();
  }
}

function keyOf(validation: Validation): string {
  const { areas, type, operator, formula1, formula2, allowBlank, dropDown, style } = validation;
  const places = areas.map(({ top, left, bottom, right }) => [top, left, bottom, right]);
  const compared = ['whole', 'decimal', 'date', 'time', 'text-length'].includes(type);
  const comparison = compared ? (operator ?? 'between') : '';
  const { prompt, error, quiet } = validation;
  const messages = [prompt?.title, prompt?.text, error?.title, error?.text].map(
    (text) => text ?? '',
  );
  const rest = [formula1 ?? '', formula2 ?? '', allowBlank, dropDown, style, quiet === true];
  return JSON.stringify([places, type, comparison, rest, messages]);
}

function rulesIn({ text, layout }: OpenSheet, list: 'dataValidations'): readonly Element[] {
  const element = childNamed(layout, list);
  const children = element === undefined ? [] : (childrenOf(text, element) ?? []);
  return children.filter(({ name }) => name === 'dataValidation');
}

/** Cuts that take rules off the extension that are not wanted, and the extension once it holds none. */
function keepExtended({ text, layout }: OpenSheet, wanted: Wanted): readonly Splice[] {
  const extensions = childNamed(layout, 'extLst');
  if (extensions === undefined) return [];
  const all = childrenOf(text, extensions) ?? [];
  const splices: Splice[] = [];
  const emptied: Element[] = [];
  for (const extension of all) {
    const lists = descendants(text, extension, 'dataValidations');
    const rules = lists.flatMap((list) => childrenOf(text, list) ?? []);
    if (rules.length === 0) continue;
    const gone = rules.filter((rule) => wanted.take(text, rule) === undefined);
    if (gone.length === rules.length) emptied.push(extension);
    else splices.push(...gone.map(cutOf), ...countSplices(text, lists, rules.length - gone.length));
  }
  if (emptied.length > 0 && emptied.length === all.length) return [cutOf(extensions)];
  return [...splices, ...emptied.map(cutOf)];
}

function countSplices(text: string, lists: readonly Element[], count: number): readonly Splice[] {
  const list = lists[0];
  const found =
    list === undefined
      ? null
      : /\scount\s*=\s*(?:"\d*"|'\d*')/.exec(text.slice(list.tag.start, list.tag.end));
  if (list === undefined || found === null) return [];
  const from = list.tag.start + found.index;
  return [{ from, to: from + found[0].length, text: ` count="${String(count)}"` }];
}

function cutOf({ start, end }: Element): Splice {
  return { from: start, to: end, text: '' };
}
