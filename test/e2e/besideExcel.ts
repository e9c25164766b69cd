import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import {
  formatAddress,
  formatArea,
  parseAddress,
  parseArea,
  type Area,
} from '../../src/kernel/address';
import { VALIDATION_TITLE } from '../../src/sheet/ownership';
import { writeWorkbook } from '../../src/xlsx';
import { excelSite, inExcel, type ExcelKind } from './excel';
import type { ExcelWindow } from './excelInPage';
import { EXAMPLES, checked } from './page';
import type { Added, Beside, BesideOptions, VisitWith } from './place';

/** As much of the simulated workbook's state as is looked at. */
interface State {
  readonly sheets: readonly SheetState[];
  readonly notes: readonly object[];
}

interface SheetState {
  readonly name: string;
  readonly cells: Readonly<Record<string, unknown>>;
  readonly formats: Readonly<Record<string, { readonly numberFormat: string }>>;
  readonly conditionals: readonly object[];
  readonly validations: readonly object[];
}

declare const window: ExcelWindow & Window;

/** The pane in the simulated Excel, at the width at which Excel opens it. */
export async function besideExcel(
  visit: VisitWith,
  { workbook = 'county.xlsx', ...options }: BesideOptions & ExcelKind = {},
): Promise<Beside> {
  const bytes = readFileSync(join(EXAMPLES, workbook));
  const { page } = await visit({
    width: 350,
    ...options,
    // The colours that count are Excel's own, not the machine's.
    theme: 'light',
    site: await excelSite(),
    before: (fresh) => inExcel(fresh, { name: workbook, bytes }, options),
  });
  await checked(page);
  const original = JSON.parse(await page.evaluate(() => window.__original ?? '')) as State;
  return workedBy(page, original);
}

function workedBy(page: Page, original: State): Beside {
  let typed: { sheet: string; cell: string; before: unknown } | undefined;
  const state = () => page.evaluate(() => window.__excel.state() as State);
  const put = (sheet: string, cell: string, value: string | number) =>
    page.evaluate(([on, at, what]) => window.__excel.type(on, at, what), [
      sheet,
      cell,
      value,
    ] as const);
  /** The sheet with this in its name, or the one in sight. */
  const sheetOf = async (name: string | undefined): Promise<SheetState> => {
    const part = name ?? (await page.evaluate(() => window.__excel.selection().sheet));
    const found = (await state()).sheets.find((one) => one.name.includes(part));
    if (found === undefined) throw new Error(`no sheet ${part}`);
    return found;
  };
  return {
    page,
    sheets: async () => (await state()).sheets.map(({ name }) => name.trim()),
    selected: async () => {
      const { sheet, areas } = await page.evaluate(() => window.__excel.selection());
      return `${sheet.trim()} ${(areas as readonly Area[]).map(formatArea).join()}`;
    },
    select: async (cells, part) => {
      const { name } = await sheetOf(part);
      await page.evaluate(([on, at]) => window.__excel.select(on, at), [name, cells] as const);
    },
    type: async (cell, text, part) => {
      const { name, cells } = await sheetOf(part);
      typed = { sheet: name, cell, before: cells[cell] };
      await put(name, cell, text);
    },
    shown: async (cells, part) => shownOf(page, await sheetOf(part), cells),
    // To those who listen, an edit taken back is an edit.
    undoTyping: async () => {
      const { sheet = '', cell = '', before } = typed ?? {};
      if (typeof before !== 'number' && typeof before !== 'string')
        throw new Error(`nothing to type again was in ${cell}`);
      await put(sheet, cell, before);
    },
    undoRepair: async () => {
      await page.locator('#pane [role="tab"][aria-selected="true"]').first().click();
      await page.keyboard.press('ControlOrMeta+z');
    },
    copy: async () => copyOf(await state(), original),
    added: async () => addedTo(original, await state()),
    isUntouched: async () => isDeepStrictEqual(bare(await state()), bare(original)),
  };
}

/** A text that Excel would read as a number can be put back with its apostrophe only: the same text. */
function bare(state: State): unknown {
  return JSON.parse(JSON.stringify(state), (_, value: unknown) => {
    const { kind, text } = Object(value) as { kind?: unknown; text?: unknown };
    return kind === 'quoted' ? text : value;
  });
}

/** Values with the decimals of their cells' formats: all that the formats of results ask for. */
async function shownOf(page: Page, { name, formats }: SheetState, cells: string): Promise<string> {
  const area = parseArea(cells);
  if (area === undefined) throw new Error(cells);
  const lines = Array.from({ length: area.bottom - area.top + 1 }, (_, down) =>
    Array.from({ length: area.right - area.left + 1 }, (__, along) =>
      formatAddress({ row: area.top + down, column: area.left + along }),
    ),
  );
  const values = await page.evaluate(
    ([on, at]) => at.map((line) => line.map((cell) => window.__excel.value(on, cell))),
    [name, lines] as const,
  );
  const text = (value: unknown, at: string) => {
    const decimals = /^0\.(0+)$/.exec(formats[at]?.numberFormat ?? '')?.[1]?.length;
    if (typeof value === 'number' && decimals !== undefined) return value.toFixed(decimals);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  return values
    .map((line, row) => line.map((value, at) => text(value, lines[row]?.[at] ?? '')).join('\t'))
    .join('\n');
}

/** The sheets that were there at the beginning, as they are now. */
function copyOf({ sheets }: State, original: State): Buffer {
  const names = new Set(original.sheets.map(({ name }) => name));
  const kept = sheets.filter(({ name }) => names.has(name));
  return Buffer.from(writeWorkbook(kept.map(({ name, cells }) => ({ name, rows: rowsOf(cells) }))));
}

function rowsOf(cells: SheetState['cells']) {
  const rows: (string | number | null)[][] = [];
  for (const [at, value] of Object.entries(cells)) {
    const { row: top = 0, column = 0 } = parseAddress(at) ?? {};
    const isFormula = typeof value === 'string' && value.startsWith('=');
    if ((typeof value !== 'string' || isFormula) && typeof value !== 'number') continue;
    while (rows.length <= top) rows.push([]);
    const row = rows[top] ?? [];
    while (row.length < column) row.push(null);
    row[column] = value;
  }
  return rows;
}

function addedTo(original: State, now: State): Added {
  const number = (state: State) => state.sheets.flatMap(({ conditionals }) => conditionals).length;
  return {
    marks: number(now) > number(original),
    notes: now.notes.length > original.notes.length,
    validation: JSON.stringify(now.sheets.map(({ validations }) => validations)).includes(
      VALIDATION_TITLE,
    ),
  };
}
