import { fail, succeed, type Result } from '../../kernel/result';
import { childNamed, layoutOf, type Layout } from '../patch/schemaOrder';
import type { StyleBook } from '../patch/styleBook';
import { USER_ID } from '../patch/relationships';
import { openStyles, type OpenStyles } from '../patch/styleParts';
import { readWorkbookPart, type SheetPart, type WorkbookPart } from '../patch/workbookPart';
import type { WorkingPackage } from '../patch/workingPackage';
import type { Element } from '../patch/xmlText';

/** A worksheet as its part stands now. */
export interface OpenSheet {
  readonly name: string;
  readonly part: string;
  readonly text: string;
  readonly layout: Layout;
  readonly sheetData: Element;
  readonly workbook: WorkbookPart;
}

/** A workbook while amendments are carried out, and what remains to be done once all of them are. */
export class Editing {
  /** Values or formulas changed, so that results elsewhere may be stale. */
  valuesChanged = false;
  /** A cell lost its formula, so that the calculation chain names cells that have none. */
  formulasLost = false;
  private styles: OpenStyles | undefined;

  constructor(readonly pkg: WorkingPackage) {}

  workbook(): Result<WorkbookPart> {
    return readWorkbookPart(this.pkg);
  }

  /** The style sheet; what is added to it is stored by `store`. */
  styleBook(): Result<StyleBook> {
    if (this.styles !== undefined) return succeed(this.styles.book);
    const workbook = this.workbook();
    if (!workbook.ok) return workbook;
    const styles = openStyles(this.pkg, workbook.value, USER_ID);
    if (!styles.ok) return styles;
    this.styles = styles.value;
    return succeed(styles.value.book);
  }

  store(): Result<void> {
    return this.styles === undefined ? succeed(undefined) : this.styles.store();
  }

  /** Opens a sheet by the name that it has now. */
  sheet(name: string): Result<OpenSheet> {
    const workbook = this.workbook();
    if (!workbook.ok) return workbook;
    const entry = sheetNamed(workbook.value, name);
    if (entry === undefined) return fail('edit-refused', 'sheet-missing', { sheet: name });
    if (entry.part === undefined) return fail('edit-refused', 'sheet-unsuitable', { sheet: name });
    const text = this.pkg.text(entry.part);
    if (!text.ok) return text;
    const layout = layoutOf(text.value);
    const sheetData = layout === undefined ? undefined : childNamed(layout, 'sheetData');
    if (layout === undefined || sheetData === undefined)
      return fail('file-damaged', 'xml-invalid', { part: entry.part, position: 0 });
    return succeed({
      name: entry.name,
      part: entry.part,
      text: text.value,
      layout,
      sheetData,
      workbook: workbook.value,
    });
  }
}

/** Sheet names do not tell upper from lower case. */
export function sheetNamed(workbook: WorkbookPart, name: string): SheetPart | undefined {
  const key = name.toLowerCase();
  return workbook.sheets.find((sheet) => sheet.name.toLowerCase() === key);
}
