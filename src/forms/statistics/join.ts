import { fieldByKey } from '../../standard';
import type { Stage } from '../../standard';
import { createTable, partsOf } from '../boundTable';
import type { FieldSource, ReadingSource } from '../boundTable';
import type { RecognisedSheet } from '../recognise';
import { stagesOf } from '../sums';
import type { BoundTable, Reading } from '../types';
import { STAGE_NAMES } from './crosstab';

const SCHOOL = 'statistics/school';

/** What tells of which school a table is; the type tells the stage where a table leaves it open. */
const IDENTITY = ['school_code', 'school_name', 'school_type', 'urban_rural'] as const;

const BLANK: Reading = { raw: null, state: 'blank', repairs: [] };

/** The stages that a table may be about, as its heading says: 中学 is junior, senior or both. */
const headedStages = new WeakMap<BoundTable, readonly Stage[]>();

export function rememberStages(table: BoundTable, stages: readonly Stage[]): BoundTable {
  headedStages.set(table, stages);
  return table;
}

/**
 * The sheets of a statistics workbook belong to the one school that its basic sheet names. Where none names a school,
 * or two name different ones, the rows stay without a school rather than with the wrong one.
 */
export function joinStatistics(found: readonly RecognisedSheet[]): readonly RecognisedSheet[] {
  const tables = found.flatMap(({ recognition }) =>
    recognition.kind === 'form' && recognition.form === 'statistics' ? recognition.tables : [],
  );
  if (tables.length === 0) return found;
  const school = onlySchool(tables.filter(({ name }) => name === SCHOOL));
  return found.map((item) => {
    const { recognition } = item;
    if (recognition.kind !== 'form' || recognition.form !== 'statistics') return item;
    const joined = recognition.tables.map((table) => withSchool(table, school));
    return { ...item, recognition: { ...recognition, tables: joined } };
  });
}

function onlySchool(tables: readonly BoundTable[]): BoundTable | undefined {
  const nameOf = (table: BoundTable): string =>
    table.readingOf(0, 'school_code')?.text ?? table.readingOf(0, 'school_name')?.text ?? '';
  const named = tables.filter((table) => nameOf(table) !== '');
  return new Set(named.map(nameOf)).size === 1 ? named[0] : undefined;
}

const known = new WeakMap<BoundTable, Map<BoundTable | undefined, BoundTable>>();

/** Made once for a table and a school: whoever checks again after an edit elsewhere finds the same table. */
function withSchool(table: BoundTable, school: BoundTable | undefined): BoundTable {
  if (table.name === SCHOOL) return table;
  const bySchool = known.get(table) ?? new Map<BoundTable | undefined, BoundTable>();
  known.set(table, bySchool);
  const made = bySchool.get(school) ?? joined(table, school);
  bySchool.set(school, made);
  return made;
}

function joined(table: BoundTable, school: BoundTable | undefined): BoundTable {
  const parts = partsOf(table);
  if (parts === undefined) return table;
  const stages = stagesOf(school?.readingOf(0, 'school_type')?.text);
  const own = parts.sources.map((source) => withStage(source, table, stages));
  return createTable({
    ...parts,
    sources: [...own, ...IDENTITY.flatMap((key) => identitySource(table, school, key))],
  });
}

function identitySource(
  table: BoundTable,
  school: BoundTable | undefined,
  key: string,
): readonly ReadingSource[] {
  const field = fieldByKey(key);
  const first = table.fields[0];
  if (field === undefined || first === undefined) return [];
  const rows = Array.from({ length: table.rowCount }, (_, row) => row);
  const reading = school?.readingOf(0, key) ?? BLANK;
  const at = school?.cellOf(0, key);
  const bound = { key, header: field.name.zh, at: first.at };
  return [
    {
      kind: 'readings',
      field,
      bound,
      readings: rows.map(() => reading),
      at: rows.map(() => at),
      on: rows.map(() => (at === undefined ? undefined : school?.sheet)),
    },
  ];
}

/** A table without a stage of its own is about the only one that its heading and the school's type leave. */
function withStage(
  source: FieldSource,
  table: BoundTable,
  stages: readonly Stage[] | undefined,
): FieldSource {
  if (source.kind !== 'readings' || source.bound.key !== 'level' || stages === undefined)
    return source;
  const headed = headedStages.get(table);
  const [only, other] = stages.filter((stage) => headed === undefined || headed.includes(stage));
  if (only === undefined || other !== undefined) return source;
  const text = STAGE_NAMES[only];
  const readings = source.readings.map((reading) =>
    reading?.state === 'blank'
      ? ({ raw: text, state: 'text', text, repairs: [] } as const)
      : reading,
  );
  return { ...source, readings };
}
