import { indicatorFormula, parametersOf } from '../../balance/index';
import type { SchoolResult } from '../../balance/types';
import { showNumber, showRaw, unitOfField } from '../../checks/index';
import {
  evaluate,
  explainFormula,
  missingColumns,
  parseFormula,
  Tag,
  type Formula,
} from '../../formula/index';
import type { BoundTable } from '../../forms/types';
import type { Language } from '../../i18n/index';
import { formatAddress } from '../../kernel/address';
import { asStated, fieldByKey, statedOnRow } from '../../standard/index';
import type { Indicator } from '../../standard/types';
import type { CountyCheck } from '../check';
import { figure } from '../figure';
import { grouped } from './grouped';
import type { InputView } from './types';

/** The formulas of an indicator for one school, and the cells that they read. */
interface Composition {
  readonly table: BoundTable;
  /** Without reliefs: what the form itself asks for. */
  readonly own: Formula;
  /** What the reliefs in force add to the numerator, before the split; 0 where none does. */
  readonly addition: number;
  readonly keys: readonly string[];
}

function compose(
  check: CountyCheck,
  school: SchoolResult,
  indicator: Indicator,
): Composition | undefined {
  const table = check.ledgers[school.ledger];
  const { level } = school;
  // Only what is divided between levels needs to know which of them the school has.
  const type = school.type ?? (indicator.split ? null : '');
  if (table === undefined || level === null || type === null) return undefined;
  const { standard, reliefs } = check.options;
  const has = toldBy(table, school.row);
  const own = indicatorFormula(standard, indicator, level, type, [], has);
  const all = indicatorFormula(standard, indicator, level, type, reliefs, has);
  if (own === undefined || all === undefined) return undefined;
  const [value, whole] = [parsed(own.value), parsed(all.value)];
  if (value === undefined || whole === undefined) return undefined;
  const addition = addedBy(check, school, table, indicator);
  const columns = addition === 0 ? value.columns : whole.columns;
  return { table, own: value, addition, keys: [...new Set(columns.map(({ key }) => key))] };
}

/** The columns that tell the school's row. */
function toldBy(table: BoundTable, row: number): (key: string) => boolean {
  return statedOnRow(
    (key) => table.column(key) !== undefined,
    (key) => table.readingOf(row, key)?.number !== undefined,
  );
}

function parsed(source: string): Formula | undefined {
  const formula = parseFormula(source);
  return formula.ok ? formula.value : undefined;
}

function addedBy(
  check: CountyCheck,
  school: SchoolResult,
  table: BoundTable,
  indicator: Indicator,
): number {
  const { standard, reliefs } = check.options;
  const total = school.indicators[indicator.key]?.numerator ?? null;
  if (reliefs.length === 0 || total === null || school.level === null) return 0;
  const source = asStated(indicator.numerator[school.level], toldBy(table, school.row));
  const formula = parsed(source);
  if (formula === undefined) return 0;
  const context = {
    row: table,
    tables: () => undefined,
    parameters: parametersOf(standard, reliefs),
  };
  if (missingColumns(formula, context).length > 0) return 0;
  const column = evaluate(formula, context);
  if (column.tags[school.row] !== Tag.NUMBER) return 0;
  return Number((total - (column.numbers[school.row] ?? 0)).toPrecision(12));
}

/**
 * How a value came about: the formula in words, then with the figures of this school, then the result. Where a figure
 * is missing, only the words.
 */
export function workingText(
  check: CountyCheck,
  school: SchoolResult,
  indicator: Indicator,
  language: Language,
): string {
  const composition = compose(check, school, indicator);
  if (composition === undefined) return '';
  const { table, own, addition } = composition;
  const { standard, reliefs } = check.options;
  const parameters = parametersOf(standard, reliefs);
  const said = (nameOf: (key: string) => string): string =>
    explainFormula(own, language, (_table, key) => nameOf(key), parameters);
  const words = said((key) => fieldByKey(key)?.name[language] ?? key);
  const value = school.value(indicator.key);
  if (value === null) return words;
  const figures = said((key) => figureOf(table, school.row, key));
  const relief = addition === 0 ? '' : reliefText(check, school, indicator, addition, language);
  const shown = figure(value, indicator.decimals);
  return `${words} = ${figures}${relief} ${Number(shown) === value ? '=' : '≈'} ${grouped(shown)}`;
}

/** What reliefs add to the value, so that the figures add up to what is shown. */
function reliefText(
  { options }: CountyCheck,
  school: SchoolResult,
  indicator: Indicator,
  addition: number,
  language: Language,
): string {
  const names = options.standard.reliefs
    .filter(
      ({ id, additions }) =>
        options.reliefs.includes(id) && additions.some((one) => one.indicator === indicator.key),
    )
    .map(({ name }) => name[language]);
  const share = school.indicators[indicator.key]?.share ?? 1;
  const factors = [
    ...(indicator.scale === 1 ? [] : [String(indicator.scale)]),
    ...(share === 1 ? [] : [share.toFixed(4)]),
    showNumber(addition),
  ];
  const added = `${factors.join(' × ')} ÷ ${showNumber(school.pupils ?? 0)}`;
  return language === 'zh'
    ? ` + ${added}（${names.join('、')}）`
    : ` + ${added} (${names.join(', ')})`;
}

function figureOf(table: BoundTable, row: number, key: string): string {
  const column = table.column(key);
  return column?.tags[row] === Tag.NUMBER ? showNumber(column.numbers[row] ?? 0) : '?';
}

/** The cells that an indicator of a school rests on, with what stands there. */
export function inputViews(
  check: CountyCheck,
  school: SchoolResult,
  indicator: Indicator,
  language: Language,
): readonly InputView[] {
  const composition = compose(check, school, indicator);
  if (composition === undefined) return [];
  const { table, keys } = composition;
  return keys.flatMap((key): InputView[] => {
    const reading = table.readingOf(school.row, key);
    if (reading === undefined) return [];
    const placed = table.elsewhereOf?.(school.row, key);
    const at = placed?.at ?? table.cellOf(school.row, key) ?? null;
    const unit = unitOfField(key, language);
    const text =
      reading.number === undefined
        ? showRaw(reading.raw, language)
        : `${figureOf(table, school.row, key)} ${unit}`.trimEnd();
    return [
      {
        name: fieldByKey(key)?.name[language] ?? key,
        text,
        sheet: (placed?.sheet ?? table.sheet).name,
        cell: at === null ? '' : formatAddress(at),
        at,
      },
    ];
  });
}
