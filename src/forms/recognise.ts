import type { Area } from '../kernel/address';
import { ownedAreas, ownedSheets } from '../sheet/ownership';
import type { SheetSnapshot, WorkbookSnapshot } from '../sheet/snapshot';
import { formDefinitions } from '../standard';
import { bindColumns } from './columnBinding';
import { tablesOf } from './definitions';
import { findHeaderBlocks } from './headerBlock';
import type { HeaderBlock } from './headerBlock';
import { bindItems } from './itemsBinding';
import { isComplete } from './complete';
import { bindMatrix } from './matrixBinding';
import { closestForm, unreadBlocks } from './closest';
import { confirmedMapping } from './mapping/confirmed';
import type { ConfirmedMapping } from './mapping/confirmed';
import { rowsOf } from './mapping/mappable';
import type { MappingProfile } from './mapping/types';
import { lastYearTables } from './lastYearSheet';
import { findReasonsTable } from './reasonsTable';
import { findReceipt } from './receiptSheet';
import { bindRecords } from './recordsBinding';
import type { Place } from './recordsBinding';
import { columnTables, itemTables, MATRIX_COLUMNS, scanSheet } from './scan';
import type { Scan } from './scan';
import { bindSentences } from './sentencesBinding';
import { joinStatistics } from './statistics/join';
import { recogniseStatistics, recogniseUntitled } from './statistics/recogniseStatistics';
import { viewOf } from './sheetView';
import type { SheetView } from './sheetView';
import { headerKey } from './text';
import type { BoundTable, FormId, Recognition } from './types';

export interface RecognisedSheet {
  readonly sheet: SheetSnapshot;
  readonly recognition: Recognition;
}

type ColumnTable = (typeof columnTables)[number];

/** Each table beside another takes a pass over the rows; a hostile sheet must not ask for hundreds. */
const TABLES_SIDE_BY_SIDE = 20;

/** Rows at the top of a sheet that tell what a sheet of explanations is. */
const COMPANION_ROWS = 60;

/**
 * Says of every sheet what it is and binds the tables it holds, by header texts alone: never by its name, by its
 * place in the workbook or by fixed addresses. What an earlier check added is left out. `profile` holds what people
 * have said about headers that no form knows.
 */
