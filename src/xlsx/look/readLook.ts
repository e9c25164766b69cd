import { succeed, type Result } from '../../kernel/result';
import {
  PLAIN_SHEET,
  type SheetLook,
  type SheetNote,
  type Unseen,
  type WorkbookLook,
} from '../../sheet/look';
import { openContainer, partKey, type Container } from '../container';
import type { Inflater } from '../inflate';
import { DEFAULT_LIMITS, type Limits } from '../limits';
import { scanPart } from '../parts';
import { readPackage } from '../readPackage';
import { readWorkbookPart } from '../readWorkbookPart';
import { readRelationships, type Relationship } from '../relationships';
import { cellLooks, paletteOf, PLAIN_LOOKS, type CellLooks } from './cellLooks';
import { STANDARD_PALETTE, type Palette } from './colours';
import { readFormats } from './readFormats';
import { readNotes } from './readNotes';
import { allowanceOf, readSheetLook, type Allowance } from './readSheetLook';
import { readTheme } from './readTheme';
import { unseenBehind, unseenByName } from './unseen';

interface Source {
  readonly container: Container;
  readonly limits: Limits;
  readonly allowance: Allowance;
  readonly styles: CellLooks;
  readonly palette: Palette;
  /** Parts read so far; a file that lists one part many times would make little do the harm of much. */
  readonly seen: Set<string>;
  readonly unseen: Set<Unseen>;
}

/**
 * Reads how a workbook looks, under the limits of `readWorkbook`. It fails only where the workbook itself cannot be
 * opened; a damaged style sheet, theme, note or sheet has the plain look instead: better to lose the look than the
 * data. Sheets come as `readWorkbook` lists them.
 */
export function readLook(
  bytes: Uint8Array,
  limits: Limits = DEFAULT_LIMITS,
  inflater?: Inflater,
): Result<WorkbookLook> {
  const opened = openContainer(bytes, limits, inflater);
  if (!opened.ok) return opened;
  const container = opened.value;
  const found = readPackage(container, limits);
  if (!found.ok) return found;
  const { workbookPart } = found.value;
  const scanner = scanPart(container, workbookPart);
  if (!scanner.ok) return scanner;
  const workbook = readWorkbookPart(scanner.value, limits);
  if (!workbook.ok) return workbook;
  const links = readRelationships(container, workbookPart, limits);
  if (!links.ok) return links;
  const styles = readStyles(container, links.value);
  const unseen = new Set([
    ...unseenByName(container),
    ...unseenBehind(container, links.value, limits),
  ]);
  const allowance = allowanceOf(limits);
  const source = { container, limits, allowance, ...styles, seen: new Set<string>(), unseen };
  const sheets = workbook.value.sheets.flatMap(({ name, relationship }) => {
    const link = links.value.find(({ id }) => id === relationship);
    // A chart sheet, a dialog or a macro sheet has no cells.
    if (link !== undefined && link.type !== 'worksheet') return [];
    return [{ name, ...sheetLook(source, link?.target) }];
  });
  return succeed({ looks: source.styles.looks, sheets, unseen: [...unseen] });
}

function readStyles(
  container: Container,
  links: readonly Relationship[],
): Pick<Source, 'styles' | 'palette'> {
  const partOf = (type: string) => links.find((link) => link.type === type)?.target;
  const scan = (part: string | undefined) => {
    if (part === undefined || container.find(part) === undefined) return undefined;
    const scanner = scanPart(container, part);
    return scanner.ok ? scanner.value : undefined;
  };
  const themeScanner = scan(partOf('theme'));
  const theme = themeScanner === undefined ? STANDARD_PALETTE.theme : readTheme(themeScanner);
  const scanner = scan(partOf('styles'));
  const sheet = scanner === undefined ? undefined : readFormats(scanner);
  const palette = paletteOf(theme, sheet?.indexed ?? []);
  const styles = sheet === undefined ? PLAIN_LOOKS : cellLooks(sheet, palette);
  return { styles, palette };
}

function sheetLook(source: Source, part: string | undefined): Omit<SheetLook, 'name'> {
  const { container, limits, allowance, palette, styles, unseen } = source;
  if (part === undefined || source.seen.has(partKey(part))) return PLAIN_SHEET;
  source.seen.add(partKey(part));
  const scanner = scanPart(container, part);
  if (!scanner.ok) return PLAIN_SHEET;
  const sheet = readSheetLook(scanner.value, { byFormat: styles.byFormat, palette }, allowance);
  if (sheet === undefined) return PLAIN_SHEET;
  if (sheet.hasConditionalFormats) unseen.add('conditional-format');
  if (sheet.hasControls) unseen.add('form-control');
  const links = readRelationships(container, part, limits);
  if (!links.ok) return { ...sheet.look, notes: [] };
  for (const kind of unseenBehind(container, links.value, limits)) unseen.add(kind);
  return { ...sheet.look, notes: notesOf(source, links.value) };
}

function notesOf(source: Source, links: readonly Relationship[]): readonly SheetNote[] {
  const part = links.find(({ type }) => type === 'comments')?.target;
  if (part === undefined || source.seen.has(partKey(part))) return [];
  source.seen.add(partKey(part));
  const scanner = scanPart(source.container, part);
  if (!scanner.ok) return [];
  const notes = readNotes(scanner.value, source.allowance.notes);
  source.allowance.notes -= notes.length;
  return notes;
}
