import { formatArea, type Area } from '../../../kernel/address';
import { coalesce as coalesceCells } from '../../../kernel/coalesce';
import type { CellWrite, LiveLook, MarkEdit, MarkKind } from '../../../sheet/editPlan';
import { coalesce } from '../../../xlsx/patch/areas';
import { MARK_KINDS } from '../../../xlsx/patch/marks';
import type { Capabilities } from '../capabilities';
import { cellOf } from './cellKeys';
import { areasKey } from './cellPlan';
import { LIVE_LOOKS, MARK_LOOKS, type MarkLook } from './looks';
import { areasOf, type FormatItem, type SheetSeen } from './standing';
import { OPERATION, type Step } from './steps';

/**
 * A conditional format of ours. The constant in its formula tells it from the user's, whatever program saved the file in
 * between; no reference is relative, so a list of areas means the same in every program.
 */
export interface WantedFormat {
  readonly kind: 'custom' | 'cell-value';
  readonly formula: string;
  readonly look: MarkLook;
  readonly where: Where;
}

/** Areas and their address, which takes its time to spell. */
interface Where {
  readonly areas: readonly Area[];
  readonly address: string;
}

const CONSTANT = /LEN\("junheng:/i;

export function markFormats(edits: readonly MarkEdit[]): readonly WantedFormat[] {
  return MARK_KINDS.flatMap((kind) => {
    const areas = edits.filter(({ mark }) => mark === kind).flatMap((edit) => edit.areas);
    return listed(coalesce(areas)).map((where): WantedFormat => ({
      kind: 'custom',
      formula: markFormula(kind),
      look: MARK_LOOKS[kind],
      where,
    }));
  });
}

function markFormula(kind: MarkKind): string {
  return `=LEN("junheng:${kind}")>0`;
}

/** Looks that cells take while they show one of the texts that were named for them. */
export function liveFormats(cells: ReadonlyMap<number, CellWrite>): readonly WantedFormat[] {
  const groups = new Map<string, { text: string; look: LiveLook; keys: number[] }>();
  for (const [key, { looks }] of cells) {
    for (const [text, look] of Object.entries(looks ?? {})) {
      const name = `${look}\n${text}`;
      const group = groups.get(name) ?? { text, look, keys: [] };
      groups.set(name, group);
      group.keys.push(key);
    }
  }
  return [...groups.values()].flatMap(({ text, look, keys }) =>
    listed(coalesceCells(keys.map(cellOf))).map((where): WantedFormat => ({
      kind: 'cell-value',
      formula: `=IF(LEN("junheng:look")>0,"${text.replaceAll('"', '""')}","")`,
      look: LIVE_LOOKS[look],
      where,
    })),
  );
}

/** Excel cuts addresses at 8,192 characters. */
const MAX_ADDRESS = 8_000;

/** Areas in lists whose addresses Excel takes. */
function listed(areas: readonly Area[]): readonly Where[] {
  const found: { areas: Area[]; address: string }[] = [];
  for (const area of areas) {
    const address = formatArea(area);
    const last = found.at(-1);
    if (last === undefined || last.address.length + address.length >= MAX_ADDRESS)
      found.push({ areas: [area], address });
    else {
      last.areas.push(area);
      last.address += `,${address}`;
    }
  }
  return found;
}

/** A format that has no formula yet is one of ours that a request which failed half way left behind. */
function isOwnFormat(item: FormatItem): boolean {
  const formula = formulaOf(item);
  return formula === '' || CONSTANT.test(formula);
}

function formulaOf({ custom, cellValue }: FormatItem): string {
  // Not typed as such, but a rule that was never set has none.
  const rule = cellValue?.rule as Partial<Excel.ConditionalCellValueRule> | null | undefined;
  return String(custom?.formula ?? rule?.formula1 ?? '');
}

/** Brings our conditional formats on a sheet to what is wanted; all of them anew where anything differs. */
export function formatSteps(
  seen: SheetSeen,
  wanted: readonly WantedFormat[],
  rangeAreas: boolean,
): Step[] {
  const own = seen.formatItems.filter(isOwnFormat);
  const pieces = piecesOf(wanted, rangeAreas);
  if (own.length === pieces.length && areSame(own, pieces)) return [];
  const removals = own.map(({ item }): Step => ({
    bytes: 2 * OPERATION,
    queue: () => {
      item.delete();
    },
  }));
  return [...removals, ...pieces.map((one) => addition(() => seen.sheet, one, rangeAreas))];
}

function areSame(own: readonly FormatItem[], pieces: readonly WantedFormat[]): boolean {
  const present = own.map((item) =>
    keyOfFormat(item.custom === undefined, formulaOf(item), areasOf(item.where.address)),
  );
  const keys = pieces.map((one) =>
    keyOfFormat(one.kind === 'cell-value', one.formula, one.where.areas),
  );
  return JSON.stringify(present.sort()) === JSON.stringify(keys.sort());
}

/** Puts formats on a sheet that has none. */
export function additionSteps(
  sheet: () => Excel.Worksheet,
  wanted: readonly WantedFormat[],
  { marks, rangeAreas }: Capabilities,
): readonly Step[] {
  if (marks !== 'conditional-formats') return [];
  return piecesOf(wanted, rangeAreas).map((one) => addition(sheet, one, rangeAreas));
}

function piecesOf(wanted: readonly WantedFormat[], rangeAreas: boolean): readonly WantedFormat[] {
  return rangeAreas
    ? wanted
    : wanted.flatMap((one) =>
        one.where.areas.map((area) => ({
          ...one,
          where: { areas: [area], address: formatArea(area) },
        })),
      );
}

function keyOfFormat(isValue: boolean, formula: string, areas: readonly Area[]): string {
  const plain = formula.replace(/\s+/g, '');
  return JSON.stringify([isValue, plain, areasKey(coalesce(areas))]);
}

function addition(
  open: () => Excel.Worksheet,
  { kind, formula, look, where: { areas, address } }: WantedFormat,
  rangeAreas: boolean,
): Step {
  const queue = () => {
    const sheet = open();
    const where =
      rangeAreas && areas.length > 1 ? sheet.getRanges(address) : sheet.getRange(address);
    const added = where.conditionalFormats.add(kind === 'custom' ? 'Custom' : 'CellValue');
    if (kind === 'custom') added.custom.rule.formula = formula;
    else added.cellValue.rule = { formula1: formula, operator: 'EqualTo' };
    paint(kind === 'custom' ? added.custom.format : added.cellValue.format, look);
    // Last of all, because the object stands for another format afterwards: behind the user's.
    added.priority = -1;
  };
  return { bytes: 16 * OPERATION + address.length, queue };
}

function paint({ font, fill, borders }: Excel.ConditionalRangeFormat, look: MarkLook): void {
  if (look.bold) font.bold = true;
  if (look.italic) font.italic = true;
  if (look.underline) font.underline = 'Single';
  if (look.colour !== undefined) font.color = look.colour;
  if (look.fill !== undefined) fill.color = look.fill;
  if (look.frame === undefined) return;
  for (const border of [borders.top, borders.bottom, borders.left, borders.right]) {
    border.style = 'Continuous';
    border.color = look.frame;
  }
}
