import { explainFormula } from '../formula/index';
import { formatAddress, type CellAddress } from '../kernel/address';
import type { BoundTable } from '../forms/types';
import { messageRenderer, type Renderer } from './message';
import { cellOfSpot, findingSpots, markedFields, undecidedSpots, type Spot } from './order';
import { listed, nameOfField, showField, showParam } from './show';
import {
  type CheckOutcome,
  type Finding,
  type Language,
  type Params,
  type Run,
  type UndecidedRow,
} from './types';
import { whyUndecided } from './undecided';

/** Findings in words, one at a time: stop reading and the rest is never rendered. */
export function* renderFindings(outcome: CheckOutcome, lang: Language): Iterable<Finding> {
  const renderer = messageRenderer(outcome, lang);
  for (const spot of findingSpots(outcome)) yield renderFinding(outcome, spot, renderer, lang);
}

/** Rows that could not be decided, each with the cell and the reason that stood in the way. */
export function* undecided(outcome: CheckOutcome, lang: Language): Iterable<UndecidedRow> {
  for (const spot of undecidedSpots(outcome)) {
    const { run, row = 0 } = spot;
    yield {
      rule: run.rule.id,
      file: run.file,
      sheet: run.sheet,
      cell: addressText(cellOfSpot(spot)),
      field: fieldOf(spot),
      school: schoolOf(run.table, row),
      reason: whyUndecided(outcome, run, row, lang),
    };
  }
}

function addressText(at: CellAddress | undefined): string {
  return at === undefined ? '' : formatAddress(at);
}

function fieldOf({ run, row, place }: Spot): string | null {
  if (place !== undefined) return place.field ?? null;
  return row === undefined ? null : (markedFields(run, row)[0] ?? null);
}

/** Code and name of the school in a row, where the form says which it is. */
export function schoolOf(
  table: BoundTable | null,
  row: number | undefined,
): { readonly code: string; readonly name: string } | null {
  if (table === null || row === undefined) return null;
  const code = textOf(table, row, 'school_code');
  const name = textOf(table, row, 'school_name');
  return code === '' && name === '' ? null : { code, name };
}

function textOf(table: BoundTable, row: number, field: string): string {
  const reading = table.readingOf(row, field);
  if (reading === undefined || reading.state === 'blank') return '';
  return reading.text ?? (typeof reading.raw === 'object' ? '' : String(reading.raw).trim());
}

function renderFinding(
  outcome: CheckOutcome,
  spot: Spot,
  renderer: Renderer,
  lang: Language,
): Finding {
  const { run, place } = spot;
  const { rule, table } = run;
  const row = spot.row ?? place?.row;
  const marks = marksOf(spot);
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
    sheet: run.sheet,
    cell: addressText(marks[0]),
    school: run.collapsed && (table?.rowCount ?? 0) > 1 ? null : schoolOf(table, row),
    field: fieldOf(spot),
    name: rule.name[lang],
    message: renderer.text(run, template, row, params) + collapsedNote(run, marks, lang),
    observed: observedOf(spot, params, lang),
    expected: expectedOf(outcome, spot, renderer, lang),
    citation: { standard: citation.source, locator: citation.locator },
    marks,
  };
}

function paramsOf({ run, row, place }: Spot): Params {
  if (place !== undefined) return place.params;
  return row === undefined ? {} : (run.params?.(row) ?? {});
}

function marksOf({ run, row, place }: Spot): readonly CellAddress[] {
  if (place !== undefined) return place.cells;
  const { table } = run;
  if (table === null || row === undefined) return [];
  return markedFields(run, row).flatMap((field) => table.cellOf(row, field) ?? []);
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

function observedOf({ run, row, place }: Spot, params: Params, lang: Language): string {
  const given = place?.observed ?? params['observed'];
  if (given !== undefined) return showParam(given, lang);
  const { table } = run;
  const at = row ?? place?.row;
  if (table === null || at === undefined) return '';
  const fields = place?.field === undefined ? markedFields(run, at) : [place.field];
  const shown = fields.filter((field) => table.cellOf(at, field) !== undefined);
  return listed(
    shown.map((field) => showField(table, at, field, lang)),
    lang,
  );
}

function expectedOf(outcome: CheckOutcome, spot: Spot, renderer: Renderer, lang: Language): string {
  const { run, place } = spot;
  const params = paramsOf(spot);
  const given = place?.expected ?? params['expected'];
  if (given !== undefined) return showParam(given, lang);
  const template = run.rule.options?.[lang === 'zh' ? 'expected_zh' : 'expected_en'];
  const row = spot.row ?? place?.row;
  if (typeof template === 'string') return renderer.text(run, template, row, params);
  if (run.formula === undefined) return run.rule.name[lang];
  const nameOf = (_table: string | null, key: string) =>
    nameOfField(key === 'this' ? (run.self ?? key) : key, run.table, lang);
  return explainFormula(run.formula, lang, nameOf, outcome.parameters);
}
