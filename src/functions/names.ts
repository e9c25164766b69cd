import type { Stage } from '../balance';
import { codeOf } from '../forms/readCell';
import { compact, headerKey } from '../forms/text';
import {
  DEFAULT_STANDARD,
  fields,
  findStandard,
  rules,
  standards,
  type Bilingual,
  type Field,
  type Indicator,
  type Rule,
  type Standard,
} from '../standard';
import { LEVEL_NAMES } from '../standard/words';
import { answer, type Answer } from './answer';
import { cellOf, textOf } from './cells';
import { fault, words } from './faults';

/** Names are compared as forms compare headers: whatever blanks, widths, marks and capitals they are typed with. */
function isCalled(text: string, names: readonly string[]): boolean {
  const key = headerKey(text);
  return names.some((name) => name === text || (key !== '' && headerKey(name) === key));
}

function both({ zh, en }: Bilingual): readonly string[] {
  return [zh, en];
}

function list(names: readonly Bilingual[]): Bilingual {
  return {
    zh: names.map(({ zh }) => zh).join('、'),
    en: names.map(({ en }) => en).join(', '),
  };
}

/** The standard by id, title or document number; the one that is judged by unless told otherwise where none is named. */
export function standardNamed(given: unknown): Answer<Standard> {
  const cell = cellOf(given);
  // Excel for Windows hands over an empty cell as 0.
  const text = cell === null || cell === 0 ? answer(DEFAULT_STANDARD) : standardText(given);
  if (!text.ok) return text;
  const found = standards().find(({ id, title, documentNumber }) =>
    isCalled(text.value, [id, ...both(title), documentNumber]),
  );
  if (found !== undefined) return answer(found);
  const known = standards().map(({ id, title }) => ({
    zh: `${id}（${title.zh}）`,
    en: `${id} (${title.en})`,
  }));
  return fault('#VALUE!', 'unknownStandard', { text: text.value, known: list(known) });
}

function standardText(given: unknown): Answer<string> {
  return textOf(given, words('cell.standard'));
}

export function defaultStandard(): Standard {
  const found = findStandard(DEFAULT_STANDARD);
  if (!found.ok) throw new Error(`no standard ${DEFAULT_STANDARD}`);
  return found.value;
}

/** An indicator of a standard by name, id or the code printed on the form. */
export function indicatorNamed(given: unknown, { indicators }: Standard): Answer<Indicator> {
  const text = textOf(given, words('cell.indicator'));
  if (!text.ok) return text;
  const found = indicators.find(({ key, code, name }) =>
    isCalled(text.value, [key, code, ...both(name)]),
  );
  if (found !== undefined) return answer(found);
  const known = list(indicators.map(({ name }) => name));
  return fault('#VALUE!', 'unknownIndicator', { text: text.value, known });
}

const STAGE_OF_CODE: Readonly<Record<string, Stage>> = { 小学: 'primary', 初中: 'junior' };

/** 小学, 初中, 高中, as forms and people write them in Chinese and English. */
export function stageNamed(given: unknown): Answer<Stage> {
  const text = textOf(given, words('cell.level'));
  if (!text.ok) return text;
  const stage = STAGE_OF_CODE[codeOf('levels', compact(text.value)) ?? ''];
  if (stage !== undefined) return answer(stage);
  // compulsory education has no such level, so the code list lacks it
  if (isCalled(text.value, ['senior', 'Senior secondary', '高中部', LEVEL_NAMES.senior.zh]))
    return answer('senior');
  return fault('#VALUE!', 'unknownLevel', { text: text.value });
}

/** The code of a type of school by its code, its name, or both together. */
export function typeNamed(given: unknown): Answer<string> {
  const text = textOf(given, words('cell.type'));
  if (!text.ok) return text;
  const code = codeOf('schoolTypes', compact(text.value));
  return code === undefined ? fault('#VALUE!', 'unknownType', { text: text.value }) : answer(code);
}

export function ruleNamed(given: unknown): Answer<Rule> {
  const text = textOf(given, words('cell.rule'));
  if (!text.ok) return text;
  const found = rules().find(({ id }) => isCalled(text.value, [id]));
  return found === undefined
    ? fault('#VALUE!', 'unknownRule', { text: text.value })
    : answer(found);
}

/** A column by its key or a header under which forms print it. */
export function fieldNamed(given: unknown): Answer<Field> {
  const text = textOf(given, words('cell.field'));
  if (!text.ok) return text;
  const own = fields().find(({ key, name }) => isCalled(text.value, [key, ...both(name)]));
  const found = own ?? fields().find(({ aliases }) => isCalled(text.value, aliases));
  return found === undefined
    ? fault('#VALUE!', 'unknownField', { text: text.value })
    : answer(found);
}
