import type { Finding } from '../../checks/index';
import { formatAddress, type CellAddress } from '../../kernel/address';
import { coalesce } from '../../kernel/coalesce';
import type { Edit, MarkKind, NoteEdit } from '../../sheet/editPlan';
import type { Translate } from '../../i18n/index';
import { tierName } from './findingsSheet';

/** Marks by weight: a cell with several findings takes the gravest mark and tells all of them in its note. */
const KINDS: readonly MarkKind[] = ['error', 'warning', 'below-standard'];

/** A note is read beside a cell, not as a report: the rest is told in the sheet 校验结果. */
const FINDINGS_PER_NOTE = 6;

interface MarkedCell {
  readonly sheet: string;
  readonly at: CellAddress;
  readonly findings: Finding[];
}

/** One mark and one note for every cell with a finding; tidiness (提示) is listed but not marked. */
export function markEdits(findings: readonly Finding[], t: Translate): Edit[] {
  const cells = markedCells(findings);
  const marks = new Map<string, { sheet: string; mark: MarkKind; cells: CellAddress[] }>();
  for (const cell of cells) {
    const mark = gravest(cell.findings);
    const key = `${mark}\n${cell.sheet}`;
    const group = marks.get(key) ?? { sheet: cell.sheet, mark, cells: [] };
    group.cells.push(cell.at);
    marks.set(key, group);
  }
  const edits: Edit[] = [...marks.values()].map(({ sheet, mark, cells: marked }) => ({
    kind: 'mark',
    sheet,
    mark,
    areas: coalesce(marked),
  }));
  return [...edits, ...cells.map((cell) => note(cell, t))];
}

function markedCells(findings: readonly Finding[]): MarkedCell[] {
  const cells = new Map<string, MarkedCell>();
  for (const finding of findings) {
    if (finding.severity === 'info') continue;
    for (const at of finding.marks) {
      const key = `${finding.sheet}\n${formatAddress(at)}`;
      const cell = cells.get(key) ?? { sheet: finding.sheet, at, findings: [] };
      cell.findings.push(finding);
      cells.set(key, cell);
    }
  }
  return [...cells.values()];
}

function markOf(finding: Finding): MarkKind {
  if (finding.kind === 'below-standard') return 'below-standard';
  return finding.severity === 'error' ? 'error' : 'warning';
}

function gravest(findings: readonly Finding[]): MarkKind {
  const kinds = findings.map(markOf);
  return KINDS.find((kind) => kinds.includes(kind)) ?? 'warning';
}

function note(cell: MarkedCell, t: Translate): NoteEdit {
  const told = cell.findings.slice(0, FINDINGS_PER_NOTE);
  const lines = told.map(
    (finding) => `【${tierName(finding, t)}】${finding.rule} ${finding.message}`,
  );
  const rest = cell.findings.length - told.length;
  if (rest > 0) lines.push(t('report:annotate.noteRest', { rest }));
  return { kind: 'note', sheet: cell.sheet, at: cell.at, text: lines.join('\n') };
}
