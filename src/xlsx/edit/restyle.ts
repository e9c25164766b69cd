import { strToU8 } from 'fflate';
import type { CellAddress } from '../../kernel/address';
import { fail, succeed, type Result } from '../../kernel/result';
import type { Amendment } from '../../sheet/amendment';
import type { CellLook } from '../../sheet/look';
import { cellLooks, paletteOf } from '../look/cellLooks';
import { STANDARD_PALETTE } from '../look/colours';
import { readFormats } from '../look/readFormats';
import { readTheme } from '../look/readTheme';
import { relationshipsOf } from '../patch/relationships';
import { withAttributes } from '../patch/withAttributes';
import { attribute } from '../patch/xmlText';
import { XmlScanner } from '../xmlScanner';
import { cellXml } from '../patch/cellXml';
import type { Editing } from './editing';
import { RestyledFormats } from './restyledFormats';
import { rewriteCells } from './rewriteCells';

type Restyle = Extract<Amendment, { readonly kind: 'restyle' }>;

const keyOf = ({ row, column }: CellAddress) => `${String(row)}:${String(column)}`;

/** Gives cells other looks; what a look does not tell of a format stays where that part of the look stays. */
export function restyle(editing: Editing, { sheet: name, cells }: Restyle): Result<void> {
  if (cells.length === 0) return succeed(undefined);
  const sheet = editing.sheet(name);
  if (!sheet.ok) return sheet;
  const formats = openFormats(editing);
  if (!formats.ok) return formats;
  const { text, layout, part } = sheet.value;
  const looks = new Map<string, CellLook>(cells.map(({ at, look }) => [keyOf(at), look]));
  const formatFor = (at: CellAddress, format: number) => {
    const look = looks.get(keyOf(at));
    return look === undefined ? format : formats.value.formatFor(format, look);
  };
  const written = rewriteCells(
    sheet.value,
    cells.map(({ at }) => at),
    {
      existing: (at, { element }) => {
        const before = Number(attribute(text, element.tag, 's') ?? 0);
        const format = formatFor(at, before);
        if (format === before) return undefined;
        const source = text.slice(element.start, element.end);
        return withAttributes(source, { s: format === 0 ? undefined : String(format) });
      },
      missing: (at, before) => {
        const format = formatFor(at, before);
        if (format === before) return '';
        return cellXml(at.row, at.column, undefined, format, layout.prefix).replace(
          // A cell of the plain format in a column that has another must say so.
          format === 0 ? /\/>$/ : /$^/,
          ' s="0"/>',
        );
      },
    },
  );
  if (!written.ok) return written;
  editing.pkg.set(part, written.value);
  return succeed(undefined);
}

function openFormats(editing: Editing): Result<RestyledFormats> {
  const { pkg } = editing;
  const workbook = editing.workbook();
  if (!workbook.ok) return workbook;
  const book = editing.styleBook();
  if (!book.ok) return book;
  book.value.ensureBase();
  const sheet = readFormats(new XmlScanner(strToU8(book.value.text), 'styles'));
  if (sheet === undefined)
    return fail('file-damaged', 'xml-invalid', { part: 'styles', position: 0 });
  const links = relationshipsOf(pkg, workbook.value.part);
  if (!links.ok) return links;
  const theme = links.value.find(({ type, target }) => type === 'theme' && pkg.has(target));
  const text = theme === undefined ? undefined : pkg.text(theme.target);
  const colours =
    text?.ok === true
      ? readTheme(new XmlScanner(strToU8(text.value), 'theme'))
      : STANDARD_PALETTE.theme;
  const palette = paletteOf(colours, sheet.indexed);
  return succeed(new RestyledFormats(book.value, cellLooks(sheet, palette)));
}
