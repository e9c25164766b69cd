import type { Validation } from '../../sheet/validation';
import { codes, fieldByKey } from '../../standard/index';
import { codeEntries, codeNames } from './inputs';

/** Years that the check takes for years. */
const YEARS = { from: 1000, to: 2100 };

/** What a field takes whatever stands beside it: words of a list, or what keeps all conditions. */
export type TypeRule =
  | { readonly demands: 'list'; readonly list: readonly string[] }
  | {
      readonly demands: 'count' | 'amount' | 'money' | 'year' | 'school-code' | 'county-code';
      readonly conditions: readonly string[];
    };

/** `cell` is the reference of the cell itself; nothing where a field takes anything; `asCodes` where a form wants codes. */
export function typeRule(key: string, cell: string, asCodes = false): TypeRule | undefined {
  const field = fieldByKey(key);
  const figure = [`ISNUMBER(${cell})`, `${cell}>=0`];
  switch (field?.type) {
    case 'count':
      return { demands: 'count', conditions: [...figure, `INT(${cell})=${cell}`] };
    case 'area':
    case 'money':
      return { demands: 'money', conditions: [...figure, `ROUND(${cell},2)=${cell}`] };
    case 'ratio':
    case 'percent':
      return { demands: 'amount', conditions: figure };
    case 'year':
      return {
        demands: 'year',
        conditions: [
          `ISNUMBER(${cell})`,
          `INT(${cell})=${cell}`,
          `${cell}>=${String(YEARS.from)}`,
          `${cell}<=${String(YEARS.to)}`,
        ],
      };
    case 'code':
      return codeRule(key, cell);
    case 'flag':
      return { demands: 'list', list: codes().lists.flags.map(({ name }) => name.zh) };
    case 'enum':
      return {
        demands: 'list',
        list: asCodes ? codeEntries(field).map(({ code }) => code) : codeNames(field),
      };
    default:
      return undefined;
  }
}

function codeRule(key: string, cell: string): TypeRule | undefined {
  const { provinces, schoolClasses } = codes().lists;
  const digits = (count: number) => [`LEN(${cell})=${String(count)}`, `ISNUMBER(${cell}+0)`];
  const among = (part: string, list: typeof provinces) =>
    `FIND(${part},"${list.map(({ code }) => code).join(',')}")`;
  if (key === 'school_code') {
    const classes = among(`LEFT(${cell},2)`, schoolClasses);
    const province = among(`MID(${cell},3,2)`, provinces);
    return {
      demands: 'school-code',
      conditions: [...digits(10), `COUNT(${classes},${province})=2`],
    };
  }
  if (key !== 'county_code') return undefined;
  const province = among(`LEFT(${cell},2)`, provinces);
  return { demands: 'county-code', conditions: [...digits(6), `COUNT(${province})=1`] };
}

/** The conditions as one, or the list, as native validation writes them. */
export function asValidation(
  rule: TypeRule,
  more: readonly string[],
): Pick<Validation, 'type' | 'formula1' | 'dropDown'> {
  return rule.demands === 'list'
    ? { type: 'list', formula1: `"${rule.list.join(',')}"`, dropDown: true }
    : {
        type: 'custom',
        formula1: `IFERROR(AND(${[...rule.conditions, ...more].join(',')}),FALSE)`,
        dropDown: false,
      };
}
