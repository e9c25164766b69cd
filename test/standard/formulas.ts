import { parseFormula } from '../../src/formula';
import type { Formula } from '../../src/formula';
import type { CountyItem, Rule, Standard } from '../../src/standard';

/** A formula of the data and the words that say where it stands. */
export interface Placed {
  readonly at: string;
  readonly source: string;
}

/** Every formula of a standard. */
export function formulasOf(standard: Standard): readonly Placed[] {
  const { id } = standard;
  return [
    ...standard.indicators.flatMap((one) =>
      [one.numerator.primary, one.numerator.junior, one.denominator].map((source) => ({
        at: `${id} ${one.key}`,
        source,
      })),
    ),
    ...standard.exclusions.map((one) => ({ at: `${id} ${one.id}`, source: one.when })),
    ...standard.reliefs.flatMap((relief) =>
      relief.additions.flatMap((one) =>
        [one.when, one.add].map((source) => ({ at: `${id} ${relief.id}`, source })),
      ),
    ),
    ...standard.items.flatMap((item) => itemFormulas(id, item)),
  ];
}

function itemFormulas(id: string, item: CountyItem): readonly Placed[] {
  return item.parts.flatMap((part) =>
    [part.value, ...part.otherwise].map((source) => ({
      at: `${id} ${item.id} ${part.id}`,
      source,
    })),
  );
}

export function formulasOfRule(rule: Rule): readonly Placed[] {
  const { when, formula, params = {} } = rule;
  return [when, formula, ...Object.values(params)].flatMap((source) =>
    source === undefined ? [] : [{ at: rule.id, source }],
  );
}

/** The formula; throws with its place when it does not parse, which no formula of the data may do. */
export function parsed({ at, source }: Placed): Formula {
  const result = parseFormula(source);
  if (!result.ok) throw new Error(`${at}: ${JSON.stringify(result.problem.params)}`);
  return result.value;
}
