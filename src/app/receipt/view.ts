import type { Language } from '../../i18n/index';
import { formatAddress, type CellAddress } from '../../kernel/address';
import { fieldByKey } from '../../standard/index';
import type { CountyCheck } from '../check';
import type { ReportReceipt } from '../reportTypes';
import type { ChangedCell, ChangedRecord, ReceiptState } from './types';
import { verifyReceipt } from './verify';

/** Changes that are shown; their number is told in any case. */
const SHOWN = 200;

/** What the pane shows of a receipt: plain data, the first changes by name. */
export interface ReceiptView {
  readonly outcome: ReceiptState['outcome'];
  readonly sheet: string;
  /** When, by whom and under what it was made; null where the receipt cannot be relied on. */
  readonly made: ReportReceipt['made'];
  /** Why it is not valid: what of it does not fit. */
  readonly why: ReportReceipt['why'];
  readonly facts: readonly string[];
  readonly otherVersion: boolean;
  readonly changed: number;
  readonly added: number;
  readonly missing: number;
  readonly cells: readonly ChangeView[];
  readonly rows: readonly RowChangeView[];
}

export interface PlaceView {
  readonly sheet: string;
  readonly cell: string;
  readonly at: CellAddress | null;
  /** The row's school and level, as the receipt names it. */
  readonly record: string;
}

export interface ChangeView extends PlaceView {
  readonly field: string;
  readonly was: string;
  readonly is: string;
  readonly computed: boolean;
}

export interface RowChangeView extends PlaceView {
  readonly kind: 'added' | 'missing';
}

const NOTHING = {
  made: null,
  why: null,
  facts: [],
  otherVersion: false,
  changed: 0,
  added: 0,
  missing: 0,
  cells: [],
  rows: [],
};

/** The receipt of the one workbook that was checked. */
export function receiptView(check: CountyCheck, language: Language): ReceiptView {
  const [file] = check.files;
  const state: ReceiptState = file === undefined ? { outcome: 'none' } : verifyReceipt(check, file);
  return viewOfReceipt(state, language);
}

export function viewOfReceipt(state: ReceiptState, language: Language): ReceiptView {
  const { outcome } = state;
  if (outcome === 'none') return { outcome, sheet: '', ...NOTHING };
  if (outcome === 'forged')
    return { ...NOTHING, outcome, sheet: state.sheet, why: state.why, facts: state.facts };
  const { facts, digest, changes } = state;
  const { at, who, standard, rules } = facts;
  return {
    outcome,
    sheet: state.sheet,
    made: { at, who, standard, rules, digest },
    why: null,
    facts: [],
    otherVersion: state.otherVersion,
    changed: changes.cells.length,
    added: changes.added.length,
    missing: changes.missing.length,
    cells: changes.cells.slice(0, SHOWN).map((change) => changeView(change, language)),
    rows: [
      ...changes.missing
        .slice(0, SHOWN)
        .map((one) => ({ ...placeOf(one), kind: 'missing' as const })),
      ...changes.added.slice(0, SHOWN).map((one) => ({ ...placeOf(one), kind: 'added' as const })),
    ],
  };
}

function changeView(change: ChangedCell, language: Language): ChangeView {
  const { was, is, computed, field, label } = change;
  const name = language === 'zh' ? label : (fieldByKey(field)?.name.en ?? label);
  return { ...placeOf(change), field: name, was, is, computed };
}

function placeOf({ sheet, at, record }: ChangedCell | ChangedRecord): PlaceView {
  return { sheet, at, cell: at === null ? '' : formatAddress(at), record };
}
