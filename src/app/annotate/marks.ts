import type { CellAddress } from '../../kernel/address';
import { MAX_COLUMNS } from '../../kernel/address';
import { coalesce } from '../../kernel/coalesce';
import type { Edit, MarkEdit, MarkKind, NoteEdit } from '../../sheet/editPlan';
import type { Translate } from '../../i18n/index';
import { type Finding, type Tier, tierOf } from '../findings';

/** Marks by weight: a cell with several findings takes the gravest mark and tells all of them in its note. */
const KINDS: readonly MarkKind[] = ['error', 'warning', 'below-standard'];

/** A note is read beside a cell, not as a report: the rest is told in the list of findings. */
const FINDINGS_PER_NOTE = 6;

/** A finding as it shows in the workbook itself; its words are made only where a note tells them. */
export interface Shown {
  readonly rule: string;
  readonly tier: Tier;
  readonly sheet: string;
  readonly cells: readonly CellAddress[];
  readonly message: () => string;
}

/** Tidiness (提示) is listed but not marked, and neither is what its users have explained. */
export function shownFindings(findings: readonly Finding[]): readonly Shown[] {
  return findings
    .filter(({ reason }) => reason === undefined)
    .flatMap((finding) =>
      [{ sheet: finding.sheet, cells: finding.marks }, ...(finding.elsewhere ?? [])].map(
        ({ sheet, cells }) => ({
          rule: finding.rule,
          tier: tierOf(finding),
          sheet,
          cells,
          message: () => finding.message,
        }),
      ),
    );
}

interface MarkedCell {
  readonly sheet: string;
  readonly at: CellAddress;
  readonly findings: Shown[];
}

/** One mark for every cell with a finding, as few rectangles. */
export function markEdits(findings: readonly Shown[]): MarkEdit[] {
  const marks = new Map<string, { sheet: string; mark: MarkKind; cells: CellAddress[] }>();
  for (const { sheet, at, findings: told } of markedCells(findings)) {
    const mark = gravest(told);
    const key = `${mark}\n${sheet}`;
    const group = marks.get(key) ?? { sheet, mark, cells: [] };
    group.cells.push(at);
    marks.set(key, group);
  }
  return [...marks.values()].map(({ sheet, mark, cells }) => ({
    kind: 'mark',
    sheet,
    mark,
    areas: coalesce(cells),
  }));
}

/** One note for every cell with a finding, those of the first `most` cells. */
export function noteEdits(findings: readonly Shown[], t: Translate, most = Infinity): Edit[] {
  return markedCells(findings)
    .slice(0, most)
    .map((cell) => note(cell, t));
}

function markedCells(findings: readonly Shown[]): MarkedCell[] {
  const sheets = new Map<string, Map<number, MarkedCell>>();
  for (const finding of findings) {
    const { tier, sheet, cells } = finding;
    if (tier === 'info') continue;
    const marked = sheets.get(sheet) ?? new Map<number, MarkedCell>();
    sheets.set(sheet, marked);
    for (const at of cells) {
      const key = at.row * MAX_COLUMNS + at.column;
      const cell = marked.get(key);
      if (cell === undefined) marked.set(key, { sheet, at, findings: [finding] });
      else cell.findings.push(finding);
    }
  }
  return [...sheets.values()].flatMap((marked) => [...marked.values()]);
}

function markOf({ tier }: Shown): MarkKind {
  if (tier === 'below') return 'below-standard';
  return tier === 'error' ? 'error' : 'warning';
}

function gravest(findings: readonly Shown[]): MarkKind {
  const kinds = findings.map(markOf);
  return KINDS.find((kind) => kinds.includes(kind)) ?? 'warning';
}

function note(cell: MarkedCell, t: Translate): NoteEdit {
  const told = cell.findings.slice(0, FINDINGS_PER_NOTE);
  const lines = told.map(
    ({ tier, rule, message }) => `【${t(`report:tier.${tier}`)}】${rule} ${message()}`,
  );
  const rest = cell.findings.length - told.length;
  if (rest > 0) lines.push(t('report:annotate.noteRest', { rest }));
  return { kind: 'note', sheet: cell.sheet, at: cell.at, text: lines.join('\n') };
}
