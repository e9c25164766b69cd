import type { Area, Span } from '../../../kernel/address';
import type { Capabilities } from '../capabilities';
import { rangeOf } from './chunks';

type Axis = 'rows' | 'columns';

/** Whether the lines of an area are hidden: all, none, or (null) some of them. */
export type HiddenState = boolean | null;

export interface HiddenQuestion {
  /** Each to be called before a sync; the answers are there after the last. */
  readonly extras: readonly (() => void)[];
  readonly spans: () => readonly Span[];
}

/** Lines in one question: some 20 bytes each come back. */
const LINES_AT_ONCE = 50_000;
/** Lines asked for one by one, in one request: some 350 bytes each. */
const SINGLES_AT_ONCE = 4_000;
/** An old Excel is not asked for the lines of a larger sheet: which are hidden stays unknown there. */
const MOST_SINGLES = 20_000;

/** Asks which rows or columns of the used area are hidden, given what Excel says of all of them together. */
export function hiddenLines(
  context: Excel.RequestContext,
  can: Capabilities,
  sheet: string,
  area: Area,
  { axis, all }: { readonly axis: Axis; readonly all: HiddenState },
): HiddenQuestion {
  const [from, to] = axis === 'rows' ? [area.top, area.bottom] : [area.left, area.right];
  if (all !== null) return { extras: [], spans: () => (all ? [{ from, to }] : []) };
  if (!can.lineProperties && to - from >= MOST_SINGLES) return { extras: [], spans: () => [] };
  const answers: (() => readonly boolean[])[] = [];
  const parts = cut({ from, to }, can.lineProperties ? LINES_AT_ONCE : SINGLES_AT_ONCE);
  const extras = parts.map((part, at) => () => {
    const lines = (span: Span) => linesOf(context, sheet, axis, span);
    answers[at] = can.lineProperties ? together(lines(part), axis) : singly(part, lines, axis);
  });
  return {
    extras,
    spans: () =>
      spansOf(
        answers.flatMap((answer) => answer()),
        from,
      ),
  };
}

function cut({ from, to }: Span, most: number): readonly Span[] {
  const count = Math.ceil((to - from + 1) / most);
  return Array.from({ length: count }, (_, at) => ({
    from: from + at * most,
    to: Math.min(to, from + (at + 1) * most - 1),
  }));
}

/** The first cells of the lines: enough to ask for the lines themselves. */
function linesOf(
  context: Excel.RequestContext,
  sheet: string,
  axis: Axis,
  { from, to }: Span,
): Excel.Range {
  const area =
    axis === 'rows'
      ? { top: from, bottom: to, left: 0, right: 0 }
      : { top: 0, bottom: 0, left: from, right: to };
  const range = rangeOf(context.workbook.worksheets.getItem(sheet), area);
  range.untrack();
  return range;
}

function together(lines: Excel.Range, axis: Axis): () => readonly boolean[] {
  if (axis === 'rows') {
    const rows = lines.getRowProperties({ rowHidden: true });
    return () => rows.value.map(({ rowHidden }) => rowHidden === true);
  }
  const columns = lines.getColumnProperties({ columnHidden: true });
  return () => columns.value.map(({ columnHidden }) => columnHidden === true);
}

function singly(
  { from, to }: Span,
  lines: (span: Span) => Excel.Range,
  axis: Axis,
): () => readonly boolean[] {
  const key = axis === 'rows' ? 'rowHidden' : 'columnHidden';
  const singles = Array.from({ length: to - from + 1 }, (_, n) => {
    const line = lines({ from: from + n, to: from + n });
    line.load(key);
    return line;
  });
  return () => singles.map((line) => line[key]);
}

function spansOf(hidden: readonly boolean[], first: number): readonly Span[] {
  const spans: Span[] = [];
  hidden.forEach((isHidden, n) => {
    const line = first + n;
    const last = spans.at(-1);
    if (!isHidden) return;
    if (last?.to === line - 1) spans[spans.length - 1] = { ...last, to: line };
    else spans.push({ from: line, to: line });
  });
  return spans;
}
