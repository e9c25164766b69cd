import type { Translate } from '../../../i18n/index';
import { MAX_NOTES } from '../../../sheet/editPlan';
import type { NewNote } from '../../../sheet/newWorkbook';
import { fieldByKey } from '../../../standard/index';
import type { CountyRow, SettledValue } from '../types';
import type { CountyLedger } from './ledgerSheet';
import { othersText, placeText, told } from './originsSheet';

interface NotedValue {
  readonly row: number;
  readonly key: string;
  readonly settled: SettledValue;
}

/** Notes, and what has none for want of room. */
export interface OriginNotes {
  readonly notes: readonly NewNote[];
  /** null where each value has its note. */
  readonly cut: NotesCut | null;
}

export interface NotesCut {
  readonly values: number;
  readonly most: number;
  readonly rowsUnnoted: number;
  readonly differingUnnoted: number;
}

/**
 * The origin of each value as a note on its cell, while there is room for so many; else one note for each row, on the
 * school's name, and notes of their own for values that files disagree about. The sheet 数据来源 has all in any case.
 */
export function originNotes(
  rows: readonly CountyRow[],
  ledger: CountyLedger,
  t: Translate,
  most = MAX_NOTES,
): OriginNotes {
  const order = ledger.laid.columns.flatMap(({ key }) => key ?? []);
  const values = rows.flatMap((row, index) =>
    told(row, order)
      .filter(([key]) => ledger.cellOf(index, key) !== undefined)
      .map(([key, settled]): NotedValue => ({ row: index, key, settled })),
  );
  if (values.length <= most)
    return { notes: values.flatMap((value) => valueNote(value, ledger, t)), cut: null };
  const names = rows.flatMap((row, index) => rowNote(row, index, ledger, t));
  const differing = values.filter(({ key, settled }) => key !== 'school_name' && differs(settled));
  const kept = names.slice(0, most);
  const more = differing.slice(0, most - kept.length);
  return {
    notes: [...kept, ...more.flatMap((value) => valueNote(value, ledger, t))],
    cut: {
      values: values.length,
      most,
      rowsUnnoted: names.length - kept.length,
      differingUnnoted: differing.length - more.length,
    },
  };
}

function differs({ settling }: SettledValue): boolean {
  return settling !== 'only' && settling !== 'same';
}

function valueNote(
  { row, key, settled }: NotedValue,
  ledger: CountyLedger,
  t: Translate,
): readonly NewNote[] {
  const at = ledger.cellOf(row, key);
  return at === undefined ? [] : [{ at, text: originText(settled, t) }];
}

function originText(settled: SettledValue, t: Translate): string {
  const { origin, settling, others } = settled;
  return [
    ...(origin === null
      ? []
      : [t('countyTable:note.from', { path: origin.path, place: placeText(origin) })]),
    t(`countyTable:settling.${settling}`),
    ...(others.length === 0
      ? []
      : [t('countyTable:note.others', { others: othersText(settled, t) })]),
  ].join('\n');
}

/** Files of the row, each with the values taken from it, and what the files disagree about. */
function rowNote(
  row: CountyRow,
  index: number,
  ledger: CountyLedger,
  t: Translate,
): readonly NewNote[] {
  const at = ledger.cellOf(index, 'school_name');
  if (at === undefined) return [];
  const byFile = new Map<string, number>();
  for (const { origin } of Object.values(row.values))
    if (origin !== null) byFile.set(origin.path, (byFile.get(origin.path) ?? 0) + 1);
  const files = [...byFile].map(([path, count]) => t('countyTable:note.file', { path, count }));
  const differing = Object.entries(row.values)
    .filter(([, settled]) => differs(settled))
    .map(([key, settled]) =>
      t('countyTable:note.differing', {
        field: fieldByKey(key)?.name.zh ?? key,
        settling: t(`countyTable:settling.${settled.settling}`),
        others: othersText(settled, t),
      }),
    );
  return [{ at, text: [...files, ...differing, t('countyTable:note.more')].join('\n') }];
}
