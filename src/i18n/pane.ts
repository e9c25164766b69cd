import { translatorOver } from './make';
import balanceEn from './texts/balance.en.json';
import balanceZh from './texts/balance.zh.json';
import entryEn from './texts/entry.en.json';
import entryZh from './texts/entry.zh.json';
import findingsEn from './texts/findings.en.json';
import findingsZh from './texts/findings.zh.json';
import lastYearEn from './texts/lastYear.en.json';
import lastYearZh from './texts/lastYear.zh.json';
import listsEn from './texts/lists.en.json';
import listsZh from './texts/lists.zh.json';
import overviewEn from './texts/overview.en.json';
import overviewZh from './texts/overview.zh.json';
import pageEn from './texts/page.en.json';
import pageZh from './texts/page.zh.json';
import paneEn from './texts/pane.en.json';
import paneZh from './texts/pane.zh.json';
import readyEn from './texts/ready.en.json';
import readyZh from './texts/ready.zh.json';
import receiveEn from './texts/receive.en.json';
import receiveZh from './texts/receive.zh.json';
import schoolsEn from './texts/schools.en.json';
import schoolsZh from './texts/schools.zh.json';
import settingsEn from './texts/settings.en.json';
import settingsZh from './texts/settings.zh.json';

export type { Language, TextParams, Translate } from './make';

/** Texts of the pane and of the page around it, one namespace per screen: `findings:title`. */
export const paneTranslator = translatorOver({
  zh: {
    pane: paneZh,
    page: pageZh,
    overview: overviewZh,
    entry: entryZh,
    findings: findingsZh,
    lastYear: lastYearZh,
    lists: listsZh,
    ready: readyZh,
    receive: receiveZh,
    schools: schoolsZh,
    balance: balanceZh,
    settings: settingsZh,
  },
  en: {
    pane: paneEn,
    page: pageEn,
    overview: overviewEn,
    entry: entryEn,
    findings: findingsEn,
    lastYear: lastYearEn,
    lists: listsEn,
    ready: readyEn,
    receive: receiveEn,
    schools: schoolsEn,
    balance: balanceEn,
    settings: settingsEn,
  },
});
