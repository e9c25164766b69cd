import type { Area } from '../../../../src/kernel/address';
import { invalidArgument } from '../errors';
import { intersection, withoutAll } from '../model/areas';
import { NO_ALERT, NO_PROMPT, type SimValidation } from '../model/parts';
import type { SimSheet } from '../model/sheet';
import { RichObject } from '../richObject';
import type { World } from '../world';
import { booleanArgument, demand, recordArgument, textArgument } from './base';

const KINDS: Readonly<Record<string, string>> = {
  wholeNumber: 'WholeNumber',
  decimal: 'Decimal',
  list: 'List',
  date: 'Date',
  time: 'Time',
  textLength: 'TextLength',
  custom: 'Custom',
};

export class DataValidationObject extends RichObject {
  readonly type = 'DataValidation';

  constructor(
    world: World,
    private readonly sheet: SimSheet,
    private readonly areas: () => readonly Area[],
  ) {
    super(world);
  }

  override scalars(): readonly string[] {
    return ['ErrorAlert', 'IgnoreBlanks', 'Prompt', 'Rule', 'Type'];
  }

  private touching(): readonly SimValidation[] {
    const here = this.areas();
    return this.sheet.validations.filter(({ areas }) =>
      areas.some((area) => here.some((one) => intersection(one, area) !== undefined)),
    );
  }

  /** The one validation that all cells have; `none` where no cell has any, `mixed` otherwise. */
  private state(): SimValidation | 'none' | 'mixed' {
    const [first, ...others] = this.touching();
    if (first === undefined) return 'none';
    if (others.length > 0 || withoutAll(this.areas(), first.areas).length > 0) return 'mixed';
    return first;
  }

  get Type(): string {
    const state = this.state();
    if (state === 'none') return 'None';
    if (state === 'mixed') return this.touching().length === 1 ? 'Inconsistent' : 'MixedCriteria';
    const [kind = ''] = Object.keys(state.rule);
    return KINDS[kind] ?? 'None';
  }
  get Rule(): unknown {
    const state = this.state();
    return typeof state === 'string' ? (state === 'none' ? {} : null) : state.rule;
  }
  set Rule(value: unknown) {
    this.put({ rule: ruleOf(value) });
  }
  get ErrorAlert(): unknown {
    const state = this.state();
    return typeof state === 'string' ? (state === 'none' ? NO_ALERT : null) : state.errorAlert;
  }
  set ErrorAlert(value: unknown) {
    const alert = { ...NO_ALERT, ...recordArgument(value, 'errorAlert') };
    const title = String(alert.title);
    const message = String(alert.message);
    if (title.length > 32 || message.length > 255) throw invalidArgument('errorAlert');
    const style = textArgument(alert.style, 'style');
    this.put({
      errorAlert: {
        showAlert: booleanArgument(alert.showAlert, 'showAlert'),
        style,
        title,
        message,
      },
    });
  }
  get Prompt(): unknown {
    const state = this.state();
    return typeof state === 'string' ? (state === 'none' ? NO_PROMPT : null) : state.prompt;
  }
  set Prompt(value: unknown) {
    const prompt = { ...NO_PROMPT, ...recordArgument(value, 'prompt') };
    const title = String(prompt.title);
    const message = String(prompt.message);
    if (title.length > 32 || message.length > 255) throw invalidArgument('prompt');
    this.put({
      prompt: { showPrompt: booleanArgument(prompt.showPrompt, 'showPrompt'), title, message },
    });
  }
  get IgnoreBlanks(): boolean | null {
    const state = this.state();
    return typeof state === 'string' ? (state === 'none' ? true : null) : state.ignoreBlanks;
  }
  set IgnoreBlanks(value: unknown) {
    this.put({ ignoreBlanks: booleanArgument(value, 'ignoreBlanks') });
  }

  Clear(): void {
    demand(this.sheet);
    this.cut();
  }

  private cut(): void {
    for (const one of this.touching()) one.areas = withoutAll(one.areas, this.areas());
    this.sheet.validations = this.sheet.validations.filter(({ areas }) => areas.length > 0);
  }

  /** Gives the cells one validation, made of the one that they share and what changes. */
  private put(change: Partial<SimValidation>): void {
    demand(this.sheet);
    const state = this.state();
    const former: Omit<SimValidation, 'areas'> =
      typeof state === 'string'
        ? { rule: {}, ignoreBlanks: true, errorAlert: NO_ALERT, prompt: NO_PROMPT }
        : state;
    const { rule, ignoreBlanks, errorAlert, prompt } = { ...former, ...change };
    this.cut();
    this.sheet.validations.push({
      rule,
      ignoreBlanks,
      errorAlert,
      prompt,
      areas: [...this.areas()],
    });
  }
}

function ruleOf(value: unknown): Readonly<Record<string, unknown>> {
  const [[kind, rule] = [], ...others] = Object.entries(recordArgument(value, 'rule'));
  if (kind === undefined || others.length > 0 || KINDS[kind] === undefined)
    throw invalidArgument('rule');
  const parts = recordArgument(rule, kind);
  if (kind === 'custom') return { custom: { formula: textArgument(parts['formula'], 'formula') } };
  if (kind === 'list') {
    const source = textArgument(parts['source'], 'source');
    if (!source.startsWith('=') && source.length > 255) throw invalidArgument('source');
    return { list: { inCellDropDown: parts['inCellDropDown'] !== false, source } };
  }
  const { formula1, formula2, operator } = parts;
  if (formula1 === undefined || formula1 === '') throw invalidArgument('formula1');
  return {
    [kind]: {
      formula1,
      ...(formula2 === undefined ? {} : { formula2 }),
      operator: textArgument(operator, 'operator'),
    },
  };
}
