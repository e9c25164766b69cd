import { parseArea, formatArea, overlap, type Area } from '../../../kernel/address';
import type { Capabilities } from '../capabilities';
import { byColumns, byRows } from './cellKeys';
import type { Entry } from './entry';
import { CELL_LOOK, LAST_CELL, loadLook, LOOK_BYTES, lookOf, type PlainLook } from './plainLook';
import { isTouched } from './noteText';
import { OPERATION, type Step } from './steps';

/** What a plan concerns on one sheet, and so has to be known of it. */
export interface SheetWish {
  readonly sheet: string;
  /** Cells that are ours or are to be. */
  readonly cells: readonly Area[];
  /** Those of them that are ours already, and so are not likely empty. */
  readonly owned: readonly Area[];
  /** Bytes of one cell of ours in an answer, by column, where it can be told. */
  readonly ownBytes: readonly (readonly [column: number, bytes: number])[];
  readonly validated: readonly Area[];
  readonly marked: readonly Area[];
}

/** Cells of one column: all that is known of them was loaded together. */
export interface Block {
  readonly area: Area;
  readonly range: Excel.Range;
  /** Asked for cell by cell, where the cells differ. */
  looks?: OfficeExtension.ClientResult<Excel.CellProperties[][]>;
}

export interface Validated {
  readonly area: Area;
  readonly validation: Excel.DataValidation;
}

export interface Marked {
  readonly area: Area;
  readonly range: Excel.Range;
}

/** A note or a comment; both are handled alike. */
export interface NoteItem {
  readonly item: Excel.Note | Excel.Comment;
  readonly location: Excel.Range;
}

/** A conditional format that may be ours, with what tells. */
export interface FormatItem {
  readonly item: Excel.ConditionalFormat;
  readonly custom?: Excel.ConditionalFormatRule;
  readonly cellValue?: Excel.CellValueConditionalFormat;
  readonly where: Excel.Range | Excel.RangeAreas;
}

/** One sheet of the user's as Excel tells it. All of it is loaded once the requests are through. */
export interface SheetSeen {
  readonly sheet: Excel.Worksheet;
  readonly blocks: readonly Block[];
  readonly validated: readonly Validated[];
  readonly marked: readonly Marked[];
  readonly merged?: Excel.RangeAreas;
  readonly formats?: Excel.ConditionalFormatCollection;
  readonly notes?: Excel.NoteCollection | Excel.CommentCollection;
  /** Conversations, which a note cannot be put beside. */
  readonly conversations?: Excel.CommentCollection;
  readonly plain: () => PlainLook;
  readonly formatItems: FormatItem[];
  readonly noteItems: NoteItem[];
  readonly conversationItems: NoteItem[];
}

/** Rows of one block, and bytes that the answer to one should not have more of. */
const BLOCK_ROWS = 4_000;
const BLOCK_BYTES = 2_500_000;

/** Bytes of a cell of ours of which nothing is known: the longest verdict; and of one that is likely empty. */
const FULL = 900;
const BARE = 30;

/** Areas that a conditional format of ours has at most; the answer names the sheet before each. */
const MOST_AREAS = 1_300;

/** Asks for what has to be known of a sheet; the answers are there after the steps were carried out. */
export function askSheet(
  sheet: Excel.Worksheet,
  wish: SheetWish,
  capabilities: Capabilities,
  steps: Step[],
): SheetSeen {
  const ownBytes = new Map(wish.ownBytes);
  const blocks = wish.cells.flatMap(byColumns).flatMap((area) => {
    const full = BARE + (ownBytes.get(area.left) ?? FULL);
    const most = Math.max(1, Math.min(BLOCK_ROWS, Math.floor(BLOCK_BYTES / full)));
    return byRows(area, most).map((piece): Block => {
      const range = sheet.getRange(formatArea(piece));
      const rows = piece.bottom - piece.top + 1;
      const queue = () => {
        loadLook(range, ['formulas', 'numberFormat', 'format/protection/locked']);
      };
      const isOurs = wish.owned.some((area) => overlap(area, piece));
      steps.push({ bytes: rows * (isOurs ? full : BARE) + LOOK_BYTES, queue });
      return { area: piece, range };
    });
  });
  const last = sheet.getRange(LAST_CELL);
  loadLook(last);
  sheet.load(['id', 'name']);
  sheet.protection.load(['protected', 'options']);
  return {
    sheet,
    blocks,
    validated: capabilities.validation ? wish.validated.map((area) => askRule(sheet, area)) : [],
    marked: capabilities.marks === 'fills' ? wish.marked.map((area) => askFill(sheet, area)) : [],
    ...askMerged(sheet, wish, capabilities),
    ...askFormats(sheet, capabilities),
    ...askNotes(sheet, capabilities),
    plain: () => lookOf(last),
    formatItems: [],
    noteItems: [],
    conversationItems: [],
  };
}

