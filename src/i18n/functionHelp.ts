import { translatorOver } from './make';
import helpEn from './texts/functionHelp.en.json';
import helpZh from './texts/functionHelp.zh.json';

/** What Excel shows of the custom functions while a formula is typed. */
export const functionHelpTranslator = translatorOver({
  zh: { functionHelp: helpZh },
  en: { functionHelp: helpEn },
});
