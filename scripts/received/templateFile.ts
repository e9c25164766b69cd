import { strFromU8, strToU8 } from 'fflate';
import { stampName, TEMPLATE_VERSION } from '../../src/app/templates/stamp';
import { definitionOf } from '../../src/forms/definitions';
import { type CellAddress, formatAddress } from '../../src/kernel/address';
import { type Container, openContainer, writeWorkbook } from '../../src/xlsx';
import { cellContent } from '../../src/xlsx/patch/cellXml';
import { escapeXml } from '../../src/xlsx/patch/xmlText';
import { writeZip, type ZipItem } from '../../src/xlsx/zipWriter';
import { laidSheets, template } from '../../test/support/filledForms';
import type { Answer, Cells } from './longForm';

/** Of which edition of the blank form a file was made, and when it was saved; null where it does not say. */
export interface Edition {
  readonly year: number;
  readonly saved: string | null;
  readonly version?: number;
  readonly standard?: string;
}

export interface Made {
  readonly bytes: Uint8Array;
  readonly sheet: string;
  readonly cells: Cells;
}

const SHEET = 'xl/worksheets/sheet1.xml';
const SOME_STAMP = stampOf({ year: 2000, saved: null });
const SOME_TIME = '2000-01-01T00:00:00.000Z';

/**
 * Our own blank form with the answers typed into it, stamped. Only the cells typed in are written; writing the whole
 * form for each school would take ten times as long.
 */
export function templateFile(answers: readonly Answer[], edition: Edition): Made {
  const form = blankForm();
  const cells = new Map(answers.map(({ label }) => [label, cellOf(form, label)] as const));
  const blank = edition.saved === null ? form.undated : form.dated;
  const typed = new Map(
    answers.map(({ label, value }) => [formatAddress(cellOf(form, label)), value] as const),
  );
  const change: Readonly<Record<string, (text: string) => string>> = {
    [SHEET]: (text) => typedIn(text, typed),
    'xl/workbook.xml': (text) => text.replace(SOME_STAMP, stampOf(edition)),
    'docProps/core.xml': (text) => text.replace(SOME_TIME, edition.saved ?? ''),
  };
  const items = blank.entries.map((entry): ZipItem => {
    const changed = change[entry.name];
    const part = changed === undefined ? undefined : blank.read(entry.name);
    if (changed === undefined || part?.ok !== true) return { kind: 'copy', entry };
    return { kind: 'new', name: entry.name, bytes: strToU8(changed(strFromU8(part.value))) };
  });
  return { bytes: writeZip(items), sheet: form.sheet, cells };
}

function typedIn(sheet: string, typed: ReadonlyMap<string, Answer['value']>): string {
  return sheet.replace(/<c r="([A-Z]+\d+)"( s="\d+")?\/>/g, (blank, at: string, style = '') => {
    const content = cellContent({ value: typed.get(at) ?? null }, '');
    if (content === undefined) return blank;
    const type = content.type === '' ? '' : ` t="${content.type}"`;
    return `<c r="${at}"${style}${type}>${content.inner}</c>`;
  });
}

/** As the workbook's XML spells it. */
function stampOf({ year, version = TEMPLATE_VERSION, standard = 'cn.quality-2017' }: Edition) {
  return escapeXml(stampName({ form: 'school-sheet', standard, year, version }).refersTo);
}

interface BlankForm {
  readonly sheet: string;
  readonly cells: Cells;
  readonly dated: Container;
  readonly undated: Container;
}

let made: BlankForm | undefined;

function blankForm(): BlankForm {
  made ??= makeBlankForm();
  return made;
}

function makeBlankForm(): BlankForm {
  const laid = laidSheets('school-sheet').find(({ blank }) => blank.table === 'school');
  if (laid === undefined) throw new Error('no blank school form');
  const { sheets } = template('school-sheet');
  const stamp = stampName({
    form: 'school-sheet',
    standard: 'cn.quality-2017',
    year: 2000,
    version: TEMPLATE_VERSION,
  });
  const open = (saved?: string): Container => {
    const dated = saved === undefined ? {} : { saved };
    const opened = openContainer(writeWorkbook(sheets, { definedNames: [stamp], ...dated }));
    if (!opened.ok) throw new Error(opened.problem.reason);
    return opened.value;
  };
  const at = new Map(laid.inputs.map((input) => [input.key, input.at]));
  return {
    sheet: laid.sheet.name,
    cells: new Map([...itemKeys()].flatMap(([label, key]) => asked(label, at.get(key)))),
    dated: open(SOME_TIME),
    undated: open(),
  };
}

function asked(label: string, at: CellAddress | undefined): [string, CellAddress][] {
  return at === undefined ? [] : [[label, at]];
}

function itemKeys(): ReadonlyMap<string, string> {
  const table = definitionOf('school')?.table;
  const items = table?.layout === 'items' ? table.items : [];
  return new Map(items.flatMap(({ label, key }) => (label === undefined ? [] : [[label, key]])));
}

function cellOf({ cells }: BlankForm, label: string): CellAddress {
  const at = cells.get(label);
  if (at === undefined) throw new Error(`the blank form has no item ${label}`);
  return at;
}
