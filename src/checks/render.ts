import { explainFormula } from '../formula/index';
import { formatAddress, type CellAddress } from '../kernel/address';
import type { Rule } from '../standard/types';
import { messageRenderer, type Renderer } from './message';
import {
  cellOfSpot,
  fileSpots,
  fileUndecidedSpots,
  findingSpots,
  markedFields,
  undecidedSpots,
  type Spot,
} from './order';
import { rowWords, schoolOf, type RowWords } from './rowWords';
import { listed, nameOfField, showParam } from './show';
import {
  type CheckOutcome,
  type Finding,
  type Language,
  type Params,
  type Run,
  type SheetCells,
  type UndecidedRow,
} from './types';
import { whyUndecided } from './undecided';

/** Findings in words, one at a time: stop reading and the rest is never rendered. */
export function* renderFindings(outcome: CheckOutcome, lang: Language): Iterable<Finding> {
  const render = spotRenderer(outcome, lang);
  for (const spot of findingSpots(outcome)) yield render(spot);
}

/** A finding that is known, and put into words only when asked. */
export interface LaterFinding {
  readonly rule: Rule;
  readonly spot: Spot;
  readonly render: () => Finding;
}

/** The findings of one file after another. Nothing of them is kept: a report of 100,000 passes through. */
export function findingReader(
  outcome: CheckOutcome,
  lang: Language,
): (file: string) => Iterable<LaterFinding> {
  const render = spotRenderer(outcome, lang);
  const spots = fileSpots(outcome);
  return function* (file) {
    for (const spot of spots(file)) {
      yield { rule: spot.run.rule, spot, render: () => render(spot) };
    }
  };
}

/** Rows that could not be decided, each with the cell and the reason that stood in the way. */
export function* undecided(outcome: CheckOutcome, lang: Language): Iterable<UndecidedRow> {
  for (const spot of undecidedSpots(outcome)) yield undecidedRow(outcome, spot, lang);
}

/** The same, file by file. */
export function undecidedReader(
  outcome: CheckOutcome,
  lang: Language,
): (file: string) => Iterable<UndecidedRow> {
  const spots = fileUndecidedSpots(outcome);
  return function* (file) {
    for (const spot of spots(file)) yield undecidedRow(outcome, spot, lang);
  };
}

function undecidedRow(outcome: CheckOutcome, spot: Spot, lang: Language): UndecidedRow {
  const { run, row = 0 } = spot;
  const { reason, at } = whyUndecided(outcome, run, row, lang);
  return {
    rule: run.rule.id,
    file: run.file,
    sheet: run.sheet,
    cell: addressText(at ?? cellOfSpot(spot)),
    field: fieldOf(spot),
    school: schoolOf(run.table, row),
    reason,
  };
}

function addressText(at: CellAddress | undefined): string {
  return at === undefined ? '' : formatAddress(at);
}

function fieldOf({ run, row, place }: Spot): string | null {
  if (place !== undefined) return place.field ?? null;
  return row === undefined ? null : (markedFields(run, row)[0] ?? null);
}

/** Puts the findings of one check into words, one at a time, in any order. */
export function spotRenderer(outcome: CheckOutcome, lang: Language): (spot: Spot) => Finding {
  const words = rowWords(lang);
  const speaker: Speaker = {
    lang,
    words,
    renderer: messageRenderer(outcome, words, lang),
    explain: explainer(outcome, lang),
  };
  return (spot) => renderFinding(spot, speaker);
}

/** What puts findings into words, with what it remembers of rows and rules. */
interface Speaker {
  readonly lang: Language;
  readonly words: RowWords;
  readonly renderer: Renderer;
  readonly explain: (run: Run) => string;
}

function renderFinding(spot: Spot, speaker: Speaker): Finding {
  const { run, place } = spot;
  const { rule, table } = run;
  const { lang, words, renderer } = speaker;
  const row = spot.row ?? place?.row;
  const { sheet, marks, elsewhere } = placesOf(spot);
  const params = paramsOf(spot);
  const template = (place?.message ?? rule.message)[lang];
  const own = row === undefined ? undefined : run.citation?.(row);
  const citation = place?.citation ?? own ?? rule.citation;
  return {
    rule: rule.id,
    severity: rule.severity,
    kind: rule.basis === 'policy' ? 'below-standard' : 'data',
    basis: rule.basis,
    file: run.file,
    sheet,
    cell: addressText(marks[0]),
    school: run.collapsed && (table?.rowCount ?? 0) > 1 ? null : words.school(table, row),
    field: fieldOf(spot),
    name: rule.name[lang],
    message: renderer.text(run, template, row, params) + collapsedNote(run, marks, lang),
    observed: observedOf(spot, params, speaker),
    expected: expectedOf(spot, params, speaker),
    citation: { standard: citation.source, locator: citation.locator },
    marks,
    ...(elsewhere.length === 0 ? {} : { elsewhere }),
  };
}

