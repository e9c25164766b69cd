import type { BoundField, BoundTable } from '../../forms/types';
import { translator, type Language, type Translate } from '../../i18n/index';
import { columnName, formatAbsolute, type CellAddress } from '../../kernel/address';
import { coalesce } from '../../kernel/coalesce';
import type { ValidateEdit } from '../../sheet/editPlan';
import type { Validation } from '../../sheet/validation';
import { fieldByKey, optionsOf } from '../../standard/index';
import type { Field, Rule } from '../../standard/types';
import { parametersOf } from '../../balance/index';
import type { CheckOptions, CountyCheck } from '../check';
import { type NativeCell, nativeDemand, rowRulesOn } from './rowRules';

/** Longest formula, list in quotes included, that a native validation holds. */
const LONGEST = 255;

/**
 * Native validation on the cells of recognised tables: what a spreadsheet program can tell while a cell is typed in.
 * It warns and never refuses: figures that belong together are typed one after the other.
 */
export function validationEdits(
  { files, options }: CountyCheck,
  language: Language,
): ValidateEdit[] {
  const t = translator(language);
  return files.flatMap(({ tables }) =>
    tables.flatMap((table) =>
      table.fields.flatMap((bound): ValidateEdit[] => {
        const validation = validationOf(table, bound, options, language, t);
        return validation === undefined
          ? []
          : [{ kind: 'validate', sheet: table.sheet.name, validation }];
      }),
    ),
  );
}

function validationOf(
  table: BoundTable,
  bound: BoundField,
  options: CheckOptions,
  language: Language,
  t: Translate,
): Validation | undefined {
  const field = fieldByKey(bound.key);
  const cells = cellsOf(table, bound.key);
  const [first] = cells;
  if (field === undefined || first === undefined) return undefined;
  const kind = kindOf(table, field, first.row, options);
  if (kind === undefined) return undefined;
  const { demands, rules: demanded, ...rest } = kind;
  const name = field.name[language];
  const told = [
    t(`view:validation.${demands}`, { name }),
    ...demanded.map((rule) => rule.name[language]),
  ];
  const text = told.join(t('report:punctuation.clause'));
  const title = `均衡 ${name}`.slice(0, 32);
  return {
    areas: coalesce(cells),
    ...rest,
    allowBlank: true,
    dropDown: rest.type === 'list',
    style: 'warning',
    prompt: { title, text: text.slice(0, LONGEST) },
    error: { title, text: t('view:validation.error', { text }).slice(0, LONGEST) },
  };
}

function cellsOf(table: BoundTable, key: string): readonly CellAddress[] {
  const cells: CellAddress[] = [];
  for (let row = 0; row < table.rowCount; row += 1) {
    const at = table.cellOf(row, key);
    if (at !== undefined) cells.push(at);
  }
  return cells;
}

type Kind = Pick<Validation, 'type' | 'operator' | 'formula1'> & {
  /** Key of the text that says what is asked for. */
  readonly demands: 'count' | 'amount' | 'list';
  readonly rules: readonly Rule[];
};

function kindOf(
  table: BoundTable,
  field: Field,
  firstRow: number,
  options: CheckOptions,
): Kind | undefined {
  if (field.type === 'count' || field.type === 'area' || field.type === 'money') {
    const demands = field.type === 'count' ? 'count' : 'amount';
    const type = demands === 'count' ? 'whole' : 'decimal';
    const custom = withRules(table, field, firstRow, type, options);
    return custom === undefined
      ? { type, operator: 'greater-or-equal', formula1: '0', demands, rules: [] }
      : { ...custom, demands };
  }
  const list = listOf(table, field);
  return list === undefined
    ? undefined
    : { type: 'list', formula1: `"${list.join(',')}"`, demands: 'list', rules: [] };
}

/** Words that the form takes: a list is offered only where everything that was entered so far is on it. */
function listOf(table: BoundTable, field: Field): readonly string[] | undefined {
  const entered = new Set<string>();
  for (let row = 0; row < table.rowCount; row += 1) {
    const raw = table.readingOf(row, field.key)?.raw ?? null;
    if (raw !== null && raw !== '') entered.add(typeof raw === 'object' ? raw.error : String(raw));
  }
  // An empty column does not tell whether the form takes names or codes.
  if (entered.size === 0 && field.type === 'enum' && field.codes !== 'levels') return undefined;
  return listsFor(field).find(
    (list) =>
      [...entered].every((value) => list.includes(value)) && list.join(',').length < LONGEST - 1,
  );
}

function listsFor(field: Field): readonly (readonly string[])[] {
  const entries = optionsOf(field);
  if (field.type === 'flag') return [entries.map(({ code }) => code)];
  if (entries.length === 0) return [];
  return [entries.map(({ name }) => name.zh), entries.map(({ code }) => code)];
}

/** The rules on a row that mark this field first, as one condition over the cells of the row. */
function withRules(
  table: BoundTable,
  field: Field,
  firstRow: number,
  type: 'whole' | 'decimal',
  options: CheckOptions,
): Pick<Kind, 'type' | 'formula1' | 'rules'> | undefined {
  const own = referenceIn(table, field.key, firstRow);
  if (own === undefined || !isPlainFigure(table, field.key)) return undefined;
  const parameters = parametersOf(options.standard, options.reliefs);
  const parts = [`${own}>=0`, ...(type === 'whole' ? [`INT(${own})=${own}`] : [])];
  const taken: Rule[] = [];
  const cellOf = (key: string): NativeCell | undefined => {
    const at = referenceIn(table, key, firstRow);
    if (at === undefined || !isPlainFigure(table, key)) return undefined;
    return { value: at, figures: [at] };
  };
  for (const rule of rowRulesOn(table.name).filter(({ marks }) => marks[0] === field.key)) {
    const demand = nativeDemand(rule, parameters, cellOf);
    if (demand === undefined) continue;
    if (['AND()', ...parts, demand].join(',').length > LONGEST) continue;
    parts.push(demand);
    taken.push(rule);
  }
  if (taken.length === 0) return undefined;
  return { type: 'custom', formula1: `AND(${parts.join(',')})`, rules: taken };
}

/** A figure in the field's own unit: a header in another unit would need every rule converted. */
function isPlainFigure(table: BoundTable, key: string): boolean {
  const type = fieldByKey(key)?.type;
  if (type !== 'count' && type !== 'area' && type !== 'money') return false;
  const factor = table.fields.find((bound) => bound.key === key)?.factor;
  return factor === undefined || factor.times === factor.over;
}

/**
 * A field's cell as the formula of the first row writes it. In a table of records the row moves along; a long form has
 * one record, whose cells stay where they are.
 */
export function referenceIn(table: BoundTable, key: string, firstRow: number): string | undefined {
  const at = table.cellOf(0, key);
  if (at === undefined) return undefined;
  if (table.rowCount === 1) return formatAbsolute(at);
  return at.row === firstRow ? `$${columnName(at.column)}${String(at.row + 1)}` : undefined;
}
