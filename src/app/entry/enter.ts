import { showNumber, showRaw, unitOfField } from '../../checks/index';
import type { BoundTable } from '../../forms/types';
import { translator, type Language, type Translate } from '../../i18n/index';
import { compact } from '../../forms/text';
import type { EntryAnswer, EntryPlace } from '../view/entryTypes';
import { optionsOf } from '../../standard/index';
import { cellOfField, type EntryCell } from './cells';
import { type EntryRecord, findRecord, identityOf } from './records';
import { readTyped, type Typed } from './typed';

/** What a text typed into a field of a record comes to, in the tables as they now are. */
export function enterText(
  tables: readonly BoundTable[],
  place: EntryPlace,
  key: string,
  text: string,
  language: Language,
): EntryAnswer {
  const t = translator(language);
  const record = findRecord(tables, place);
  const cell = record && cellOfField(record, key);
  if (record === undefined || cell === undefined) return refused(t('entering:refused.gone'));
  if (cell.lock === 'formula') return refused(t('entering:refused.formula'));
  if (cell.lock === 'shared') return refused(t('entering:locked.shared'));
  const typed = readTyped(text, cell);
  if (typed.kind === 'refuse') return refused(refusal(typed.reason, text, cell, language, t));
  const { value, shown } = typed;
  const same = value === cell.raw || (value === null && cell.raw === '');
  return {
    kind: 'stored',
    value: String(shown),
    note: same ? '' : noteOf(typed, text, cell, language, t),
    amendments: same
      ? []
      : [{ kind: 'set-cells', sheet: place.sheet, cells: [{ at: cell.at, value }] }],
    place: placeAfter(record, place, key, String(shown)),
  };
}

function refused(message: string): EntryAnswer {
  return { kind: 'refused', message };
}

/** Bears the name typed beside the one before, until the workbook is known to have taken it in. */
function placeAfter(record: EntryRecord, place: EntryPlace, key: string, text: string): EntryPlace {
  const before = identityOf(record);
  const after = identityOf(record, { key, text });
  return { ...place, row: record.row, identities: [...new Set([after, before])] };
}

type Stored = Extract<Typed, { kind: 'store' }>;

function noteOf(
  { value, shown, unrounded, notApplicable }: Stored,
  text: string,
  cell: EntryCell,
  language: Language,
  t: Translate,
): string {
  if (value === null) return t('entering:stored.cleared');
  if (notApplicable === true) return t('entering:stored.notApplicable', { value: shown });
  if (typeof shown === 'string')
    return shown === text ? '' : t('entering:stored.text', { value: shown });
  const figure = showNumber(shown);
  const unit = unitText(cell, language);
  if (unrounded !== undefined)
    return t('entering:stored.rounded', {
      exact: showNumber(Number(unrounded.toFixed(6))),
      value: figure,
      unit,
    });
  return figure === text ? '' : t('entering:stored.figure', { value: figure, unit }).trim();
}

/** The unit of the cell in words. */
export function unitText({ field, unit }: EntryCell, language: Language): string {
  return unit === field.unit ? unitOfField(field.key, language) : (unit ?? '');
}

function refusal(
  reason: Extract<Typed, { kind: 'refuse' }>['reason'],
  text: string,
  cell: EntryCell,
  language: Language,
  t: Translate,
): string {
  const options = optionsOf(cell.field).map(({ code, name }) =>
    code === name.zh ? name[language] : `${code} ${name[language]}`,
  );
  return t(`entering:refused.${reason}`, {
    text: showRaw(text, language),
    value: compact(text),
    unit: unitText(cell, language),
    options: options.join(t('report:punctuation.list')),
  });
}
