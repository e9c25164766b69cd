import type { CellValue } from '../../../../src/sheet/cell';
import { calculateCell } from './calculate';
import type { Content } from './content';
import type { BookEvent } from './events';
import { Formats } from './format';
import type { SimComment, SimName, SimNote } from './parts';
import { SimSheet } from './sheet';
import { Staleness } from './staleness';
import { stateOf } from './state';

/** A workbook as Excel has it in memory: what the interpreter of requests and the simulated user both work on. */
export class SimBook {
  sheets: SimSheet[] = [];
  names: SimName[] = [];
  notes: SimNote[] = [];
  comments: SimComment[] = [];
  settings = new Map<string, unknown>();
  author = '使用者';
  date1904 = false;
  fileName = '工作簿1.xlsx';
  active = '';
  selection = { sheet: '', areas: [{ top: 0, left: 0, bottom: 0, right: 0 }] };
  calculationMode = 'Automatic';
  eventsEnabled = true;
  isStructureProtected = false;
  readonly formats = new Formats();
  readonly results = new Staleness();
  private next = 1;
  private readonly listeners = new Set<(event: BookEvent) => void>();

  id(): string {
    const id = `{00000000-0000-0000-0000-${String(this.next++).padStart(12, '0')}}`;
    return id;
  }

  add(name: string): SimSheet {
    const sheet = new SimSheet(this.id(), name, this.formats);
    this.sheets.push(sheet);
    if (this.active === '') {
      this.active = sheet.id;
      this.selection = { ...this.selection, sheet: sheet.id };
    }
    return sheet;
  }

  sheet(name: string): SimSheet {
    const sheet = this.find(name);
    if (sheet === undefined) throw new Error(`no sheet ${name}`);
    return sheet;
  }

  /** By name, whatever its case, or by id. */
  find(key: string): SimSheet | undefined {
    const wanted = key.toLowerCase();
    return this.sheets.find(({ id, name }) => name.toLowerCase() === wanted || id === key);
  }

  /** What a cell shows: a formula by its result. */
  value(sheet: SimSheet, row: number, column: number): CellValue {
    const content = sheet.cells.get(row, column);
    if (typeof content !== 'object') return content ?? null;
    if (content.kind === 'error') return { error: content.error };
    if (content.kind === 'quoted') return content.text;
    return calculateCell(this, sheet, content, row, column);
  }

  put(sheet: SimSheet, row: number, column: number, content: Content | undefined): void {
    sheet.cells.set(row, column, content);
    this.results.touch(sheet, { top: row, bottom: row, left: column, right: column });
  }

  /** Everything there is; equal only if nothing differs. */
  state(): unknown {
    return stateOf(this);
  }

  listen(listener: (event: BookEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(event: BookEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}
