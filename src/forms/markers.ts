import { codes } from '../standard';
import type { FieldType } from '../standard';
import type { ReadingState } from './types';
import { compact, headerKey } from './text';

const markers = codes().markers;
const notApplicable = new Set(markers.notApplicable.map(compact));
const placeholders = new Set([...markers.placeholder, ...markers.ellipsis].map(compact));
const ellipses = new Set(markers.ellipsis.map(compact));
const totals = new Set(markers.totals.map(headerKey));
const prefixes = markers.totalPrefixes.map(headerKey);
const footers = new Set(markers.footers.map(headerKey));

/**
 * Whether a compact text stands for "no value by design" or is a sign in place of a value. Text columns may well
 * say 无 (a note does), so there only the signs count.
 */
export function markerState(text: string, type: FieldType): ReadingState | undefined {
  if (notApplicable.has(text)) return 'not-applicable';
  if (!placeholders.has(text)) return undefined;
  return type === 'text' && /[\u3400-\u9FFF]/.test(text) ? undefined : 'placeholder';
}

const starts = new Set(
  [...totals, ...prefixes, ...footers, ...ellipses, '小', '初'].map((label) => label.charAt(0)),
);

/** 清河县合计, 第一学区小计: no school is called so. */
const TOTAL_END = /(?:合计|总计|小计|共计|平均值|均值)$/;

/** Whether a text starts or ends like a label, a number or a sign: tells most names and codes apart at once. */
export function mayBeLabel(text: string): boolean {
  if (TOTAL_END.test(text)) return true;
  if (/^\d{6}/.test(text)) return false;
  const start = text.charAt(0);
  return (
    starts.has(start) || !/[\u3400-\u9FFF]/.test(start) || /[一二三四五六七八九十]/.test(start)
  );
}

/** A row of a blank form that means "and so on". */
export function isEllipsis(text: string): boolean {
  return ellipses.has(compact(text));
}

/** 合计, 小学小计, 全县平均值, 全县: labels of rows that sum up others. */
export function isTotalLabel(text: string): boolean {
  if (text.length > 16) return false;
  const key = headerKey(text);
  if (totals.has(key) || TOTAL_END.test(key)) return true;
  const prefix = prefixes.find((start) => key.startsWith(start));
  if (prefix === undefined) return false;
  return totals.has(key.slice(prefix.length));
}

/** 注：…, 填表人：…, 审核人 …: what follows a table. A school may be called 说明小学, so a mark must follow. */
export function isFooter(text: string): boolean {
  const start = compact(text);
  if (footers.has(headerKey(start))) return true;
  const match = /^([\u3400-\u9FFF()]{1,9})(?:[::：.。]|\d+[.、:])/.exec(start);
  return match?.[1] !== undefined && footers.has(headerKey(match[1]));
}
