import type { Area, Span } from '../kernel/address';
import type { Grid } from './grid';

/** Everything the core may know of a workbook: taken once by a host, never asked for again. */
export interface WorkbookSnapshot {
  readonly sheets: readonly SheetSnapshot[];
  readonly definedNames: readonly DefinedName[];
  /** Dates count from 1904-01-01 rather than from 1900. */
  readonly date1904: boolean;
  /**
   * Program that wrote the file, as the file says; `wps` is its build number when WPS saved it, `saved` when it was
   * last saved: ISO 8601 in UTC to the millisecond, so that two of them compare as texts.
   */
  readonly producer: {
    readonly application?: string;
    readonly wps?: string;
    readonly saved?: string;
  };
  /** Macros are never run; their presence is reported. */
  readonly hasMacros: boolean;
  /** Number of links to other workbooks; they are never followed. */
  readonly externalLinks: number;
}

export interface SheetSnapshot {
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'very-hidden';
  readonly grid: Grid;
  readonly merges: readonly Area[];
  readonly hiddenRows: readonly Span[];
  readonly hiddenColumns: readonly Span[];
  /** An AutoFilter is active, so rows may be out of sight. */
  readonly filtered: boolean;
  readonly protected: boolean;
  readonly tables: readonly TableArea[];
}

/** An Excel table (ListObject). */
export interface TableArea {
  readonly name: string;
  readonly area: Area;
  readonly columns: readonly string[];
  readonly hasTotalsRow: boolean;
}

/** `refersTo` is the formula text without `=`; `sheet` is set for a name local to that sheet. */
export interface DefinedName {
  readonly name: string;
  readonly refersTo: string;
  readonly sheet?: string;
}
