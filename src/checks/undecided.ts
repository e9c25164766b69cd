import { inputTags } from '../formula/index';
import { Tag } from '../formula/table';
import { formatAddress } from '../kernel/address';
import type { BoundTable, ReadingState } from '../forms/types';
import { contextOf, parseOnce } from './formulaRun';
import { markedFields } from './order';
import { nameOfField, showRaw } from './show';
import type { CheckOutcome, Language, Run } from './types';

const BY_STATE: Readonly<Partial<Record<ReadingState, { zh: string; en: string }>>> = {
  blank: { zh: '没有填写', en: 'is blank' },
  'not-applicable': { zh: '标为不适用', en: 'is marked as not applicable' },
  placeholder: { zh: '填的是符号,不是数', en: 'holds a sign instead of a number' },
  masked: { zh: '被遮盖或留空待填', en: 'is masked or left open' },
  approximate: { zh: '是约数', en: 'is only approximate' },
  unreadable: { zh: '读不出一个数', en: 'cannot be read as one number' },
  text: { zh: '是文字', en: 'is text' },
  error: { zh: '是公式错误值', en: 'is a formula error' },
};

const BY_TAG: Readonly<Partial<Record<Tag, ReadingState>>> = {
  [Tag.BLANK]: 'blank',
  [Tag.TEXT]: 'text',
  [Tag.ERROR]: 'error',
  [Tag.UNREADABLE]: 'unreadable',
  [Tag.NOT_APPLICABLE]: 'not-applicable',
};

/** Why a rule could not be decided on a row: names the cell that stood in the way and what is in it. */
export function whyUndecided(outcome: CheckOutcome, run: Run, row: number, lang: Language): string {
  const blocked = blockingInput(outcome, run, row) ?? { field: markedFields(run, row)[0] };
  const { table } = run;
  if (table === null || blocked.field === undefined) {
    return lang === 'zh' ? '所需的数不全' : 'The figures needed are incomplete';
  }
  return describe(table, row, blocked.field, blocked.state, lang);
}

interface Blocked {
  readonly field: string | undefined;
  readonly state?: ReadingState;
}

function blockingInput(outcome: CheckOutcome, run: Run, row: number): Blocked | undefined {
  if (run.table === null) return undefined;
  const context = contextOf(run.table, outcome.find, outcome.parameters, run.self);
  const parse = parseOnce();
  for (const source of [run.rule.when, run.rule.formula]) {
    if (source === undefined) continue;
    for (const { key, tag } of inputTags(parse(source), context, row)) {
      const state = BY_TAG[tag];
      if (state !== undefined && !(tag === Tag.TEXT && isTextField(run.table, row, key))) {
        return { field: key === 'this' ? run.self : key, state };
      }
    }
  }
  return undefined;
}

/** Text where text belongs never stands in the way. */
function isTextField(table: BoundTable, row: number, key: string): boolean {
  return table.readingOf(row, key)?.state === 'text';
}

function describe(
  table: BoundTable,
  row: number,
  field: string,
  state: ReadingState | undefined,
  lang: Language,
): string {
  const name = nameOfField(field, table, lang);
  const reading = table.readingOf(row, field);
  const found =
    reading === undefined || BY_STATE[reading.state] === undefined ? state : reading.state;
  const words = BY_STATE[found ?? 'unreadable'] ?? { zh: '无法使用', en: 'cannot be used' };
  const at = table.cellOf(row, field);
  const place = at === undefined ? '' : ` ${formatAddress(at)}`;
  const shown = found === 'blank' ? '' : `(${showRaw(reading?.raw ?? null, lang)})`;
  return lang === 'zh'
    ? `${name}${place} ${words.zh}${shown}`
    : `${name}${place} ${words.en} ${shown}`.trim();
}
