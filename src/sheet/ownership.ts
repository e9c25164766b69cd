import { formatAbsolute, parseArea, sheetPrefix, type Area } from '../kernel/address';
import type { SheetSnapshot, WorkbookSnapshot } from './snapshot';
import type { Validation } from './validation';

/**
 * How a workbook tells what we added to it: visible defined names, because every spreadsheet program keeps them, moves
 * them along with their cells, and lets the user see and delete them.
 *
 * - `Junheng_sheet_<role>` points at cell A1 of a sheet that we added;
 * - `Junheng_cells_<n>` lists cells that we created on a sheet of the user's;
 * - `Junheng_filled_<n>` lists the user's own empty cells that we filled and whose look stays the user's;
 * - `Junheng_validated_<n>` lists cells that have a validation of ours, for a program that cannot list validations.
 */
export const SHEET_NAME_PREFIX = 'Junheng_sheet_';
export const CELLS_NAME_PREFIX = 'Junheng_cells_';
export const FILLED_NAME_PREFIX = 'Junheng_filled_';
export const VALIDATED_NAME_PREFIX = 'Junheng_validated_';

/** Author of our notes. */
export const NOTE_AUTHOR = '均衡 Junheng';

/** Author of the notes of a workbook that we make whole: they are the workbook's own and stay when ours come off. */
export const FORM_AUTHOR = '均衡';

/**
 * First line of what we append to a note of the user's, and of a note of ours where the program itself signs notes with
 * the name of whoever is at work.
 */
export const NOTE_HEADING = `【${NOTE_AUTHOR}】`;

/** Title of the message of our validations: what every program keeps and shows, and a user's own never has. */
export const VALIDATION_TITLE = NOTE_AUTHOR;

/** A plan's validation as hosts write it; its own title becomes the first line of the message. */
export function signedValidation(validation: Validation): Validation {
  const { title, text } = validation.error ?? { title: '', text: '' };
  const lines = [title, text].filter((line) => line !== '').join('\n');
  return { ...validation, error: { title: VALIDATION_TITLE, text: lines } };
}

export function isOwnValidation({ error }: Pick<Validation, 'error'>): boolean {
  return error?.title === VALIDATION_TITLE;
}

export interface OwnedArea {
  readonly sheet: string;
  readonly area: Area;
}

/** The role of one of our sheets as part of a defined name: letters, digits and `_` only. */
export function sheetNameOfRole(role: string): string {
  const safe = role.replace(/[^A-Za-z0-9]/g, (unit) => `_${unit.charCodeAt(0).toString(16)}_`);
  return SHEET_NAME_PREFIX + safe;
}

/** Names of the sheets that an earlier plan added. */
export function ownedSheets(workbook: Pick<WorkbookSnapshot, 'definedNames'>): ReadonlySet<string> {
  const sheets = new Set<string>();
  for (const { name, refersTo } of workbook.definedNames) {
    if (!name.startsWith(SHEET_NAME_PREFIX)) continue;
    for (const { sheet } of parseReferences(refersTo)) sheets.add(sheet);
  }
  return sheets;
}

/** Areas on the user's sheets whose contents an earlier plan wrote; to be read as empty. */
export function ownedAreas(workbook: Pick<WorkbookSnapshot, 'definedNames'>): readonly OwnedArea[] {
  return workbook.definedNames
    .filter(({ name }) => name.startsWith(CELLS_NAME_PREFIX) || name.startsWith(FILLED_NAME_PREFIX))
    .flatMap(({ refersTo }) => parseReferences(refersTo));
}

/** Whether results that an earlier plan wrote stand in the workbook: cells filled in, or a sheet added. */
export function holdsResults(workbook: Pick<WorkbookSnapshot, 'definedNames'>): boolean {
  return ownedAreas(workbook).length > 0 || ownedSheets(workbook).size > 0;
}

/**
 * A sheet name that no sheet of the user's bears: `校际均衡`, else `校际均衡 (2)`. Sheet names ignore case and end at
 * 31 characters. Formulas of a plan must be composed with the name that this gives.
 */
export function freeSheetName(
  workbook: Pick<WorkbookSnapshot, 'definedNames'> & {
    readonly sheets: readonly Pick<SheetSnapshot, 'name'>[];
  },
  wanted: string,
): string {
  const own = ownedSheets(workbook);
  const taken = workbook.sheets.map((sheet) => sheet.name).filter((name) => !own.has(name));
  return freeName(new Set(taken.map((name) => name.toLowerCase())), wanted);
}

/** As `freeSheetName`, over names already in lower case. */
export function freeName(taken: ReadonlySet<string>, wanted: string): string {
  const clean =
    wanted
      .replace(/[:\\/?*[\]]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .slice(0, 31) || 'Sheet';
  if (!taken.has(clean.toLowerCase())) return clean;
  for (let n = 2; ; n++) {
    const suffix = ` (${String(n)})`;
    const name = clean.slice(0, 31 - suffix.length) + suffix;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** Excel cuts references at 8,192 characters. */
const MAX_REFERENCE = 8_000;

/** What names are to refer to: the areas in lists of at most `longest` characters, or alone where they are longer. */
export function formatReferences(
  sheet: string,
  areas: readonly Area[],
  longest = MAX_REFERENCE,
): readonly string[] {
  const lists: string[] = [];
  for (const area of areas) {
    const first = formatAbsolute({ row: area.top, column: area.left });
    const last = formatAbsolute({ row: area.bottom, column: area.right });
    const reference = `${sheetPrefix(sheet)}${first}${first === last ? '' : `:${last}`}`;
    const list = lists.at(-1);
    if (list === undefined || list.length + reference.length >= longest) lists.push(reference);
    else lists[lists.length - 1] = `${list},${reference}`;
  }
  return lists;
}

/** Reads `'a b'!$A$1:$B$2,S!$C$3`; parts that are no plain area (`#REF!`) are left out. */
export function parseReferences(refersTo: string): readonly OwnedArea[] {
  const found: OwnedArea[] = [];
  const part = /(?:'((?:[^']|'')+)'|([^'!,]+))!([^,]+)(?:,|$)/gy;
  for (let match = part.exec(refersTo); match !== null; match = part.exec(refersTo)) {
    const sheet = match[1]?.replaceAll("''", "'") ?? match[2];
    const area = parseArea(match[3] ?? '');
    if (sheet !== undefined && area !== undefined) found.push({ sheet, area });
  }
  return found;
}
