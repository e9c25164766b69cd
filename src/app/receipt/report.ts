import { formatAddress, type CellAddress } from '../../kernel/address';
import type { ReportReceipt } from '../reportTypes';
import type { ChangedRecord, ReceiptState } from './types';

/** What `check --json` says of a receipt. */
export function reportReceipt(state: ReceiptState): ReportReceipt | null {
  const { outcome } = state;
  if (outcome === 'none') return null;
  if (outcome === 'forged') {
    const { sheet, why, facts } = state;
    return { ...NOTHING, outcome, sheet, why, facts };
  }
  const { sheet, facts, digest, otherVersion, changes } = state;
  const { at, who, standard, rules } = facts;
  return {
    ...NOTHING,
    outcome,
    sheet,
    made: { at, who, standard, rules, digest },
    otherVersion,
    changed: changes.cells.map((cell) => ({
      sheet: cell.sheet,
      cell: addressText(cell.at),
      record: cell.record,
      field: cell.field,
      was: cell.was,
      is: cell.is,
      computed: cell.computed,
    })),
    added: changes.added.map(recordOf),
    missing: changes.missing.map(recordOf),
  };
}

const NOTHING = {
  made: null,
  otherVersion: false,
  why: null,
  facts: [],
  changed: [],
  added: [],
  missing: [],
};

function recordOf({ sheet, at, record }: ChangedRecord) {
  return { sheet, cell: addressText(at), record };
}

function addressText(at: CellAddress | null): string {
  return at === null ? '' : formatAddress(at);
}
