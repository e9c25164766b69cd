import type { Translate } from '../../../i18n/index';
import { formatAddress } from '../../../kernel/address';
import type { CellValue } from '../../../sheet/cell';
import type { NewCell, NewSheet } from '../../../sheet/newWorkbook';
import { fieldByKey } from '../../../standard/index';
import { LEVEL_NAMES } from '../../templates/figures/composing';
import type { CountyRow, SettledValue, Settling } from '../types';
import { isFigure } from './cellValues';
import type { CountyLedger } from './ledgerSheet';
import { ORIGINS_SHEET } from './places';

const WIDTHS = [13, 26, 7, 22, 13, 36, 16, 9, 22, 48, 10];

/** The sheet 数据来源: a line for each value, with the file, sheet and cell that it was taken from. */
export function originsSheet(
  rows: readonly CountyRow[],
  ledger: CountyLedger,
  t: Translate,
): NewSheet {
  const order = ledger.laid.columns.flatMap(({ key }) => key ?? []);
  const lines = rows.flatMap((row, index) =>
    told(row, order).map(([key, settled]) => originLine(row, index, key, settled, ledger, t)),
  );
  const header = COLUMNS.map((column): NewCell => ({
    value: t(`countyTable:origins.${column}`),
    style: 'header',
  }));
  return {
    name: ORIGINS_SHEET,
    rows: [[{ value: t('countyTable:origins.title'), style: 'form-title' }], header, ...lines],
    merges: [{ top: 0, left: 0, bottom: 0, right: COLUMNS.length - 1 }],
    widths: WIDTHS,
    freeze: { rows: 2, columns: 2 },
    print: { landscape: true, titleRows: { from: 1, to: 1 }, footer: ORIGINS_SHEET },
  };
}

/** What is known of these, and why nothing stands in the cell, is told too. */
const LEFT_BLANK: ReadonlySet<Settling> = new Set(['open', 'undivided']);

const COLUMNS = [
  'code',
  'school',
  'level',
  'field',
  'value',
  'file',
  'sheet',
  'cell',
  'settling',
  'others',
  'place',
] as const;

/** Values that some file states, in the ledger's order; those that it has no column for come last. */
export function told(
  row: CountyRow,
  order: readonly string[],
): readonly (readonly [string, SettledValue])[] {
  const keys = [...order, ...Object.keys(row.values).filter((key) => !order.includes(key))];
  return keys.flatMap((key) => {
    const settled = row.values[key];
    if (settled === undefined) return [];
    const isTold = settled.value !== null || settled.others.length > 0;
    return isTold || LEFT_BLANK.has(settled.settling) ? [[key, settled] as const] : [];
  });
}

function originLine(
  row: CountyRow,
  index: number,
  key: string,
  settled: SettledValue,
  ledger: CountyLedger,
  t: Translate,
): readonly NewCell[] {
  const at = ledger.cellOf(index, key);
  const words = (value: string): NewCell => (value === '' ? null : { value, style: 'text' });
  const { origin } = settled;
  return [
    words(row.code),
    words(row.name),
    words(row.level === null ? '' : LEVEL_NAMES[row.level]),
    words(fieldByKey(key)?.name.zh ?? key),
    LEFT_BLANK.has(settled.settling) ? null : valueCell(key, settled.value),
    words(origin?.path ?? ''),
    words(origin?.sheet ?? ''),
    words(origin?.cell ?? ''),
    words(t(`countyTable:settling.${settled.settling}`)),
    words(othersText(settled, t)),
    at === undefined
      ? words(t('countyTable:origins.noColumn'))
      : { value: formatAddress(at), style: 'link', link: { sheet: ledger.sheet.name, at } },
  ];
}

/** Figures as numbers; all that a sender typed as text stays text. */
function valueCell(key: string, value: CellValue): NewCell {
  const field = fieldByKey(key);
  const isNumber = typeof value === 'number' && field !== undefined && isFigure(field);
  if (isNumber) return value;
  return value === null || typeof value === 'object'
    ? null
    : { value: String(value), style: 'text' };
}

/** What other files say, or one of the whole school: `310（学校A.xlsx 学校填报数据!F7）`. */
export function othersText(
  { others, settling, whole }: Pick<SettledValue, 'others' | 'settling' | 'whole'>,
  t: Translate,
): string {
  const ofWhole = settling === 'undivided' && whole !== undefined ? [whole] : [];
  return [...others, ...ofWhole]
    .map(({ origin, value }) =>
      t('countyTable:origins.other', {
        value: value ?? t('countyTable:blank'),
        path: origin.path,
        place: placeText(origin),
      }),
    )
    .join(t('countyTable:separator'));
}

export function placeText({ sheet, cell }: { readonly sheet: string; readonly cell: string }) {
  return cell === '' ? sheet : `${sheet}!${cell}`;
}
