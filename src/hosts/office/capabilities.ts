/**
 * What this Excel can do, read once: the pane runs in Excel 2021 (ExcelApi 1.14) and newer, and programs tell less than
 * their version lets expect, so every feature degrades by value.
 */
export interface Capabilities {
  /** How cells are marked: by conditional formats of our own, else by fills whose former colours are remembered. */
  readonly marks: 'conditional-formats' | 'fills' | 'none';
  /** How a text is put beside a cell. */
  readonly notes: 'notes' | 'comments' | 'none';
  readonly validation: boolean;
  /** Whose edits are told, so that checks can follow them: of all sheets at once, of each sheet, or of none. */
  readonly changeEvents: 'workbook' | 'sheets' | 'none';
  /** Whether it is told that formulas were computed. */
  readonly calculatedEvents: boolean;
  /** Whether it is told that a sheet was renamed, moved, hidden or shown. */
  readonly sheetEvents: boolean;
  /** Formulas of defined names; before, only what they refer to is known. */
  readonly nameFormulas: boolean;
  /** What lines of a range are hidden, in one question. */
  readonly lineProperties: boolean;
  /** Whether an AutoFilter hides rows. */
  readonly filters: boolean;
  /** Many scattered areas as one object. */
  readonly rangeAreas: boolean;
  /** Merged areas of a whole sheet in one question. */
  readonly mergedAreas: boolean;
  /** Links on single cells. */
  readonly links: boolean;
  /** A workbook made here opens in a window of its own. */
  readonly newWorkbooks: boolean;
  /** Whatever one call does is one step of Ctrl+Z. */
  readonly oneStepUndo: boolean;
}

/** Classes of Office.js as it is loaded, as far as they may lack something. */
export type LibraryClasses = Partial<
  Readonly<Record<'Workbook' | 'WorksheetCollection', { readonly prototype: object }>>
>;

/**
 * `supports('1.9')` says whether Excel has the requirement set ExcelApi 1.9. Its `library` may be older than it: a copy of
 * Office.js that is served beside the add-in ends with 1.15, whatever Excel it runs in.
 */
export function capabilitiesOf(
  supports: (version: string) => boolean,
  library: LibraryClasses | undefined = (globalThis as { readonly Excel?: LibraryClasses }).Excel,
): Capabilities {
  const has = (version: string, type: keyof LibraryClasses, member: string): boolean =>
    supports(version) && member in (library?.[type]?.prototype ?? {});
  const hasNotes = has('1.18', 'Workbook', 'notes');
  return {
    marks: supports('1.6') ? 'conditional-formats' : supports('1.4') ? 'fills' : 'none',
    notes: hasNotes ? 'notes' : supports('1.10') ? 'comments' : 'none',
    validation: supports('1.8'),
    changeEvents: supports('1.9') ? 'workbook' : supports('1.7') ? 'sheets' : 'none',
    calculatedEvents: supports('1.8'),
    sheetEvents: has('1.17', 'WorksheetCollection', 'onMoved'),
    nameFormulas: supports('1.7'),
    lineProperties: supports('1.9'),
    filters: supports('1.9'),
    rangeAreas: supports('1.9'),
    mergedAreas: supports('1.13'),
    links: supports('1.7'),
    newWorkbooks: supports('1.8'),
    oneStepUndo: supports('1.20'),
  };
}
