import { formatArea, overlap, type Area } from '../../../kernel/address';
import type { MarkEdit, MarkKind } from '../../../sheet/editPlan';
import { coalesce } from '../../../xlsx/patch/areas';
import { areaWithout } from '../../../xlsx/patch/freeAreas';
import { MARK_KINDS } from '../../../xlsx/patch/marks';
import { areasKey } from './cellPlan';
import { MARK_LOOKS } from './looks';
import type { Claimed } from './names';
import type { PlainLook } from './plainLook';
import type { SheetSeen } from './standing';
import type { Step } from './steps';
import type { Skip } from '../../shared/skip';
import { step } from './writeCells';

/** How cells looked before they were marked; what marks do not touch is not among it. */
interface Former {
  readonly fill: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: string;
}

/** Areas that are marked by fills; each has a name of its own, and very many names make a workbook slow. */
const MOST_AREAS = 500;

export interface FillsOutcome {
  readonly claims: readonly Claimed[];
  readonly steps: readonly Step[];
  readonly skipped: readonly Skip[];
}

/** Areas whose look before they were marked is not known yet. */
export function areasToMark(
  edits: readonly MarkEdit[],
  claimed: readonly Claimed[],
): readonly Area[] {
  const known = claimed.flatMap(({ claim, areas }) => (claim === 'marked' ? areas : []));
  return coalesce(edits.flatMap(({ areas }) => areas))
    .slice(0, MOST_AREAS)
    .flatMap((area) => areaWithout(area, known) ?? []);
}

/**
 * Marks by fills, where Excel is too old to put conditional formats over the user's. The names that claim the cells say
 * how these looked before, and follow them when rows move; cells of differing looks are left unmarked.
 */
export function fillSteps(
  seen: SheetSeen,
  edits: readonly MarkEdit[],
  claimed: readonly Claimed[],
): FillsOutcome {
  const former = claimed.filter(({ claim }) => claim === 'marked');
  const looks = [
    ...former.flatMap(({ areas, comment }) => {
      const look = formerOf(comment);
      return look === undefined ? [] : areas.map((area) => ({ area, look }));
    }),
    ...seen.marked.flatMap(({ area, range }) => {
      const isMarked = former.some(({ areas }) => areas.some((one) => overlap(one, area)));
      const look = isMarked ? undefined : uniform(range);
      return look === undefined ? [] : [{ area, look }];
    }),
  ];
  const claims: Claimed[] = [];
  const painted: { area: Area; mark: MarkKind }[] = [];
  const skipped: Skip[] = [];
  const sheet = former[0]?.sheet ?? edits[0]?.sheet ?? '';
  for (const edit of edits) {
    const left: Area[] = [];
    for (const area of edit.areas) {
      const parts = looks.flatMap(({ area: known, look }) => shared(area, known, look));
      const rest = parts.reduce<readonly Area[]>(
        (pieces, part) => pieces.flatMap((piece) => areaWithout(piece, [part.area]) ?? [piece]),
        [area],
      );
      if (rest.length > 0 || claims.length + parts.length > MOST_AREAS) {
        left.push(area);
        continue;
      }
      for (const part of parts) {
        claims.push({
          sheet,
          claim: 'marked',
          areas: [part.area],
          comment: JSON.stringify(part.look),
        });
        painted.push({ area: part.area, mark: edit.mark });
      }
    }
    const rest = left.length < edit.areas.length ? { ...edit, areas: left } : edit;
    if (left.length > 0) skipped.push({ edit: rest, reason: 'too-many-marks' });
  }
  const steps = [
    ...former.flatMap(({ areas, comment }) => areas.map((area) => restore(seen, area, comment))),
    ...MARK_KINDS.flatMap((kind) =>
      painted.filter(({ mark }) => mark === kind).map(({ area }) => paint(seen, area, kind)),
    ),
  ];
  return { claims, steps: isSame(seen, former, painted) ? [] : steps, skipped };
}

/** Whether the same cells are marked already; their kinds show in the fills that were read with the claims. */
function isSame(
  { marked }: SheetSeen,
  former: readonly Claimed[],
  painted: readonly { readonly area: Area; readonly mark: MarkKind }[],
): boolean {
  const areas = former.flatMap((one) => one.areas);
  if (areasKey([...coalesce(areas)]) !== areasKey([...coalesce(painted.map(({ area }) => area))]))
    return false;
  return painted.every(({ area, mark }) =>
    marked.some(
      (one) =>
        formatArea(one.area) === formatArea(area) &&
        one.range.format.fill.color === MARK_LOOKS[mark].fill,
    ),
  );
}

function shared(a: Area, b: Area, look: Former): readonly { area: Area; look: Former }[] {
  if (!overlap(a, b)) return [];
  const area = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  return [{ area, look }];
}

function formerOf(comment: string | undefined): Former | undefined {
  try {
    const look = JSON.parse(comment ?? '') as Partial<Former> | null;
    const { fill, bold, italic, underline } = look ?? {};
    return typeof fill === 'string' && typeof underline === 'string'
      ? { fill, bold: bold === true, italic: italic === true, underline }
      : undefined;
  } catch {
    // Somebody has written into the comment of the name.
    return undefined;
  }
}

/** The look of an area, where all its cells have the same. */
function uniform({ format }: Excel.Range): Former | undefined {
  const look: Partial<Record<keyof Former, unknown>> = {
    fill: format.fill.color,
    bold: format.font.bold,
    italic: format.font.italic,
    underline: format.font.underline,
  };
  return Object.values(look).includes(null) ? undefined : (look as unknown as Former);
}

function restore(seen: SheetSeen, area: Area, comment: string | undefined): Step {
  return step(6, () => {
    const look = formerOf(comment);
    const { fill, font } = seen.sheet.getRange(formatArea(area)).format;
    // Excel tells no fill and a white one alike.
    if (look === undefined || isWhite(look.fill, seen.plain())) fill.clear();
    else fill.color = look.fill;
    if (look === undefined) return;
    font.bold = look.bold;
    font.italic = look.italic;
    font.underline = look.underline as 'None';
  });
}

function isWhite(fill: string, plain: PlainLook): boolean {
  return fill === '' || fill === plain.fill;
}

function paint(seen: SheetSeen, area: Area, kind: MarkKind): Step {
  return step(4, () => {
    const { fill, font } = seen.sheet.getRange(formatArea(area)).format;
    const look = MARK_LOOKS[kind];
    if (look.fill !== undefined) fill.color = look.fill;
    if (look.bold) font.bold = true;
    if (look.italic) font.italic = true;
    if (look.underline) font.underline = 'Single';
  });
}
