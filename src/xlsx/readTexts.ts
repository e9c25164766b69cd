import type { Limits } from './limits';
import type { XmlScanner } from './xmlScanner';

const ESCAPE = /_x([0-9a-fA-F]{4})_/g;

/** Text of a cell or note without the escapes that stand for what XML cannot hold: `_x000B_` (ECMA-376 part 1, 22.9.2.19). */
export function unescapeCellText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPE, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** All texts of a workbook: the shared strings first, then those that stand in cells. Counted against the limits. */
export class Texts {
  private readonly list: string[] = [];
  private count = 0;
  private length = 0;
  private cells = 0;

  constructor(private readonly limits: Limits) {}

  get size(): number {
    return this.list.length;
  }

  at(index: number): string {
    return this.list[index] ?? '';
  }

  /** Keeps a text of a cell and gives its index. */
  add(scanner: XmlScanner, text: string): number {
    this.countText(scanner, text);
    return this.list.push(text) - 1;
  }

  /** Counts a text that is kept elsewhere. */
  countText(scanner: XmlScanner, text: string): void {
    this.count++;
    this.length += text.length;
    const { strings, stringLength } = this.limits;
    if (this.count > strings) scanner.refuse('file-too-large', 'strings', { limit: strings });
    if (this.length > stringLength)
      scanner.refuse('file-too-large', 'string-length', { limit: stringLength });
  }

  countCell(scanner: XmlScanner): void {
    const limit = this.limits.cells;
    if (++this.cells > limit) scanner.refuse('file-too-large', 'cells', { limit });
  }
}

/** Reads string items (`si`, `is`): their runs joined, phonetic hints left out. */
export class StringItemReader {
  private text = '';

  constructor(private readonly scanner: XmlScanner) {}

  /** Text of the string item just opened. */
  read(): string {
    this.text = '';
    this.scanner.forEachChild(this.visitItem);
    return this.text;
  }

  private readonly visitItem = (name: string): void => {
    if (name === 't') this.addText();
    else if (name === 'r') this.scanner.forEachChild(this.visitRun);
  };

  private readonly visitRun = (name: string): void => {
    if (name === 't') this.addText();
  };

  private addText(): void {
    const text = unescapeCellText(this.scanner.text());
    this.text = this.text === '' ? text : this.text + text;
  }
}

export function readSharedStrings(scanner: XmlScanner, texts: Texts) {
  const items = new StringItemReader(scanner);
  return scanner.readRoot('sst', (name) => {
    if (name === 'si') texts.add(scanner, items.read());
  });
}
