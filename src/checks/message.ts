import { evaluate, evaluateExact } from '../formula/index';
import { Tag } from '../formula/table';
import { contextOf, lacksColumns, parseOnce } from './formulaRun';
import { nameOfField, showFigure, showParam, showReading, unitOfField } from './show';
import type { CheckOutcome, Language, Params, Run } from './types';

/** Turns the templates of one outcome into text; formulas of `params` run only for the rows that are shown. */
export interface Renderer {
  text(run: Run, template: string, row: number | undefined, extra: Params): string;
}

export function messageRenderer(outcome: CheckOutcome, lang: Language): Renderer {
  const figures = figureReader(outcome);
  return {
    text(run, template, row, extra) {
      return template.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
        const given = extra[name];
        if (given !== undefined) return showParam(given, lang);
        return (
          fromRow(run, name, row, lang) ??
          fromFormula(run, name, row, figures, lang) ??
          fromStandard(outcome, name) ??
          whole
        );
      });
    },
  };
}

/** `{students}` a value, `{students.name}` what it is called, `{this}` the column that the rule runs on. */
function fromRow(
  run: Run,
  name: string,
  row: number | undefined,
  lang: Language,
): string | undefined {
  const { table, self } = run;
  if (name === 'sheet') return run.sheet;
  const [key = '', part] = name.split('.', 2);
  const field = key === 'this' ? self : key;
  if (field === undefined || table === null) return undefined;
  const bound = table.fields.find((candidate) => candidate.key === field);
  if (part === 'name') return nameOfField(field, table, lang);
  if (part === 'unit') return unitOfField(field);
  if (part === 'header') return bound?.header;
  if (row === undefined || (bound === undefined && table.column(field) === undefined)) {
    return undefined;
  }
  const reading = table.readingOf(row, field);
  if (reading !== undefined) return showReading(reading, lang);
  const column = table.column(field);
  return column?.tags[row] === Tag.NUMBER ? showFigure(column.numbers[row] ?? 0) : undefined;
}

type FigureReader = (run: Run, source: string, row: number) => number | string | undefined;

function fromFormula(
  run: Run,
  name: string,
  row: number | undefined,
  figures: FigureReader,
  lang: Language,
): string | undefined {
  const source = run.rule.params?.[name];
  if (source === undefined || row === undefined || run.table === null) return undefined;
  const value = figures(run, source, row);
  if (value === undefined) return lang === 'zh' ? '(无法计算)' : '(cannot be computed)';
  return typeof value === 'string' ? value : showFigure(value);
}

function fromStandard(outcome: CheckOutcome, name: string): string | undefined {
  const value = outcome.parameters[name];
  return value === undefined ? undefined : showFigure(value);
}

/** Exact over one row where the formula is plain arithmetic; else the whole column once, kept for the next row. */
function figureReader(outcome: CheckOutcome): FigureReader {
  const parse = parseOnce();
  const columns = new WeakMap<Run, Map<string, ReturnType<typeof evaluate>>>();
  return (run, source, row) => {
    if (run.table === null) return undefined;
    const context = contextOf(run.table, outcome.find, outcome.parameters, run.self);
    const formula = parse(source);
    if (lacksColumns(formula, context)) return undefined;
    const exact = evaluateExact(formula, context, row);
    if (exact !== undefined) return exact.valueOf();
    const known = columns.get(run) ?? new Map<string, ReturnType<typeof evaluate>>();
    columns.set(run, known);
    const column = known.get(source) ?? evaluate(formula, context);
    known.set(source, column);
    if (column.tags[row] === Tag.TEXT) return column.texts?.[row];
    return column.tags[row] === Tag.NUMBER ? column.numbers[row] : undefined;
  };
}
