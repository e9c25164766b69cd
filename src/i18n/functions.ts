import { translatorOver } from './make';
import functionsEn from './texts/functions.en.json';
import functionsZh from './texts/functions.zh.json';

/** What Excel shows beside an error that one of the custom functions gives. */
export const functionsTranslator = translatorOver({
  zh: { functions: functionsZh },
  en: { functions: functionsEn },
});
