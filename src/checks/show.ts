import { isCellError, type CellValue } from '../sheet/cell';
import { fieldByKey } from '../standard/index';
import type { BoundTable, Reading } from '../forms/types';
import type { Language, ParamValue } from './types';

const LONGEST = 40;

/** A cell's content as the user typed it, line breaks made visible, long text cut. */
export function showRaw(value: CellValue, lang: Language): string {
  if (value === null || value === '') return lang === 'zh' ? '（空）' : '(blank)';
  if (typeof value === 'number') return showNumber(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (isCellError(value)) return value.error;
  const line = value.replace(/\r\n|\r|\n|_x000D_/g, '⏎').replaceAll('\t', '⇥');
  const trimmed = line.trim();
  const shown = trimmed === '' ? line : trimmed;
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
}

/** Up to 15 significant digits, as Excel shows a General cell: 0.1+0.2 reads 0.3. */
export function showNumber(value: number): string {
  if (!Number.isFinite(value)) return '—';
  const text = String(value);
  // So short a text has no digit to lose.
  return text.length <= 15 ? text : String(Number(value.toPrecision(15)));
}

/** A computed figure: two decimals unless it is smaller than that can show. */
export function showFigure(value: number): string {
  if (!Number.isFinite(value)) return '—';
  if (Number.isSafeInteger(value)) return showNumber(value === 0 ? 0 : value);
  const rounded = Math.abs(value) >= 0.1 ? Number(value.toFixed(2)) : Number(value.toPrecision(2));
  return showNumber(Object.is(rounded, -0) ? 0 : rounded);
}

/**
 * A figure beside the limit it is compared with: enough digits that the two do not read the same,
 * since 4.1996 shown as 4.20 would seem to reach 4.2.
 */
export function showAgainst(value: number, limit: number, decimals: number): string {
  for (let digits = decimals; digits < 10; digits += 1) {
    const shown = value.toFixed(digits);
    if (value === limit || Number(shown) !== Number(limit.toFixed(digits))) return shown;
  }
  return showNumber(value);
}

export function showParam(value: ParamValue, lang: Language): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return showFigure(value);
  return value[lang];
}

/** What a field is called: its standard name, or the header of the user's own form. */
export function nameOfField(key: string, table: BoundTable | null, lang: Language): string {
  const name = fieldByKey(key)?.name[lang];
  if (name !== undefined) return name;
  return table?.fields.find((field) => field.key === key)?.header ?? key;
}

/** Units as forms print them, in English; those of people and things are as a count is read. */
const UNITS_EN: Readonly<Record<string, string>> = {
  人: 'people',
  万人: '10,000 people',
  元: 'yuan',
  万元: '10,000 yuan',
  平方米: 'm²',
  个: '',
  册: 'volumes',
  台: 'sets',
  间: 'rooms',
  所: 'schools',
  份: 'copies',
  年: 'years',
  级: 'grade',
};

/** The unit in which a field is counted; empty where it has none. */
export function unitOfField(key: string, lang: Language): string {
  const unit = fieldByKey(key)?.unit ?? '';
  return lang === 'zh' ? unit : (UNITS_EN[unit] ?? unit);
}

/** A value in the field's own unit, which messages name after it: `24人` reads 24, 520000 元 in a 万元 field 52. */
export function showReading(reading: Reading, lang: Language): string {
  return reading.number === undefined ? showRaw(reading.raw, lang) : showNumber(reading.number);
}

/** `在校生数 260 人`, as observed figures are listed; what the cell holds follows where it reads differently. */
export function showField(table: BoundTable, row: number, key: string, lang: Language): string {
  const name = nameOfField(key, table, lang);
  const reading = table.readingOf(row, key);
  if (reading?.number === undefined) return `${name} ${showRaw(reading?.raw ?? null, lang)}`;
  const unit = unitOfField(key, lang);
  const shown = `${name} ${showNumber(reading.number)}${unit === '' ? '' : ` ${unit}`}`;
  const raw = showRaw(reading.raw, lang);
  const same = raw === showNumber(reading.number);
  if (same) return shown;
  return lang === 'zh' ? `${shown}（${raw}）` : `${shown} (${raw})`;
}

export function listed(items: readonly string[], lang: Language): string {
  return items.join(lang === 'zh' ? '、' : ', ');
}
