import { type CellAddress, columnName, formatAddress, sheetPrefix } from '../../../kernel/address';
import type { NewCell } from '../../../sheet/newWorkbook';
import type { NewStyle } from '../../../sheet/newWorkbook';
import type { CellValue } from '../../../sheet/cell';
import type { Standard } from '../../../standard/types';
import { PLACES } from '../../templates/figures/composing';
import type { CountyLedger } from './ledgerSheet';

export const FIGURES_SHEET = '指标测算';
export const SPLIT_SHEET = '资源拆分';
export const ORIGINS_SHEET = '数据来源';
export const RECEPTION_SHEET = '接收情况';

/** Where the rows of the county table stand on the sheets that compute with them. */
export interface Places {
  /** A cell of the ledger as other sheets refer to it; undefined where the form has no such field. */
  ledgerCell(row: number, field: string): string | undefined;
  /** The schools' rows of a field of the ledger. */
  ledgerRange(field: string): string | undefined;
  /** A cell, and the schools' rows, of a column of the sheet 指标测算. */
  figuresCell(row: number, column: number): string;
  figuresRange(column: number): string;
  splitRange(column: number): string;
  readonly columns: FigureColumns;
}

/** Columns of the sheet 指标测算. */
export interface FigureColumns {
  readonly name: number;
  readonly level: number;
  readonly counted: number;
  readonly pupils: number;
  readonly indicator: (index: number) => number;
  /** Number of indicators met and the school's verdict; absent where the standard judges no school. */
  readonly met?: number;
  readonly verdict?: number;
  readonly type: number;
  readonly founder: number;
}

/** Rows of the sheet 资源拆分 above the schools. */
export const SPLIT_TOP = 3;

export function placesOf(ledger: CountyLedger, standard: Standard): Places {
  const count = ledger.last - ledger.first + 1;
  const figuresTop = standard.indicators.length + 6;
  const columns = columnsOf(standard);
  const range = (sheet: string, column: number, top: number): string => {
    const name = columnName(column);
    return `${sheetPrefix(sheet)}$${name}$${String(top + 1)}:$${name}$${String(top + count)}`;
  };
  const column = (field: string): number | undefined =>
    ledger.laid.inputs.find(({ key }) => key === field)?.at.column;
  return {
    columns,
    ledgerCell: (row, field) => {
      const at = column(field);
      return at === undefined
        ? undefined
        : sheetPrefix(ledger.sheet.name) + across({ row: ledger.first + row, column: at });
    },
    ledgerRange: (field) => {
      const at = column(field);
      return at === undefined ? undefined : range(ledger.sheet.name, at, ledger.first);
    },
    figuresCell: (row, at) =>
      sheetPrefix(FIGURES_SHEET) + across({ row: figuresTop + row, column: at }),
    figuresRange: (at) => range(FIGURES_SHEET, at, figuresTop),
    splitRange: (at) => range(SPLIT_SHEET, at, SPLIT_TOP),
  };
}

function columnsOf({ indicators, schoolRule }: Standard): FigureColumns {
  const after = PLACES.first + indicators.length;
  const type = after + (schoolRule === null ? 0 : 2);
  return {
    name: PLACES.name,
    level: PLACES.level,
    counted: PLACES.counted,
    pupils: PLACES.pupils,
    indicator: (index) => PLACES.first + index,
    ...(schoolRule === null ? {} : { met: after, verdict: after + 1 }),
    type,
    founder: type + 1,
  };
}

/** `$F7`: stays in its column. */
function across(at: CellAddress): string {
  return `$${formatAddress(at)}`;
}

/** A formula with its result. */
export function computed(
  formula: string,
  value: CellValue,
  numberFormat?: string,
  style: NewStyle = 'form-computed',
): NewCell {
  return {
    value,
    formula,
    style,
    ...(numberFormat === undefined ? {} : { numberFormat }),
  };
}
