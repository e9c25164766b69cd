import { createInstance, type Resource } from 'i18next';

export type Language = 'zh' | 'en';

export type TextParams = Readonly<Record<string, string | number>>;

/** Turns a text key such as `report:file.checked` and its parameters into a sentence. */
export type Translate = (key: string, params?: TextParams) => string;

const pluralRules = new Map<string, Intl.PluralRules>();

/**
 * The form of a word that goes with a figure: `{{rows}} {{rows, plural(one: row; other: rows)}}`. As a format, since many a
 * sentence counts several things, and i18next chooses whole texts by one count only.
 */
function wordFor(
  value: unknown,
  language: string | undefined,
  words: Readonly<Record<string, unknown>>,
): string {
  const code = language ?? 'zh';
  const rules = pluralRules.get(code) ?? new Intl.PluralRules(code);
  pluralRules.set(code, rules);
  const word = words[rules.select(Number(value))] ?? words['other'];
  return typeof word === 'string' ? word : '';
}

/** A source of texts: for each language, namespaces of nested keys. Both languages must hold the same keys. */
export function translatorOver(resources: Resource): (language: Language) => Translate {
  const instance = createInstance({
    resources,
    lng: 'zh',
    fallbackLng: false,
    ns: Object.keys(resources['zh'] ?? {}),
    // Texts are shown as text, never as markup.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  void instance.init();
  instance.services.formatter?.add('plural', wordFor);
  return (language) => {
    const t = instance.getFixedT(language);
    // Names of tiers and forms are asked for with every finding.
    const plain = new Map<string, string>();
    return (key, params) => {
      if (params !== undefined) return t(key, params);
      const text = plain.get(key) ?? t(key);
      plain.set(key, text);
      return text;
    };
  };
}
