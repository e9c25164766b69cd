import { describe, expect, it } from '@jest/globals';
import { problemText, translator } from '../../src/i18n';
import functionsEn from '../../src/i18n/texts/functions.en.json';
import functionsZh from '../../src/i18n/texts/functions.zh.json';
import helpEn from '../../src/i18n/texts/functionHelp.en.json';
import helpZh from '../../src/i18n/texts/functionHelp.zh.json';
import mappingEn from '../../src/i18n/texts/mapping.en.json';
import mappingZh from '../../src/i18n/texts/mapping.zh.json';
import problemsEn from '../../src/i18n/texts/problems.en.json';
import problemsZh from '../../src/i18n/texts/problems.zh.json';
import reportEn from '../../src/i18n/texts/report.en.json';
import reportZh from '../../src/i18n/texts/report.zh.json';
import slipsEn from '../../src/i18n/texts/slips.en.json';
import slipsZh from '../../src/i18n/texts/slips.zh.json';
import { REFUSALS } from '../../src/xlsx';

interface Texts {
  readonly [key: string]: string | Texts;
}

/** Every key with the parameters that its text names. */
function shape(texts: Texts, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, text]) => {
    if (typeof text !== 'string') return shape(text, `${path}${key}.`);
    const params = [...new Set([...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name))].sort();
    return [`${path}${key} ${params.join(' ')}`.trim()];
  });
}

describe('texts', () => {
  it('say the same things with the same figures in both languages', () => {
    expect(shape(problemsEn).sort()).toEqual(shape(problemsZh).sort());
    expect(shape(mappingEn).sort()).toEqual(shape(mappingZh).sort());
    expect(shape(reportEn).sort()).toEqual(shape(reportZh).sort());
    expect(shape(functionsEn).sort()).toEqual(shape(functionsZh).sort());
    expect(shape(helpEn).sort()).toEqual(shape(helpZh).sort());
    expect(shape(slipsEn).sort()).toEqual(shape(slipsZh).sort());
  });

  it('have a sentence for every way in which a file can be refused', () => {
    for (const [kind, reasons] of Object.entries(REFUSALS)) {
      for (const reason of reasons) {
        for (const language of ['zh', 'en'] as const) {
          const problem = { kind: kind as keyof typeof REFUSALS, reason, params: {} };
          expect(problemText(problem, language)).not.toContain(`${kind}.`);
        }
      }
    }
  });

  it('name the form that came closest in the language of the report', () => {
    const problem = {
      kind: 'form-not-recognised',
      reason: 'closest',
      params: { sheet: 'Sheet1', form: 'school-ledger', missing: '学段' },
    } as const;
    expect(problemText(problem, 'zh')).toContain('最接近“学校台账”，还缺表头：学段');
    expect(problemText(problem, 'en')).toContain('comes closest to the school ledger');
  });

  it('show text as it is, markup and all', () => {
    expect(translator('zh')('report:annotate.excluded', { reason: '<b>&' })).toBe('不计入：<b>&');
  });
});