function askRule(sheet: Excel.Worksheet, area: Area): Validated {
  const validation = sheet.getRange(formatArea(area)).dataValidation;
  validation.load(['type', 'errorAlert']);
  return { area, validation };
}

function askFill(sheet: Excel.Worksheet, area: Area): Marked {
  const range = sheet.getRange(formatArea(area));
  loadLook(range);
  return { area, range };
}

function askMerged(
  sheet: Excel.Worksheet,
  { cells }: SheetWish,
  { mergedAreas }: Capabilities,
): Pick<SheetSeen, 'merged'> {
  const whole = around(cells);
  if (!mergedAreas || whole === undefined) return {};
  const merged = sheet.getRange(formatArea(whole)).getMergedAreasOrNullObject();
  merged.load('address');
  return { merged };
}

/** The smallest area that holds all of them. */
export function around(areas: readonly Area[]): Area | undefined {
  return areas.reduce<Area | undefined>(
    (sum, area) =>
      sum === undefined
        ? area
        : {
            top: Math.min(sum.top, area.top),
            left: Math.min(sum.left, area.left),
            bottom: Math.max(sum.bottom, area.bottom),
            right: Math.max(sum.right, area.right),
          },
    undefined,
  );
}

function askFormats(sheet: Excel.Worksheet, { marks }: Capabilities): Pick<SheetSeen, 'formats'> {
  if (marks !== 'conditional-formats') return {};
  const formats = sheet.getRange().conditionalFormats;
  formats.load('items/id,items/type');
  return { formats };
}

function askNotes(
  sheet: Excel.Worksheet,
  capabilities: Capabilities,
): Pick<SheetSeen, 'notes' | 'conversations'> {
  if (capabilities.notes === 'none') return {};
  const conversations = sheet.comments;
  conversations.load('items/content,items/authorName');
  if (capabilities.notes === 'comments') return { notes: conversations };
  const { notes } = sheet;
  notes.load('items/content,items/authorName');
  return { notes, conversations };
}

/** Asks for what the first answers leave open; nothing where they leave nothing open. */
export function askMore(
  seen: SheetSeen,
  wantsNotes: boolean,
  isOpen: (block: Block) => boolean,
  capabilities: Capabilities,
): readonly Step[] {
  const steps: Step[] = [];
  for (const item of seen.formats?.items ?? []) {
    if (item.type !== 'Custom' && item.type !== 'CellValue') continue;
    const queue = () => seen.formatItems.push(askFormat(item, capabilities));
    const bytes = MOST_AREAS * (12 + 3 * seen.sheet.name.length);
    steps.push({ bytes, queue });
  }
  const holdsOurs = wantsNotes || (seen.notes?.items ?? []).some(isTouched);
  const located = holdsOurs ? (seen.notes?.items ?? []) : [];
  for (const item of located)
    steps.push({ bytes: 3 * OPERATION, queue: () => seen.noteItems.push(askPlace(item)) });
  const others = wantsNotes && seen.conversations !== seen.notes ? seen.conversations : undefined;
  for (const item of others?.items ?? [])
    steps.push({ bytes: 3 * OPERATION, queue: () => seen.conversationItems.push(askPlace(item)) });
  for (const block of capabilities.rangeAreas ? seen.blocks.filter(isOpen) : []) {
    const rows = block.area.bottom - block.area.top + 1;
    const queue = () => (block.looks = block.range.getCellProperties(CELL_LOOK));
    steps.push({ bytes: rows * LOOK_BYTES, queue });
  }
  return steps;
}

function askFormat(item: Excel.ConditionalFormat, { rangeAreas }: Capabilities): FormatItem {
  const where = rangeAreas ? item.getRanges() : item.getRange();
  where.load('address');
  if (item.type === 'Custom') {
    item.custom.rule.load('formula');
    return { item, custom: item.custom.rule, where };
  }
  item.cellValue.load('rule');
  return { item, cellValue: item.cellValue, where };
}

function askPlace(item: Excel.Note | Excel.Comment): NoteItem {
  const location = item.getLocation();
  location.load('address');
  return { item, location };
}

/** The element of `formulas` of each cell that was asked for. */
export function forEachCellSeen(
  blocks: readonly Block[],
  visit: (row: number, column: number, entry: Entry, block: Block) => void,
): void {
  for (const block of blocks) {
    const { top, left } = block.area;
    (block.range.formulas as Entry[][]).forEach((line, down) => {
      visit(top + down, left, line[0] ?? '', block);
    });
  }
}

/** The areas of an address such as `学校!A1:B2,学校!C3`. */
export function areasOf(address: string): readonly Area[] {
  return address
    .split(',')
    .flatMap((part) => parseArea(part.slice(part.lastIndexOf('!') + 1)) ?? []);
}
