import { exact } from '../kernel/exact';
import { explainFormula, parseFormula } from '../formula';
import { fieldByKey, sourceById } from './registry';
import type {
  Bilingual,
  Citation,
  Indicator,
  Level,
  Limit,
  Provenance,
  Source,
  Standard,
} from './types';
import type { Language } from './words';

/** A threshold with the floor below which a missed indicator may not fall; null where none is set. */
export interface OutlinedLimit extends Limit {
  readonly floor: number | null;
}

export interface OutlinedIndicator extends Omit<Indicator, 'thresholds'> {
  readonly thresholds: Readonly<Record<Level, OutlinedLimit>> | null;
  /** The whole formula in words, by level. */
  readonly words: Readonly<Record<Level, Bilingual>>;
}

/** What `junheng standards ID --json` prints: the standard, with floors, words and the sources it cites. */
export interface StandardOutline extends Omit<Standard, 'indicators'> {
  readonly indicators: readonly OutlinedIndicator[];
  readonly sources: readonly Source[];
}

/** What `junheng standards --json` prints for each standard. */
export interface StandardSummary {
  readonly id: string;
  readonly title: Bilingual;
  readonly documentNumber: string;
  readonly parent: string | null;
  readonly region: Bilingual | null;
  readonly effective: Standard['effective'];
  readonly provenance: Provenance;
  readonly checked: string;
}

export function summariseStandard(standard: Standard): StandardSummary {
  const { id, title, documentNumber, parent, region, effective, provenance, checked } = standard;
  return { id, title, documentNumber, parent, region, effective, provenance, checked };
}

export function outlineStandard(standard: Standard): StandardOutline {
  return {
    ...standard,
    indicators: standard.indicators.map((indicator) => outlineIndicator(standard, indicator)),
    sources: sourcesOf(standard),
  };
}

/** The least value that a missed indicator may have: the exact product, 0.85 × 5.3 = 4.505. */
export function floorOf(standard: Standard, limit: Limit): number | null {
  if (standard.schoolRule === null) return null;
  return exact(standard.schoolRule.floorRatio).mul(exact(limit.value)).valueOf();
}

/** An indicator's formula as a sentence, e.g. `100 × 县级以上骨干教师数 ÷ 在校生数`. */
export function indicatorWords(
  standard: Standard,
  indicator: Indicator,
  level: Level,
  lang: Language,
): string {
  const scale = indicator.scale === 1 ? '' : `${String(indicator.scale)}*`;
  return formulaWords(
    standard,
    `${scale}(${indicator.numerator[level]})/${indicator.denominator}`,
    lang,
  );
}

/** A formula of the standard in words; the formula itself where it cannot be parsed. */
export function formulaWords(standard: Standard, source: string, lang: Language): string {
  const parsed = parseFormula(source);
  if (!parsed.ok) return source;
  const parameters = Object.fromEntries(
    Object.entries(standard.parameters).map(([name, { value }]) => [name, value]),
  );
  const nameOf = (_table: string | null, key: string): string => fieldByKey(key)?.name[lang] ?? key;
  return explainFormula(parsed.value, lang, nameOf, parameters);
}

/** Every source that the standard cites, in the order of `sources.json`'s first mention. */
export function sourcesOf(standard: Standard): readonly Source[] {
  const ids = new Set(citationsIn(standard).map((citation) => citation.source));
  return [...ids].flatMap((id) => sourceById(id) ?? []);
}

/** Every citation anywhere in a piece of the data. */
export function citationsIn(value: unknown): readonly Citation[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isCitation(value)) return [value];
  return Object.values(value).flatMap(citationsIn);
}

function isCitation(value: object): value is Citation {
  return (
    'source' in value &&
    'locator' in value &&
    typeof value.source === 'string' &&
    typeof value.locator === 'string'
  );
}

function outlineIndicator(standard: Standard, indicator: Indicator): OutlinedIndicator {
  const words = (level: Level): Bilingual => ({
    zh: indicatorWords(standard, indicator, level, 'zh'),
    en: indicatorWords(standard, indicator, level, 'en'),
  });
  const withFloor = (limit: Limit): OutlinedLimit => ({
    ...limit,
    floor: floorOf(standard, limit),
  });
  const { thresholds } = indicator;
  return {
    ...indicator,
    thresholds: thresholds && {
      primary: withFloor(thresholds.primary),
      junior: withFloor(thresholds.junior),
    },
    words: { primary: words('primary'), junior: words('junior') },
  };
}