function paramsOf({ run, row, place }: Spot): Params {
  if (place !== undefined) return place.params;
  return row === undefined ? {} : (run.params?.(row) ?? {});
}

interface Places {
  readonly sheet: string;
  readonly marks: readonly CellAddress[];
  readonly elsewhere: readonly SheetCells[];
}

/** Where a finding stands: on the sheet of its first cell, which need not be that of the table. */
export function placesOf(spot: Spot): Places {
  const { sheet } = spot.run;
  const marks = marksOf(spot);
  const elsewhere = elsewhereOf(spot);
  const [first, ...others] = elsewhere;
  if (marks.length > 0 || first === undefined) return { sheet, marks, elsewhere };
  return { sheet: first.sheet, marks: first.cells, elsewhere: others };
}

/** The cells of the table's own sheet that a finding is about. */
export function marksOf({ run, row, place }: Spot): readonly CellAddress[] {
  if (place !== undefined) return place.cells;
  const { table } = run;
  if (table === null || row === undefined) return [];
  return markedFields(run, row).flatMap((field) => table.cellOf(row, field) ?? []);
}

/** Cells of other sheets that a finding is about as well. */
export function elsewhereOf({ run, row }: Spot): readonly SheetCells[] {
  if (row === undefined) return [];
  return [...markedElsewhere(run, row), ...(run.elsewhere?.(row) ?? [])];
}

function markedElsewhere(run: Run, row: number): readonly SheetCells[] {
  return markedFields(run, row).flatMap((field): readonly SheetCells[] => {
    const placed = run.table?.elsewhereOf?.(row, field);
    return placed === undefined ? [] : [{ sheet: placed.sheet.name, cells: [placed.at] }];
  });
}

const NAMED = 5;

/** One fault of most of a column or table is told once: how many cells, and the first of them. */
function collapsedNote(run: Run, marks: readonly CellAddress[], lang: Language): string {
  if (!run.collapsed) return '';
  const named = listed(marks.slice(0, NAMED).map(formatAddress), lang);
  const count = String(marks.length);
  const more = marks.length > NAMED;
  return lang === 'zh'
    ? `本表共 ${count} 格如此：${named}${more ? '等' : ''}。`
    : ` ${count} cells of this table are like this: ${named}${more ? ' and others' : ''}.`;
}

function observedOf({ run, row, place }: Spot, params: Params, speaker: Speaker): string {
  const { words, renderer, lang } = speaker;
  const given = place?.observed ?? params['observed'];
  if (given !== undefined) return showParam(given, lang);
  const { table } = run;
  const at = row ?? place?.row;
  const template = run.rule.options?.[`observed_${lang}`];
  if (typeof template === 'string') return renderer.text(run, template, at, params);
  if (table === null || at === undefined) return '';
  const fields = place?.field === undefined ? markedFields(run, at) : [place.field];
  const shown = fields.filter(
    (field) =>
      table.cellOf(at, field) !== undefined || table.elsewhereOf?.(at, field) !== undefined,
  );
  return listed(
    shown.map((field) => words.field(table, at, field)),
    lang,
  );
}

function expectedOf(spot: Spot, params: Params, { renderer, explain, lang }: Speaker): string {
  const { run, place } = spot;
  const given = place?.expected ?? params['expected'];
  if (given !== undefined) return showParam(given, lang);
  const template = run.rule.options?.[lang === 'zh' ? 'expected_zh' : 'expected_en'];
  const row = spot.row ?? place?.row;
  if (typeof template === 'string') return renderer.text(run, template, row, params);
  return explain(run);
}

/** What a rule asks for, in words: the same on every row. */
function explainer({ parameters }: CheckOutcome, lang: Language): (run: Run) => string {
  const known = new WeakMap<Run, string>();
  return (run) => {
    if (run.formula === undefined) return run.rule.name[lang];
    const nameOf = (_table: string | null, key: string) =>
      nameOfField(key === 'this' ? (run.self ?? key) : key, run.table, lang);
    const text = known.get(run) ?? explainFormula(run.formula, lang, nameOf, parameters);
    known.set(run, text);
    return text;
  };
}
