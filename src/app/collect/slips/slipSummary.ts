import { translator, type Language, type Translate } from '../../../i18n/index';
import { columnName } from '../../../kernel/address';
import type { NewCell, NewWorkbook } from '../../../sheet/newWorkbook';
import { returnGrounds } from './needsReturn';
import { fileName, plainLine } from './plainText';
import { schoolsOf } from './schools';
import { tally } from './tally';
import type { ReturnFacts, SlipFacts } from './types';

/** A file in the summary; `slip` and `copy` are null where the file is not sent back, or has no copy. */
export interface SummaryItem {
  readonly facts: ReturnFacts;
  readonly slip: string | null;
  readonly copy: string | null;
}

export type SummaryHead = Pick<SlipFacts, 'checkedAt' | 'standard' | 'rules'>;

const COLUMNS = {
  number: 5,
  school: 24,
  code: 12,
  file: 24,
  status: 9,
  error: 7,
  warning: 10,
  explained: 10,
  unread: 7,
  below: 7,
  returned: 6,
  why: 18,
  slip: 26,
  copy: 26,
} as const;
type Column = keyof typeof COLUMNS;
const ORDER = Object.keys(COLUMNS) as readonly Column[];

const SUMMED = ['error', 'warning', 'explained', 'unread', 'below'] as const;
const FIRST_ROW = 3;

/** The table that goes with a folder of return slips: one row for each file, sent back or not, and live totals. */
export function slipSummary(
  items: readonly SummaryItem[],
  head: SummaryHead,
  language: Language,
): NewWorkbook {
  const t = translator(language);
  const across = (row: number) => ({ top: row, left: 0, bottom: row, right: ORDER.length - 1 });
  const made = {
    at: head.checkedAt,
    title: head.standard.title,
    document: head.standard.documentNumber,
    rules: head.rules,
  };
  const records = items.map((item, index) => recordOf(item, index, t));
  const rows: readonly (readonly NewCell[])[] = [
    [{ value: t('slips:summary.title'), style: 'form-title' }],
    [{ value: t('slips:summary.made', made), style: 'form-note' }],
    ORDER.map((column) => ({ value: t(`slips:summary.column.${column}`), style: 'header' })),
    ...records.map((record) => ORDER.map((column) => record[column])),
    totalRow(records, t),
  ];
  const sheet = {
    name: t('slips:summary.sheet'),
    rows,
    widths: Object.values(COLUMNS),
    merges: [across(0), across(1)],
    freeze: { rows: FIRST_ROW, columns: 2 },
    print: {
      landscape: true,
      titleRows: { from: FIRST_ROW - 1, to: FIRST_ROW - 1 },
      footer: t('slips:summary.title'),
      pageNumber: t('slips:page', { page: '{page}', pages: '{pages}' }),
    },
  };
  return { sheets: [sheet] };
}

type Cells = Readonly<Record<Column, NewCell & { readonly value: string | number | null }>>;

function recordOf({ facts, slip, copy }: SummaryItem, index: number, t: Translate): Cells {
  const { file } = facts;
  const schools = schoolsOf(file);
  const list = (key: 'name' | 'code') =>
    schools
      .slice(0, 3)
      .map((school) => plainLine(school[key], 60))
      .join('\n') + (schools.length > 3 ? '\n…' : '');
  const text = (value: string) => ({ value, style: 'wrapped' as const });
  // What was not checked has no counts, which is not the same as none found.
  const isChecked = file.status !== 'not-checked';
  const figure = (value: number) => ({ value, style: 'integer' as const });
  const found = (kind: (typeof SUMMED)[number]) => ({
    ...figure(counts[kind]),
    ...(isChecked ? {} : { value: null }),
  });
  const counts = tally(facts);
  const grounds = slip === null ? [] : returnGrounds(facts);
  return {
    number: figure(index + 1),
    school: text(list('name')),
    code: text(list('code')),
    file: text(fileName(file.path)),
    status: text(t(`report:status.${file.status}`)),
    error: found('error'),
    warning: found('warning'),
    explained: found('explained'),
    unread: found('unread'),
    below: found('below'),
    returned: { value: t(`slips:summary.${slip === null ? 'no' : 'yes'}`), style: 'verdict' },
    why: text(grounds.map((ground) => t(`slips:summary.ground.${ground}`)).join(t('slips:list'))),
    slip: text(slip ?? ''),
    copy: text(copy ?? ''),
  };
}

/** Sums over the rows above and how many files went back; rows that are added inside are summed too. */
function totalRow(records: readonly Cells[], t: Translate): NewCell[] {
  const last = FIRST_ROW + Math.max(1, records.length);
  const areaOf = (column: Column) => {
    const name = columnName(ORDER.indexOf(column));
    return `${name}${String(FIRST_ROW + 1)}:${name}${String(last)}`;
  };
  const cells = new Map<Column, NewCell>([
    ['school', { value: t('slips:summary.total'), style: 'form-section' }],
    [
      'file',
      { value: t('slips:summary.totalFiles', { count: records.length }), style: 'form-section' },
    ],
  ]);
  for (const column of SUMMED) {
    const value = records.reduce((sum, record) => sum + Number(record[column].value ?? 0), 0);
    cells.set(column, { value, formula: `SUM(${areaOf(column)})`, style: 'integer' });
  }
  const yes = t('slips:summary.yes');
  const returned = records.filter((record) => record.returned.value === yes).length;
  const formula = `COUNTIF(${areaOf('returned')},"${yes}")`;
  cells.set('returned', { value: returned, formula, style: 'integer' });
  return ORDER.map((column) => cells.get(column) ?? { value: null, style: 'form-section' });
}
