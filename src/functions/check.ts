import { Verdict } from '../checks';
import { fieldsOfRow, runsOnField, verdictOnRow } from '../checks/oneRow';
import type { CellValue } from '../sheet/cell';
import { fieldByKey, type Bilingual, type Rule } from '../standard';
import { answer, type Answer } from './answer';
import { cellOf, rowsOf } from './cells';
import { fault, words } from './faults';
import { defaultStandard, fieldNamed, ruleNamed } from './names';

/** Always in Chinese: another formula may ask for these words, and its answer must not hang on who opens the workbook. */
const CANNOT_TELL = '无法判断';
const NOT_APPLICABLE = '不适用';

/**
 * JUNHENG.CHECK(rule, value, …): what a rule says of one row, its values in the order in which the rule names its
 * fields. A rule that runs on many columns wants the column's name first. Ranges stand for their cells, row by row.
 */
export function check(rule: unknown, ...given: readonly unknown[]): Answer<boolean | string> {
  const named = ruleNamed(rule);
  if (!named.ok) return named;
  const fields = fieldsOfRow(named.value);
  if (fields === undefined)
    return fault('#N/A', 'ruleNeedsSheet', { rule: named.value.id, name: named.value.name });
  const values = given.flatMap((range) => rowsOf(range).flat());
  if (!fields.includes('this')) return judged(named.value, fields, values);
  return judgedColumn(named.value, fields, values);
}

function judgedColumn(
  rule: Rule,
  fields: readonly string[],
  [column, ...values]: readonly unknown[],
): Answer<boolean | string> {
  const field = fieldNamed(column);
  if (!field.ok) return field;
  const { key, name } = field.value;
  if (!runsOnField(rule, key)) return fault('#VALUE!', 'fieldNotInRule', { rule: rule.id, name });
  return judged(rule, [...new Set(fields.map((one) => (one === 'this' ? key : one)))], values, key);
}

function judged(
  rule: Rule,
  fields: readonly string[],
  values: readonly unknown[],
  self?: string,
): Answer<boolean | string> {
  if (values.length !== fields.length)
    return fault('#VALUE!', 'count', {
      rule: rule.id,
      needed: fields.length,
      given: values.length,
      fields: namesOf(fields),
    });
  const row = Object.fromEntries(
    fields.map((key, i): [string, CellValue] => [key, cellOf(values[i])]),
  );
  return answer(said(verdictOnRow(rule, row, defaultStandard(), self)));
}

function said(verdict: Verdict): boolean | string {
  switch (verdict) {
    case Verdict.PASS:
      return true;
    case Verdict.FAIL:
      return false;
    case Verdict.CANNOT_TELL:
      return CANNOT_TELL;
    case Verdict.NOT_APPLICABLE:
      return NOT_APPLICABLE;
  }
}

function namesOf(fields: readonly string[]): Bilingual {
  const names = fields.map((key) => fieldByKey(key)?.name ?? words('cell.field'));
  return {
    zh: names.map(({ zh }) => zh).join('、'),
    en: names.map(({ en }) => en).join(', '),
  };
}
