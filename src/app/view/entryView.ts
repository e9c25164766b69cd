import { showNumber } from '../../checks/index';
import type { BoundField } from '../../forms/types';
import { translator, type Language, type Translate } from '../../i18n/index';
import { formatAddress } from '../../kernel/address';
import { addTo } from '../../kernel/arrays';
import { isCellError } from '../../sheet/cell';
import { rules, optionsOf } from '../../standard/index';
import type { Field, FormColumn } from '../../standard/index';
import { lastYearOf } from '../lastYear/lastYearOf';
import { asksFor } from '../entry/asked';
import { cellOfField, type EntryCell } from '../entry/cells';
import { unitText } from '../entry/enter';
import { type CheckedFindings, fieldFindings } from '../entry/fieldFindings';
import { lastYearWords } from '../entry/lastYearWords';
import { columnOf, type EntryRecord, findRecord, formOf, placeOf } from '../entry/records';
import type { EntryField, EntryGroup, EntryKind, EntryPlace, EntryView } from './entryTypes';

/** One record of the latest check as a form to fill in; undefined where it is gone. */
export function entryView(
  checked: CheckedFindings,
  place: EntryPlace,
  language: Language,
): EntryView | undefined {
  const tables = checked.check.files.flatMap((file) => file.tables);
  const record = findRecord(tables, place);
  if (record === undefined) return undefined;
  const t = translator(language);
  const findings = fieldFindings(checked, record);
  const last = lastYearWords(lastYearOf(checked.check), record, language, t);
  const groups = new Map<string, EntryField[]>();
  for (const bound of inOrder(record)) {
    const cell = cellOfField(record, bound.key);
    // A sum points at a cell that is another field's own.
    if (cell === undefined || cell.lock === 'shared') continue;
    const column = columnOf(record.table, bound.key);
    const name = groupName(record, column, language, t);
    const applies = asksFor(checked.check, record, column);
    const field = entryField(record, bound, cell, column, applies, language, t);
    const own = findings.get(bound.key) ?? [];
    addTo(groups, name, { ...field, last: last(cell), findings: own });
  }
  const listed = [...groups].map(([name, fields]): EntryGroup => ({
    name,
    fields,
    ...countOf(fields),
  }));
  return {
    place: placeOf(record, tables),
    form: t(`report:form.${record.table.form}`),
    groups: listed,
    ...countOf(listed.flatMap(({ fields }) => fields)),
  };
}

/** As on paper: down the sheet where each item has a row, along it where the record has one. */
function inOrder({ table, row }: EntryRecord): readonly BoundField[] {
  const placed = table.fields.flatMap((field) => {
    const at = table.cellOf(row, field.key);
    return at === undefined ? [] : [{ field, at }];
  });
  placed.sort((a, b) => a.at.row - b.at.row || a.at.column - b.at.column);
  return placed.map(({ field }) => field);
}

function countOf(fields: readonly EntryField[]): Pick<EntryView, 'filled' | 'asked'> {
  const asked = fields.filter((field) => field.asked);
  return { filled: asked.filter(({ filled }) => filled).length, asked: asked.length };
}

function groupName(
  { table }: EntryRecord,
  column: FormColumn | undefined,
  language: Language,
  t: Translate,
): string {
  const category = column?.category;
  if (category === undefined) return t('entering:other');
  const known = formOf(table)?.categories?.find(({ zh }) => zh === category);
  return known?.[language] ?? category;
}

function entryField(
  { table }: EntryRecord,
  bound: BoundField,
  cell: EntryCell,
  column: FormColumn | undefined,
  applies: boolean,
  language: Language,
  t: Translate,
): Omit<EntryField, 'findings' | 'last'> {
  const { field, at, lock } = cell;
  const value = valueOf(cell);
  const label = language === 'zh' ? (column?.label ?? field.name.zh) : field.name.en;
  return {
    key: bound.key,
    label,
    unit: unitText(cell, language),
    kind: kindOf(field),
    options: optionsOf(field).map(({ code, name }) => ({ code, name: name.zh })),
    value,
    cell: formatAddress(at),
    at,
    locked: lock === null ? null : t(`entering:locked.${lock}`),
    required: column?.required === true,
    applies,
    asked: applies && lock === null && column?.optional !== true,
    filled: value !== '',
    note: column?.note ?? '',
    demands: demandsOn(table.name, field, language, t),
  };
}

/** What the cell holds as it would be typed; a figure that was typed as text reads as it stands. */
function valueOf({ raw, reading, percentFormat }: EntryCell): string {
  if (percentFormat && reading?.state === 'number' && reading.number !== undefined)
    return showNumber(reading.number);
  if (raw === null) return '';
  if (isCellError(raw)) return raw.error;
  if (typeof raw === 'number') return showNumber(raw);
  return typeof raw === 'boolean' ? (raw ? 'TRUE' : 'FALSE') : raw.replace(/\s*[\r\n]+\s*/g, ' ');
}

function kindOf({ type }: Field): EntryKind {
  switch (type) {
    case 'count':
    case 'year':
    case 'flag':
      return type;
    case 'enum':
      return 'choice';
    case 'code':
    case 'text':
      return 'text';
    case 'area':
    case 'money':
    case 'ratio':
    case 'percent':
      return 'amount';
  }
}

/** What its type asks for, then the rules that would be told of at this field first, by their names. */
function demandsOn(
  table: string,
  { key, type }: Field,
  language: Language,
  t: Translate,
): readonly string[] {
  const ofType =
    type === 'count'
      ? [t('entering:demand.count')]
      : type === 'area' || type === 'money'
        ? [t('entering:demand.amount')]
        : [];
  const ofRules = rules().filter(
    ({ scope, severity, basis, on, each, marks }) =>
      scope === 'row' &&
      severity === 'error' &&
      basis !== 'policy' &&
      each === undefined &&
      on.includes(table) &&
      marks[0] === key,
  );
  return [...ofType, ...ofRules.map(({ name }) => name[language])];
}
