import type { BoundTable } from '../../forms/types';
import type { CellAddress } from '../../kernel/address';
import { attachedLists, isSchoolForm, type SchoolLists } from '../lists/attachedLists';
import {
  cellAt,
  listFigure,
  ROOM_FIELDS,
  type ListCell,
  type ListFigure,
} from '../lists/listFigures';
import { listed, nameOfField, showNumber, unitOfField } from '../show';
import type { Language, Params, SheetCells } from '../types';
import type { CheckTest, RowsPart, TestContext } from './types';
import { hasField, judgeRows, numberAt, textAt } from './verdicts';

interface Difference {
  readonly field: string;
  readonly figure: Extract<ListFigure, { kind: 'told' }>;
  readonly own: number;
}

/** What the lists of a school and a row of its form say of the fields of a rule. */
interface Comparison {
  readonly lists: SchoolLists;
  readonly differences: readonly Difference[];
  readonly agreed: number;
  /** Cells without which a field could not be compared. */
  readonly obstacles: readonly ListCell[];
}

/** `options.fields` of a form against what its attached lists of classes and rooms give for them. */
export const attachedListTest: CheckTest = {
  looksAt: 'everything',
  run(context) {
    return context.input.tables
      .filter((table) => isSchoolForm(table) && context.rule.on.includes(table.name))
      .map((table) => compared(context, table));
  },
};

function compared({ rule, input }: TestContext, table: BoundTable): RowsPart {
  const option = rule.options?.['fields'];
  const fields = (Array.isArray(option) ? option : [])
    .map(String)
    .filter((field) => hasField(table, field));
  const lists = attachedLists(input.tables);
  const found = new Map<number, Comparison>();
  const verdicts = judgeRows(table.rowCount, (row) => {
    const attached = fields.length === 0 ? undefined : lists.of(table, row);
    if (attached === undefined) return undefined;
    const comparison = compare(attached, table, row, fields);
    found.set(row, comparison);
    if (comparison.differences.length > 0) return false;
    if (comparison.obstacles.length > 0) return null;
    return comparison.agreed > 0 ? true : undefined;
  });
  const { file } = table;
  return {
    table,
    file,
    sheet: table.sheet.name,
    verdicts,
    params: (row) => wordsFor(found.get(row)),
    marks: (row) => found.get(row)?.differences.map(({ field }) => field) ?? fields.slice(0, 1),
    elsewhere: (row) => listCells(found.get(row)),
    obstacle: (row) => found.get(row)?.obstacles[0],
  };
}

function compare(
  lists: SchoolLists,
  table: BoundTable,
  row: number,
  fields: readonly string[],
): Comparison {
  const differences: Difference[] = [];
  const obstacles: ListCell[] = [];
  let agreed = 0;
  for (const field of fields) {
    const figure = listFigure(lists, table, row, field);
    if (figure === undefined) continue;
    const own = numberAt(table, row, field);
    if (figure.kind === 'unread') obstacles.push(figure.cell);
    // A level that the school does not have is left blank.
    else if (own === undefined && figure.values[0] === 0) continue;
    else if (own === undefined) obstacles.push({ table, row, field });
    else if (figure.values.includes(own)) agreed += 1;
    else differences.push({ field, figure, own });
  }
  return { lists, differences, agreed, obstacles };
}

function wordsFor(comparison: Comparison | undefined): Params {
  if (comparison === undefined) return {};
  const both = (tell: (lang: Language) => string) => ({ zh: tell('zh'), en: tell('en') });
  const { differences } = comparison;
  const amount = (field: string, value: number, lang: Language) =>
    `${showNumber(value)} ${unitOfField(field, lang)}`.trim();
  const right = ({ field, figure }: Difference, lang: Language) =>
    figure.values.map((value) => amount(field, value, lang)).join(lang === 'zh' ? '或 ' : ' or ');
  const each = (lang: Language, tell: (difference: Difference) => string) =>
    listed(
      differences.map((difference) => {
        const name = nameOfField(difference.field, null, lang);
        return lang === 'zh' ? `${name}${tell(difference)}` : `${name}: ${tell(difference)}`;
      }),
      lang,
    );
  return {
    sheets: both((lang) => listed(sheetsOf(comparison), lang)),
    differences: both((lang) =>
      each(lang, (difference) => {
        const own = amount(difference.field, difference.own, lang);
        return lang === 'zh'
          ? `表内 ${own}、名单 ${right(difference, lang)}`
          : `${own} in the form, ${right(difference, lang)} on the list`;
      }),
    ),
    observed: both((lang) => each(lang, ({ field, own }) => ` ${amount(field, own, lang)}`)),
    expected: both((lang) => each(lang, (difference) => ` ${right(difference, lang)}`)),
  };
}

function listsUsed({ lists, differences }: Comparison): readonly BoundTable[] {
  const isRoom = differences.some(({ field }) => ROOM_FIELDS.includes(field));
  return [...new Set((isRoom ? lists.rooms : lists.classes).map(({ table }) => table))];
}

function sheetsOf(comparison: Comparison): readonly string[] {
  return [...new Set(listsUsed(comparison).map(({ sheet }) => sheet.name))];
}

/** The rows that make up a band; for what is counted or added up over a whole list, the header of its column. */
function listCells(comparison: Comparison | undefined): readonly SheetCells[] {
  if (comparison === undefined) return [];
  const sheets = new Map<string, CellAddress[]>();
  const add = (table: BoundTable, at: CellAddress | undefined) => {
    if (at === undefined) return;
    const cells = sheets.get(table.sheet.name) ?? [];
    if (!cells.some(({ row, column }) => row === at.row && column === at.column)) cells.push(at);
    sheets.set(table.sheet.name, cells);
  };
  const used = listsUsed(comparison);
  for (const { field, figure } of comparison.differences) {
    const column =
      figure.cells[0]?.field ?? (ROOM_FIELDS.includes(field) ? 'room_area' : 'class_students');
    const isPart = used.some(({ rowCount }) => figure.cells.length < rowCount);
    if (isPart && figure.cells.length > 0)
      for (const cell of figure.cells) add(cell.table, cellAt(cell));
    else for (const table of used) add(table, table.fields.find(({ key }) => key === column)?.at);
  }
  return [...sheets].map(([sheet, cells]) => ({ sheet, cells }));
}

/** Rows of a list that name a school, each of which has to be on the form beside it. */
export const listedSchoolTest: CheckTest = {
  looksAt: 'everything',
  run({ rule, input }) {
    const lists = attachedLists(input.tables);
    return input.tables
      .filter(({ name }) => rule.on.includes(name))
      .map((table): RowsPart => {
        const named = ['school_code', 'school_name'].filter((field) => hasField(table, field));
        return {
          table,
          file: table.file,
          sheet: table.sheet.name,
          verdicts: judgeRows(table.rowCount, (row) => {
            const placing = lists.placing(table, row);
            if (placing === 'unclear') return null;
            if (placing === undefined || named.length === 0) return undefined;
            return placing === 'found';
          }),
          params: (row) => ({
            school: named
              .map((field) => textAt(table, row, field))
              .filter(Boolean)
              .join(' '),
          }),
          marks: () => named,
        };
      });
  },
};
