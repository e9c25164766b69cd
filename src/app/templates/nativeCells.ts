import type { BoundTable } from '../../forms/types';
import { definitionOf } from '../../forms/definitions';
import { fieldByKey } from '../../standard/index';
import type { Stage } from '../../standard/index';
import { referenceIn } from '../annotate/validations';
import type { NativeCell } from '../annotate/rowRules';
import { textLiteral } from '../annotate/liveCell';
import { codeEntries } from './inputs';

/**
 * The cell of a field in a native formula over a row of a form of ours. Figures are in the field's own unit there;
 * names are read as the codes that rules speak of; a sum that the form asks for in parts is the sum of their cells.
 */
export function nativeCell(table: BoundTable, key: string, row: number): NativeCell | undefined {
  const field = fieldByKey(key);
  const at = isSummed(table, key) ? undefined : referenceIn(table, key, row);
  if (field === undefined) return undefined;
  if (at === undefined) return summedCell(table, key, row);
  switch (field.type) {
    case 'text':
    case 'code':
    case 'flag':
      return { value: at, figures: [], conditions: [`${at}<>""`] };
    case 'enum':
      return { value: codeOf(at, key), figures: [], conditions: [`${at}<>""`] };
    default:
      return hasOwnUnit(table, key) ? { value: at, figures: [at] } : undefined;
  }
}

function isSummed(table: BoundTable, key: string): boolean {
  return definitionOf(table.name)?.table.sums?.some((sum) => sum.key === key) ?? false;
}

function summedCell(table: BoundTable, key: string, row: number): NativeCell | undefined {
  const sum = definitionOf(table.name)?.table.sums?.find((one) => one.key === key);
  const parts = sum?.parts.map((part) => referenceIn(table, part.key, row)) ?? [];
  const figures = parts.filter((part) => part !== undefined);
  if (figures.length === 0 || figures.length < parts.length) return undefined;
  return { value: `(${figures.join('+')})`, figures };
}

/**
 * A name as its code, whatever else was typed as it stands; of the types of school only those with a compulsory level
 * unless `all` are wanted, since a condition names the type many times.
 */
export function codeOf(reference: string, key: string, all = false): string {
  const field = fieldByKey(key);
  const entries = field === undefined ? [] : codeEntries(field);
  return entries
    .filter(({ code, name }) => code !== name.zh)
    .filter(({ stages }) => all || stages === undefined || isCompulsory(stages))
    .reduceRight(
      (rest, { code, name }) =>
        `IF(${reference}=${textLiteral(name.zh)},${textLiteral(code)},${rest})`,
      `${reference}&""`,
    );
}

function isCompulsory(stages: readonly Stage[]): boolean {
  return stages.includes('primary') || stages.includes('junior');
}

function hasOwnUnit(table: BoundTable, key: string): boolean {
  const factor = table.fields.find((bound) => bound.key === key)?.factor;
  return factor === undefined || factor.times === factor.over;
}