export function recogniseWorkbook(
  snapshot: WorkbookSnapshot,
  file: string,
  profile?: MappingProfile,
): readonly RecognisedSheet[] {
  const steps = recognitionSteps(snapshot, file, recogniseSheet, profile);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The same, sheet by sheet, for who has other things to do in between; `recognise` may know a sheet already. */
export function* recognitionSteps(
  snapshot: WorkbookSnapshot,
  file: string,
  recognise: typeof recogniseSheet,
  profile?: MappingProfile,
): Generator<void, readonly RecognisedSheet[]> {
  const own = ownedSheets(snapshot);
  const areas = ownedAreas(snapshot);
  const found: RecognisedSheet[] = [];
  for (const sheet of snapshot.sheets) {
    yield;
    const written = areas.filter((area) => area.sheet === sheet.name).map(({ area }) => area);
    const recognition: Recognition = own.has(sheet.name)
      ? { kind: 'own' }
      : recognise(sheet, file, written, profile);
    found.push({ sheet, recognition });
  }
  const forms = found.flatMap(({ recognition }) =>
    recognition.kind === 'form' ? [recognition.form] : [],
  );
  return joinStatistics(found.map((item) => withForm(item, forms)));
}

/** The same explanations come with several forms: they belong to the one that the workbook holds. */
function withForm(item: RecognisedSheet, forms: readonly FormId[]): RecognisedSheet {
  if (item.recognition.kind !== 'companion') return item;
  const form = companionsOf(viewOf(item.sheet, [])).find((candidate) => forms.includes(candidate));
  return form === undefined ? item : { ...item, recognition: { kind: 'companion', form } };
}

/** Recognises one sheet; `written` are the areas that an earlier check filled. */
export function recogniseSheet(
  sheet: SheetSnapshot,
  file: string,
  written: readonly Area[] = [],
  profile?: MappingProfile,
): Recognition {
  if (sheet.grid.cellCount === 0) return { kind: 'empty' };
  const view = viewOf(sheet, written);
  const reasons = findReasonsTable(sheet.name, view.grid);
  if (reasons !== undefined) return { kind: 'reasons', table: reasons };
  const lastYear = lastYearTables(sheet, view.grid, file);
  if (lastYear !== undefined) return { kind: 'last-year', tables: lastYear };
  const receipt = findReceipt(sheet.name, view.grid);
  if (receipt !== undefined) return { kind: 'receipt', place: receipt };
  const printed = recogniseStatistics(view, file);
  if (printed !== undefined) return printed;
  const [beside] = companionsOf(view, true);
  if (beside !== undefined) return { kind: 'companion', form: beside };
  const mapping = confirmedMapping(profile);
  const scan = scanSheet(view, mapping);
  const blocks = findHeaderBlocks(view, scan, mapping);
  const columns = columnTablesOf(view, blocks, file, mapping);
  const items = itemTablesOf(view, scan, file, mapping).filter(
    (table) => !madeOfHeaders(table, columns),
  );
  const figures = [...columns, ...items];
  const [companion] = companionsOf(view);
  // Explanations and self-evaluations repeat the sentences of the tables Ⅳ and Ⅴ.
  if (companion !== undefined && figures.length === 0)
    return { kind: 'companion', form: companion };
  const tables = [...figures, ...sentenceTablesOf(view, file, mapping)];
  const form = tables[0]?.form;
  if (form !== undefined) {
    const unread = unreadBlocks(view, blocks, tables, mapping);
    return { kind: 'form', form, tables, ...(unread.length === 0 ? {} : { unread }) };
  }
  const untitled = recogniseUntitled(view, file);
  if (untitled !== undefined) return untitled;
  const closest = closestForm(view, blocks, scan, mapping);
  return closest === undefined ? { kind: 'unknown' } : { kind: 'unknown', closest };
}

function columnTablesOf(
  view: SheetView,
  blocks: readonly HeaderBlock[],
  file: string,
  mapping: ConfirmedMapping | undefined,
): readonly BoundTable[] {
  return blocks.flatMap((block, index) => {
    const place = {
      file,
      headerTop: block.top,
      headerBottom: block.bottom,
      end: blocks[index + 1]?.top ?? view.grid.rowCount,
      titleTop: (blocks[index - 1]?.bottom ?? -1) + 1,
    };
    const bind = (known: ColumnTable, confirmed?: ConfirmedMapping): readonly BoundTable[] =>
      bindTable(view, block, known, { ...place, form: known.form.form }, confirmed);
    return largestOf(columnTables, bind, mapping);
  });
}

/**
 * The tables of the definition that finds most of its fields. A profile adds fields to it, but makes no other table of
 * what the form's own headers tell.
 */
function largestOf<T extends { readonly table: { readonly table: string } }>(
  definitions: readonly T[],
  bind: (definition: T, mapping?: ConfirmedMapping) => readonly BoundTable[],
  mapping: ConfirmedMapping | undefined,
): readonly BoundTable[] {
  const found = (confirmed?: ConfirmedMapping) =>
    definitions
      .map((definition) => ({ definition, tables: bind(definition, confirmed) }))
      .filter(({ tables }) => tables.length > 0)
      .sort((a, b) => boundIn(b.tables) - boundIn(a.tables))[0];
  const official = found();
  if (official === undefined) return mapping === undefined ? [] : (found(mapping)?.tables ?? []);
  const { table } = official.definition.table;
  const isMapped = [table, rowsOf(table)].some((name) => mapping?.of(name) !== undefined);
  return isMapped ? bind(official.definition, mapping) : official.tables;
}

function bindTable(
  view: SheetView,
  block: HeaderBlock,
  known: ColumnTable,
  place: Place,
  mapping: ConfirmedMapping | undefined,
): readonly BoundTable[] {
  const { table, index } = known;
  if (table.layout === 'records') {
    const bindings = bindColumns(
      block,
      index,
      (keys) => isComplete(table, keys),
      mapping?.of(table.table),
    );
    return bindings
      .slice(0, TABLES_SIDE_BY_SIDE)
      .map((binding) => bindRecords(view, table, binding, place));
  }
  // The labels beside the rows decide whether a matrix is complete; a few columns make it worth a look.
  const columns = mapping?.of(table.table);
  const rows = mapping?.of(rowsOf(table.table));
  const bindings = bindColumns(block, index, (keys) => keys.size >= MATRIX_COLUMNS, columns);
  return bindings.flatMap((binding) => bindMatrix(view, table, binding, place, rows) ?? []);
}

function itemTablesOf(
  view: SheetView,
  scan: Scan,
  file: string,
  mapping: ConfirmedMapping | undefined,
): readonly BoundTable[] {
  return largestOf(
    itemTables,
    ({ form, table, index }, confirmed) =>
      bindItems(view, table, index, scan, { form: form.form, file }, confirmed?.of(table.table)),
    mapping,
  );
}

/** Two tables below one another have equal headers in each column, which are no items of a long form. */
function madeOfHeaders(items: BoundTable, tables: readonly BoundTable[]): boolean {
  const inHeader = items.fields.filter(({ at }) =>
    tables.some(({ layout }) => at.row >= layout.headerTop && at.row <= layout.headerBottom),
  );
  return inHeader.length * 2 > items.fields.length;
}

function sentenceTablesOf(
  view: SheetView,
  file: string,
  mapping: ConfirmedMapping | undefined,
): readonly BoundTable[] {
  return tablesOf('sentences').flatMap(
    ({ form, table }) =>
      bindSentences(view, table, { form: form.form, file }, mapping?.of(table.table)) ?? [],
  );
}

function boundIn(tables: readonly BoundTable[]): number {
  return tables.reduce((sum, table) => sum + table.fields.length, 0);
}

/** The forms to which a sheet of explanations may belong, known by texts near its top; `alone` asks for those of no data. */
function companionsOf(view: SheetView, alone = false): readonly FormId[] {
  const texts = new Set<string>();
  for (let row = 0; row < Math.min(COMPANION_ROWS, view.grid.rowCount); row++) {
    view.grid.forEachInRow(row, (_, value) => {
      if (typeof value === 'string' && value.length < 40) texts.add(headerKey(value));
    });
  }
  return formDefinitions()
    .filter(({ companions }) =>
      companions.some(
        (companion) =>
          (!alone || companion.alone === true) &&
          companion.texts.every((text) => texts.has(headerKey(text))),
      ),
    )
    .map(({ form }) => form);
}
