import type { LaidSheet } from '../../src/app/templates/blankSheet';
import { sampleTable } from '../../src/app/templates/sample';
import { rules } from '../../src/standard';
import type { Rule, RuleExample } from '../../src/standard';
import { type Filling, type Fillings, laidSheets } from './filledForms';

/** A rule's failing example as somebody would type it into a blank form. */
export interface TypedExample {
  readonly rule: string;
  readonly nth: number;
  readonly form: string;
  readonly table: string;
  /** The sheet that the table stands on. */
  readonly sheet: string;
  readonly filling: Fillings;
}

const FORM_OF: Readonly<Record<string, string>> = {
  ledger: 'school-ledger',
  school: 'school-sheet',
  county: 'county-sheet',
};

export function formOf(table: string): string | undefined {
  return table.startsWith('application/') ? 'application' : FORM_OF[table];
}

/**
 * The failing examples of the rules on cells and rows, for the first table that each is about and for every table of
 * the national application that asks for its figures.
 */
export function typedExamples(): readonly TypedExample[] {
  return rules().flatMap((rule) =>
    rule.scope === 'row' || rule.scope === 'cell'
      ? rule.examples.fail.flatMap((example, nth) =>
          tablesOf(rule, example).flatMap((table) => typedInto(rule, example, nth, table)),
        )
      : [],
  );
}

function tablesOf(rule: Rule, example: RuleExample): readonly string[] {
  const [first = ''] = rule.on;
  if (example.table !== undefined) return [example.table];
  return [...new Set([first, ...rule.on.filter((table) => formOf(table) === 'application')])];
}

/** Facts of a layout that come about by typing. */
const TYPED: ReadonlySet<string> = new Set(['errors', 'formats', 'formulas']);

function typedInto(
  { id: rule }: Rule,
  example: RuleExample,
  nth: number,
  table: string,
): readonly TypedExample[] {
  const form = formOf(table);
  // What other tables say is not typed, nor how a sheet is laid out.
  const isTyped = Object.keys(example.layout ?? {}).every((fact) => TYPED.has(fact));
  if (form === undefined || example.others !== undefined || !isTyped) return [];
  const keys = typedKeys(form, table);
  if (!example.rows.every((row) => Object.keys(row).every((key) => keys.has(key)))) return [];
  if (example.rows.length > 1 && (table === 'school' || table === 'county')) return [];
  const laid = laidAs(form, table);
  if (laid === undefined || !isPlaced(example, laid)) return [];
  const inUnits = unitsOf(laid);
  const rows = example.rows.map((row) =>
    inUnits(typedRow({ school_name: '样例', ...row }, example)),
  );
  const filling = { [table]: placed(rows, table) };
  return [{ rule, nth, form, table, sheet: laid.sheet.name, filling }];
}

/** Where the form prints the levels of its rows, no other can be typed. */
function isPlaced({ rows }: RuleExample, { blank }: LaidSheet): boolean {
  const levels = (blank.blocks ?? []).flatMap(({ level }) => level ?? []);
  return rows.every(
    ({ level = null }) => level === null || levels.length === 0 || levels.includes(String(level)),
  );
}

function typedRow(row: RuleExample['rows'][number], { layout = {} }: RuleExample): Filling {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]): [string, Filling[string]] => {
      const named = (fact: string): string | undefined =>
        (layout[fact] as Record<string, string> | undefined)?.[key];
      const [error, formula, numberFormat] = ['errors', 'formulas', 'formats'].map(named);
      if (error !== undefined) return [key, { error }];
      if (formula !== undefined) return [key, { value, formula }];
      return [key, numberFormat === undefined ? value : { value, numberFormat }];
    }),
  );
}

/** Examples are in the fields' units, a form may want another. */
function unitsOf(laid: LaidSheet): (row: Filling) => Filling {
  const factors = new Map(sampleTable(laid).fields.map(({ key, factor }) => [key, factor]));
  return (row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => {
        const factor = factors.get(key);
        if (factor === undefined || typeof value !== 'number') return [key, value];
        return [key, (value * factor.over) / factor.times];
      }),
    );
}

/** Table Ⅱ-2 has no column for the level: it has a block of rows for each. */
function placed(rows: readonly Filling[], table: string): readonly (Filling | undefined)[] {
  if (table !== 'application/2-2') return rows;
  const laid = laidAs('application', table);
  const [first] = laid?.blank.blocks ?? [];
  const level = rows[0]?.['level'];
  const isFirst = level === undefined || level === first?.level;
  return isFirst ? rows : [...Array.from({ length: first?.rows ?? 0 }, () => undefined), ...rows];
}

function laidAs(form: string, table: string): LaidSheet | undefined {
  return laidSheets(form).find(({ blank }) => blank.table === table);
}

const known = new Map<string, ReadonlySet<string>>();

/** Fields that a form has a cell, a blank in a sentence or a place among its rows for. */
function typedKeys(form: string, table: string): ReadonlySet<string> {
  const keys = known.get(table) ?? findKeys(form, table);
  known.set(table, keys);
  return keys;
}

function findKeys(form: string, table: string): ReadonlySet<string> {
  const laid = laidAs(form, table);
  if (laid === undefined) return new Set();
  const { blank, definition, inputs } = laid;
  const items = definition.layout === 'sentences' ? definition.items : [];
  const inSentences = items.flatMap(({ sentence = '' }) =>
    [...sentence.matchAll(/\{([a-z0-9_]+)/g)].flatMap(([, key]) => key ?? []),
  );
  return new Set([
    ...inputs.map(({ key }) => key),
    ...inSentences,
    ...(definition.layout === 'matrix' ? [definition.rowKey] : []),
    ...((blank.blocks ?? []).some(({ level }) => level !== undefined) ? ['level'] : []),
  ]);
}
