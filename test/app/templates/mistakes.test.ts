import { describe, expect, it } from '@jest/globals';
import { renderFindings } from '../../../src/checks/index';
import { rules } from '../../../src/standard';
import { checked } from '../../support/checkedForms';
import { filledForm } from '../../support/filledForms';
import { formOf, typedExamples } from '../../support/typedExamples';

const CASES = typedExamples();

/** No table of the application asks for an area, and it prints the levels itself: nothing can be typed. */
const NOT_TYPED = ['C-009', 'C-022-2'];

describe('a mistake typed into a form', () => {
  it('is looked for in many rules', () => {
    expect(new Set(CASES.map(({ rule }) => rule)).size).toBeGreaterThan(120);
  });

  it('is looked for in every rule over the cells and rows of the national application', () => {
    const looking = rules()
      .filter(({ scope }) => scope === 'row' || scope === 'cell')
      .filter(({ on }) => on.some((table) => formOf(table) === 'application'))
      .map(({ id }) => id);
    const typed = new Set(
      CASES.filter(({ form }) => form === 'application').map(({ rule }) => rule),
    );
    expect(looking.length).toBeGreaterThan(80);
    expect(looking.filter((id) => !typed.has(id))).toEqual(NOT_TYPED);
  });

  it.each(CASES.map(({ rule, nth, table, ...rest }) => [rule, nth, table, rest] as const))(
    '%s (%i) in table %s is found',
    (rule, _nth, _table, { form, sheet, filling }) => {
      // What the application computes itself can be wrong only where somebody typed over it.
      const check = checked(filledForm(form, filling, undefined, form === 'application'));
      const found = [...renderFindings(check.outcome, 'zh')].filter((one) => one.rule === rule);
      expect(found.map((one) => one.sheet)).toContain(sheet);
    },
  );
});
