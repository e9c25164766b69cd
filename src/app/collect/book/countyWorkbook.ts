import { translator, type Language } from '../../../i18n/index';
import type { CellAddress } from '../../../kernel/address';
import type { NewSheet, NewWorkbook } from '../../../sheet/newWorkbook';
import { ledgerFigures } from '../../templates/figures/ledgerFigures';
import { stampName, TEMPLATE_VERSION } from '../../templates/stamp';
import type { Collection } from '../types';
import { applicationTables } from './applicationTables';
import type { BookContext } from './context';
import { figuresOf } from './frame';
import { withResults } from './figuresResults';
import { finishLedger, layLedger } from './ledgerSheet';
import { originNotes } from './originNotes';
import { originsSheet } from './originsSheet';
import { placesOf } from './places';
import { receptionSheet } from './receptionSheet';
import { firstRows, SPLIT, splitSheet } from './splitSheet';

/** The county table as a workbook, and where its values stand. */
export interface CountyBook {
  readonly workbook: NewWorkbook;
  readonly ledger: {
    readonly sheet: string;
    /** Cell of a value, by row of the collection and field; undefined where the form has no such column. */
    cellOf(row: number, field: string): CellAddress | undefined;
  };
  /** Names of the sheets with tables of the national application; none where the standard has no such form. */
  readonly application: readonly string[];
}

/**
 * The county table: the ledger with every school and level, what follows from it as live formulas, the tables of the
 * national application, where each value comes from, and how the files were received. Formulas bear their results.
 */
export function countyWorkbook(collection: Collection, language: Language = 'zh'): CountyBook {
  const { options, rows } = collection;
  const { standard, reliefs, year } = options;
  const t = translator(language);
  const ledger = layLedger(rows, options);
  const context: BookContext = {
    options,
    rows,
    ledger,
    figures: figuresOf(ledger, rows.length, options),
    places: placesOf(ledger, standard),
    once: firstRows(ledger, rows.length),
  };
  const application = applicationTables(context, language);
  const stamp = stampName({
    form: 'school-ledger',
    standard: standard.id,
    year: year ?? null,
    version: TEMPLATE_VERSION,
  });
  const { notes, cut } = originNotes(rows, ledger, t);
  const once = { range: context.places.splitRange(SPLIT.once), rows: context.once };
  const finished = finishLedger(ledger, standard, once, language);
  const sheets: readonly NewSheet[] = [
    notes.length === 0 ? finished : { ...finished, notes },
    withResults(ledgerFigures(ledger.laid, standard, reliefs), ledger, context.figures, standard),
    splitSheet(context),
    ...application,
    originsSheet(rows, ledger, t),
    receptionSheet(collection, cut, t, language),
  ];
  return {
    workbook: { sheets, definedNames: [stamp] },
    ledger: {
      sheet: ledger.sheet.name,
      cellOf: (row, field) => ledger.cellOf(row, field),
    },
    application: application.map(({ name }) => name),
  };
}
