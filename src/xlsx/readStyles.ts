import { succeed, type Result } from '../kernel/result';
import { BUILTIN_FORMATS } from './styles';
import type { XmlScanner } from './xmlScanner';

/** Excel's own ceiling for cell formats; a file with more has formats that no cell of Excel could use. */
const MOST_CELL_FORMATS = 65_490;

/** Number formats of a workbook. */
export interface NumberFormats {
  /** Distinct codes; the first stands for General. */
  readonly codes: readonly (string | undefined)[];
  /** For each cell format (`s` of a cell) the index of its code. */
  readonly byStyle: Uint16Array;
}

export const NO_FORMATS: NumberFormats = { codes: [undefined], byStyle: new Uint16Array(0) };

/** Reads nothing of the styles but the number formats. */
export function readStyles(scanner: XmlScanner): Result<NumberFormats> {
  const custom = new Map<number, string>();
  const ids: number[] = [];
  const read = scanner.readRoot('styleSheet', (name) => {
    if (name === 'numFmts') readCustomFormats(scanner, custom);
    else if (name === 'cellXfs') readCellFormats(scanner, ids);
  });
  return read.ok ? succeed(indexCodes(ids, custom)) : read;
}

function readCustomFormats(scanner: XmlScanner, custom: Map<number, string>): void {
  scanner.forEachChild((name) => {
    if (name !== 'numFmt' || custom.size >= MOST_CELL_FORMATS) return;
    const id = scanner.attributes.integer('numFmtId');
    const code = scanner.attributes.text('formatCode');
    if (id !== undefined && code !== undefined) custom.set(id, code);
  });
}

function readCellFormats(scanner: XmlScanner, ids: number[]): void {
  scanner.forEachChild((name) => {
    if (name === 'xf' && ids.length < MOST_CELL_FORMATS)
      ids.push(scanner.attributes.integer('numFmtId') ?? 0);
  });
}

function indexCodes(ids: readonly number[], custom: ReadonlyMap<number, string>): NumberFormats {
  const codes: (string | undefined)[] = [undefined];
  const indexOf = new Map<string | undefined, number>([[undefined, 0]]);
  const byStyle = Uint16Array.from(ids, (id) => {
    const code = formatCodeOf(id, custom);
    const known = indexOf.get(code);
    if (known !== undefined) return known;
    indexOf.set(code, codes.length);
    return codes.push(code) - 1;
  });
  return { codes, byStyle };
}

/** The code of a number format; undefined for General. */
export function formatCodeOf(id: number, custom: ReadonlyMap<number, string>): string | undefined {
  return withoutGeneral(custom.get(id) ?? BUILTIN_FORMATS.get(id));
}

/** A Chinese WPS and old Chinese Excel write General by its local name. */
function withoutGeneral(code: string | undefined): string | undefined {
  return code === undefined || /^(?:general|g\/通用格式)$/i.test(code) ? undefined : code;
}
