import type { ReceiptState } from '../../app/index';
import { formatAddress, type CellAddress } from '../../kernel/address';
import { fieldByKey } from '../../standard/index';
import type { Language, Translate } from '../../i18n/index';

/** Changes that are named before the list is cut. */
const SHOWN = 20;

/** Whether the receipt that a file carries holds, and what has changed since where it does not. */
export function receiptText(state: ReceiptState, language: Language, t: Translate): string[] {
  if (state.outcome === 'none') return [];
  if (state.outcome === 'forged') {
    const facts = state.facts.join(t('report:punctuation.list'));
    return [t('report:receipt.forged', { why: t(`report:receipt.${state.why}`, { facts }) })];
  }
  const { outcome, facts, changes, otherVersion } = state;
  const { at, who, rules } = facts;
  const counts = {
    changed: changes.cells.length,
    added: changes.added.length,
    missing: changes.missing.length,
  };
  const lines = [t(`report:receipt.${outcome}`, { at, who, rules, ...counts })];
  if (outcome === 'changed' && otherVersion) lines.push(t('report:receipt.otherRules', { rules }));
  const told = changedLines(changes, language, t);
  lines.push(...told.slice(0, SHOWN));
  const rest = told.length - SHOWN;
  if (rest > 0) lines.push(t('report:receipt.more', { rest }));
  return lines;
}

type Changes = Extract<
  ReceiptState,
  { readonly outcome: 'changed' | 'valid' | 'other-version' }
>['changes'];

function changedLines(changes: Changes, language: Language, t: Translate): string[] {
  const shown = (value: string): string => (value === '' ? t('report:receipt.blank') : value);
  return [
    ...changes.cells.map(({ sheet, at, record, field, label, was, is, computed }) =>
      t(computed ? 'report:receipt.computed' : 'report:receipt.cell', {
        place: placeText(sheet, at),
        record,
        field: language === 'zh' ? label : (fieldByKey(field)?.name.en ?? label),
        was: shown(was),
        is: shown(is),
      }),
    ),
    ...changes.missing.map(({ sheet, at, record }) =>
      t('report:receipt.missing', { place: placeText(sheet, at), record }),
    ),
    ...changes.added.map(({ sheet, at, record }) =>
      t('report:receipt.added', { place: placeText(sheet, at), record }),
    ),
  ];
}

function placeText(sheet: string, at: CellAddress | null): string {
  return at === null ? sheet : `${sheet}!${formatAddress(at)}`;
}
