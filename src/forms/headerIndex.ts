import { addTo } from '../kernel/arrays';
import { fieldByKey } from '../standard';
import type { FormColumn, HeaderText } from '../standard';
import { headerPart } from './headerText';

/** The headers of one table, ready for comparison. */
export interface HeaderIndex {
  /** Keys of the columns that a single text names. */
  readonly flat: ReadonlyMap<string, readonly string[]>;
  /** Headers that need their group, by the text of the column itself. */
  readonly paths: ReadonlyMap<string, readonly HeaderPath[]>;
}

export interface HeaderPath {
  readonly key: string;
  readonly groups: readonly string[];
}

export type HeaderMatch =
  | { readonly kind: 'one'; readonly key: string }
  | { readonly kind: 'several'; readonly keys: readonly string[] }
  | { readonly kind: 'none' };

const NONE: HeaderMatch = { kind: 'none' };

/** Last header rows that add nothing to the group above them. */
const TRANSPARENT = new Set(
  '计 合计 小计 总计 总数 数 人数 数量 面积 全校 本校 数值 指标值 实际值 实际 填报值'.split(' '),
);

/** Groups under which a column of the usual name means something else: last year's pupils, a threshold, a share. */
const OTHER_MEANING =
  /上年|去年|上学年|上一年|同比|增减|增长|占比|比例|达标值|基本值|评估标准|标准值|^其中女|^女|^(?:小学|初中|高中)(?:部|段|阶段)?$/;

export function indexHeaders(columns: readonly FormColumn[]): HeaderIndex {
  const flat = new Map<string, string[]>();
  const paths = new Map<string, HeaderPath[]>();
  for (const column of columns) {
    for (const header of headersOf(column)) {
      if (typeof header === 'string') addKey(flat, headerPart(header).key, column.key);
      else addPath(paths, header, column.key);
    }
  }
  return { flat, paths };
}

/** All texts under which a form's column is known, the form's own first. */
export function headersOf(column: FormColumn): readonly HeaderText[] {
  const own = [...(column.label === undefined ? [] : [column.label]), ...(column.headers ?? [])];
  const field = fieldByKey(column.key);
  if (column.only === true || field === undefined) return own;
  return [...own, field.name.zh, ...field.aliases];
}

/** Groups that keep a column from being what a path of group and column says. */
const OTHER_GROUP = /上年|去年|上学年|上一年|同比|增减|增长|^其中女|^女/;

/** 其中：小学学生数 is a part of what stands beside it, and named by what follows the mark. */
const AMONG_THEM = /^其中(?=.)/;

/**
 * Which column the texts of a header, from group to column, name: as they stand, or else without 其中.
 */
export function matchPath(index: HeaderIndex, parts: readonly string[]): HeaderMatch {
  const match = matchParts(index, parts);
  if (match.kind !== 'none' || !parts.some((part) => AMONG_THEM.test(part))) return match;
  return matchParts(
    index,
    parts.map((part) => part.replace(AMONG_THEM, '')),
  );
}

/**
 * The most telling reading wins: a path of group and column, all texts joined, the last two joined, the last alone,
 * the group above a mere 合计.
 */
function matchParts(index: HeaderIndex, parts: readonly string[]): HeaderMatch {
  const last = parts.at(-1);
  if (last === undefined) return NONE;
  const byPath = matchGroups(index, parts.slice(0, -1), last);
  if (byPath.kind !== 'none') return byPath;
  if (parts.length === 1) return matchFlat(index, last);
  const joined = matchFlat(index, parts.join(''));
  if (joined.kind !== 'none') return joined;
  const above = parts.at(-2) ?? '';
  const pair = matchFlat(index, above + last);
  if (pair.kind !== 'none') return pair;
  if (parts.slice(0, -1).some((part) => OTHER_MEANING.test(part))) return NONE;
  const alone = matchFlat(index, last);
  if (alone.kind !== 'none' || !TRANSPARENT.has(last)) return alone;
  return matchParts(index, parts.slice(0, -1));
}

/** The path with most groups wins, then the one whose group stands nearest above the column. */
function matchGroups(index: HeaderIndex, groups: readonly string[], last: string): HeaderMatch {
  const ranked = (index.paths.get(last) ?? []).map((path) => ({
    key: path.key,
    rank: groupRank(path.groups, groups),
  }));
  const best = Math.max(0, ...ranked.map(({ rank }) => rank));
  if (best === 0) return NONE;
  return oneOf(ranked.filter(({ rank }) => rank === best).map(({ key }) => key));
}

/** Each wanted group is contained in one of the groups above the column, from top to bottom; 0 where one is not. */
function groupRank(wanted: readonly string[], groups: readonly string[]): number {
  let next = 0;
  let nearest = 0;
  groups.forEach((group, depth) => {
    const sought = wanted[next];
    if (sought === undefined || !group.includes(sought)) return;
    if (OTHER_GROUP.test(group) && !OTHER_GROUP.test(sought)) return;
    next++;
    nearest = depth;
  });
  return next === wanted.length ? next * 100 + nearest : 0;
}

function matchFlat(index: HeaderIndex, text: string): HeaderMatch {
  return oneOf(index.flat.get(text) ?? []);
}

function oneOf(keys: readonly string[]): HeaderMatch {
  const [first, ...others] = new Set(keys);
  if (first === undefined) return NONE;
  return others.length === 0
    ? { kind: 'one', key: first }
    : { kind: 'several', keys: [first, ...others] };
}

function addPath(paths: Map<string, HeaderPath[]>, texts: readonly string[], key: string): void {
  const parts = texts.map((text) => headerPart(text).key);
  addTo(paths, parts.at(-1) ?? '', { key, groups: parts.slice(0, -1) });
}

function addKey(map: Map<string, string[]>, text: string, key: string): void {
  if (text === '') throw new Error(`a header of ${key} is nothing but a unit`);
  const list = map.get(text) ?? [];
  if (!list.includes(key)) list.push(key);
  map.set(text, list);
}
