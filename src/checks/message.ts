import { figuresOf } from '../formula/index';
import { Tag } from '../formula/table';
import { contextOf, lacksColumns, parseRule } from './formulaRun';
import type { RowWords } from './rowWords';
import { placeText, sameSchool } from './sameSchool';
import { nameOfField, showFigure, showParam, unitOfField } from './show';
import type { CheckOutcome, Language, Params, Run } from './types';

/** Turns the templates of one outcome into text; formulas of `params` run only where they are shown. */
export interface Renderer {
  text(run: Run, template: string, row: number | undefined, extra: Params): string;
}

/** What stands for a name in braces, on one row; undefined where it stands for nothing. */
type Source = (row: number | undefined) => string | undefined;
/** Text as it is, or a name in braces and what it may stand for. */
type Piece = string | { readonly name: string; readonly whole: string; readonly source: Source };

/** A template is taken apart once for each run, so that a thousand rows cost a thousand joins. */
export function messageRenderer(outcome: CheckOutcome, words: RowWords, lang: Language): Renderer {
  const prepared = new WeakMap<Run, Map<string, readonly Piece[]>>();
  const piecesOf = (run: Run, template: string): readonly Piece[] => {
    const known = prepared.get(run) ?? new Map<string, readonly Piece[]>();
    prepared.set(run, known);
    const pieces = known.get(template) ?? takeApart(outcome, run, template, words, lang);
    known.set(template, pieces);
    return pieces;
  };
  return {
    text(run, template, row, extra) {
      // Joined, not added up: a text of many pieces would keep them all in memory.
      return piecesOf(run, template)
        .map((piece) => (typeof piece === 'string' ? piece : fill(piece, row, extra, lang)))
        .join('');
    },
  };
}

function fill(
  { name, whole, source }: Exclude<Piece, string>,
  row: number | undefined,
  extra: Params,
  lang: Language,
): string {
  const given = extra[name];
  return given === undefined ? (source(row) ?? whole) : showParam(given, lang);
}

function takeApart(
  outcome: CheckOutcome,
  run: Run,
  template: string,
  words: RowWords,
  lang: Language,
): readonly Piece[] {
  // Splitting by a pattern with a group gives text and names by turns.
  return template.split(/\{([^{}]+)\}/).map((part, index) => {
    if (index % 2 === 0) return part;
    const row = otherSource(outcome, run, part, words, lang) ?? rowSource(run, part, words, lang);
    const figure = formulaSource(outcome, run, part, lang);
    const constant = fromStandard(outcome, part);
    const source: Source = (at) => row(at) ?? figure(at) ?? constant;
    return { name: part, whole: `{${part}}`, source };
  });
}

const nothing: Source = () => undefined;

/** `{students}` a value, `{students.name}` what it is called, `{this}` the column that the rule runs on. */
function rowSource(run: Run, name: string, words: RowWords, lang: Language): Source {
  const { table, self } = run;
  if (name === 'sheet') return () => run.sheet;
  const [key = '', part] = name.split('.', 2);
  const field = key === 'this' ? self : key;
  if (field === undefined || table === null) return nothing;
  const bound = table.fields.find((candidate) => candidate.key === field);
  if (part === 'name') return () => nameOfField(field, table, lang);
  if (part === 'unit') return () => unitOfField(field, lang);
  if (part === 'header') return () => bound?.header;
  if (bound === undefined && table.column(field) === undefined) return nothing;
  return (row) => {
    if (row === undefined) return undefined;
    const read = words.value(table, row, field);
    if (read !== undefined) return read;
    const column = table.column(field);
    return column?.tags[row] === Tag.NUMBER ? showFigure(column.numbers[row] ?? 0) : undefined;
  };
}

const OTHER_CELL = /^([^[\]]+)\[([^[\]]+)\](\.cell)?$/;

/** `{last_ledger[students]}` the same school's cell in another table, `{last_ledger[students].cell}` where it stands. */
function otherSource(
  { input }: CheckOutcome,
  run: Run,
  name: string,
  words: RowWords,
  lang: Language,
): Source | undefined {
  const [, other, key = '', cell] = OTHER_CELL.exec(name) ?? [];
  const { table, self = '' } = run;
  if (other === undefined || table === null) return undefined;
  const field = key === 'this' ? self : key;
  const find = sameSchool(input.tables, other);
  return (row) => {
    const found = row === undefined ? undefined : find(table, row);
    if (found === undefined) return undefined;
    if (cell !== undefined) return placeText(found, field, run.file, lang);
    return words.value(found.table, found.row, field);
  };
}

/** The figure of a formula of `params`, which reads whole columns once for all rows that are shown. */
function formulaSource(outcome: CheckOutcome, run: Run, name: string, lang: Language): Source {
  const source = run.rule.params?.[name];
  if (source === undefined || run.table === null) return nothing;
  const context = contextOf(run.table, outcome.find, outcome.parameters, run.self);
  const formula = parseRule(source);
  const figures = lacksColumns(formula, context) ? () => undefined : figuresOf(formula, context);
  return (row) => {
    if (row === undefined) return undefined;
    const value = figures(row);
    if (value === undefined) return lang === 'zh' ? '(无法计算)' : '(cannot be computed)';
    return typeof value === 'string' ? value : showFigure(value);
  };
}

function fromStandard(outcome: CheckOutcome, name: string): string | undefined {
  const value = outcome.parameters[name];
  return value === undefined ? undefined : showFigure(value);
}
