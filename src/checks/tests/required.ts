import { codes, formDefinitions, undividedFields } from '../../standard/index';
import type { Standard } from '../../standard/types';
import { STATE } from '../scan';
import { Verdict } from '../types';
import { numeratorKeys } from './schoolPlaces';
import type { CheckTest, ColumnContext } from './types';
import { hasField, judgeRows, textAt } from './verdicts';

const byForms = new Map<string, ReadonlySet<string>>();

/** Fields that a form demands of everybody who has the stage they are about; found once for all its columns. */
function demandedByForm(table: string): ReadonlySet<string> {
  const known = byForms.get(table) ?? findDemandedByForm(table);
  byForms.set(table, known);
  return known;
}

function findDemandedByForm(table: string): ReadonlySet<string> {
  const definitions = formDefinitions().flatMap((form) => form.tables);
  const found = definitions.find((definition) => definition.table === table);
  if (found === undefined) return new Set();
  const columns =
    found.layout === 'records' ? found.columns : found.layout === 'items' ? found.items : [];
  return new Set(columns.filter(({ required }) => required === true).map(({ key }) => key));
}

/** Ledger columns that the indicators of a level are computed from. */
function demandedByStandard(standard: Standard, level: string): ReadonlySet<string> {
  const stage = level === '小学' ? 'primary' : level === '初中' ? 'junior' : undefined;
  if (stage === undefined) return new Set();
  return new Set(standard.indicators.flatMap(({ numerator }) => numeratorKeys(numerator[stage])));
}

/** The form asks these of the junior level only: they make up its retention rate. */
const JUNIOR_ONLY = new Set(['graduates', 'grade7_entry', 'transfer_in', 'transfer_out', 'deaths']);

function stageOfField(field: string): string | undefined {
  if (field.endsWith('_primary')) return 'primary';
  if (field.endsWith('_junior') || JUNIOR_ONLY.has(field)) return 'junior';
  return field === 'students_senior' ? 'senior' : undefined;
}

function stagesOf(type: string): readonly string[] | undefined {
  return codes().lists.schoolTypes.find(({ code }) => code === type)?.stages;
}

/** Whether a row has to fill a field in; undefined where the school's type would decide and is not known. */
function demands({ table, field, input }: ColumnContext): (row: number) => boolean | undefined {
  const byForm = demandedByForm(table.name).has(field);
  const stage = stageOfField(field);
  if (table.name === 'ledger') {
    const levels = ['小学', '初中'];
    const byLevel = new Map(
      levels.map((level) => [level, demandedByStandard(input.standard, level).has(field)]),
    );
    return (row) => {
      if (byForm) return true;
      if (isToldUndivided(table, field, row)) return false;
      if (JUNIOR_ONLY.has(field) && textAt(table, row, 'level') === '小学') return false;
      if (stage !== undefined)
        return (
          splits(table, row) &&
          stagesOf(textAt(table, row, 'school_type'))?.includes(stage) === true
        );
      return byLevel.get(textAt(table, row, 'level')) ?? false;
    };
  }
  if (!byForm) return () => false;
  if (stage === undefined || !hasField(table, 'school_type')) return () => true;
  return (row) => stagesOf(textAt(table, row, 'school_type'))?.includes(stage);
}

/** A figure that the row gives together with others is not asked for once more. */
function isToldUndivided(table: ColumnContext['table'], field: string, row: number): boolean {
  const whole = undividedFields().find(({ parts }) => parts.includes(field))?.key;
  return whole !== undefined && table.readingOf(row, whole)?.number !== undefined;
}

/** Only schools of several levels divide their resources, so only they need the pupils of each. */
function splits(table: ColumnContext['table'], row: number): boolean {
  return (stagesOf(textAt(table, row, 'school_type'))?.length ?? 0) > 1;
}

/** Blank cells of fields that the form, or the standard's indicators, cannot do without. */
export const requiredTest: CheckTest = {
  looksAt: 'column',
  run(context) {
    const { states, plain } = context.scan(context.table, context.field);
    const told = { params: () => ({ expected: { zh: '填写', en: 'filled in' } }) };
    if (plain) return { verdicts: new Uint8Array(states.length).fill(Verdict.PASS), ...told };
    const demanded = demands(context);
    const verdicts = judgeRows(context.table.rowCount, (row) => {
      // Nearly every cell is filled in: only a blank one is worth asking whether it may be.
      if (states[row] !== STATE.blank) return true;
      const wanted = demanded(row);
      if (wanted === false) return undefined;
      return wanted === undefined ? null : false;
    });
    return { verdicts, ...told };
  },
};
