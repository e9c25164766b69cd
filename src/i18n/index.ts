import type { Problem } from '../kernel/result';
import { translatorOver, type Language } from './make';
import countyTableEn from './texts/countyTable.en.json';
import countyTableZh from './texts/countyTable.zh.json';
import collectEn from './texts/collect.en.json';
import collectZh from './texts/collect.zh.json';
import enteringEn from './texts/entering.en.json';
import enteringZh from './texts/entering.zh.json';
import mappingEn from './texts/mapping.en.json';
import mappingZh from './texts/mapping.zh.json';
import problemsEn from './texts/problems.en.json';
import problemsZh from './texts/problems.zh.json';
import reportEn from './texts/report.en.json';
import reportZh from './texts/report.zh.json';
import slipsEn from './texts/slips.en.json';
import slipsZh from './texts/slips.zh.json';
import templateEn from './texts/template.en.json';
import templateZh from './texts/template.zh.json';
import viewEn from './texts/view.en.json';
import viewZh from './texts/view.zh.json';

export type { Language, TextParams, Translate } from './make';

/** The texts of one language. Chinese is the language of the forms and the default everywhere. */
export const translator = translatorOver({
  zh: {
    problem: problemsZh,
    report: reportZh,
    view: viewZh,
    template: templateZh,
    entering: enteringZh,
    mapping: mappingZh,
    slips: slipsZh,
    countyTable: countyTableZh,
    collect: collectZh,
  },
  en: {
    problem: problemsEn,
    report: reportEn,
    view: viewEn,
    template: templateEn,
    entering: enteringEn,
    mapping: mappingEn,
    slips: slipsEn,
    countyTable: countyTableEn,
    collect: collectEn,
  },
});

/** What went wrong and what the user can do about it, in a sentence or two. */
export function problemText(problem: Problem, language: Language): string {
  const t = translator(language);
  const key = `problem:${problem.kind}.${problem.reason}`;
  const text = t(key, problem.params);
  if (!text.endsWith(`${problem.kind}.${problem.reason}`)) return text;
  return t(`problem:${problem.kind}.any`, { reason: problem.reason, ...problem.params });
}
