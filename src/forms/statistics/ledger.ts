import { codes, fieldByKey } from '../../standard';
import type { LedgerSource, Stage } from '../../standard';
import { createTable, NO_LAYOUT } from '../boundTable';
import type { ReadingSource } from '../boundTable';
import { codeOf } from '../readCell';
import { stagesOf } from '../sums';
import type { BoundTable } from '../types';
import { separateArts } from './arts';
import { STAGE_NAMES } from './crosstab';
import { figureOf, sumOf } from './figures';
import type { Figure, Wanted } from './figures';
import { ledgerSources } from './recogniseStatistics';

type Level = Exclude<Stage, 'senior'>;

const LEVELS: readonly Level[] = ['primary', 'junior'];

const UNTOLD: Figure = { reading: { raw: null, state: 'unreadable', repairs: [] } };

/** One school's statistics workbook. */
interface School {
  readonly tables: readonly BoundTable[];
  readonly stages: readonly Stage[] | undefined;
}

/**
 * The ledger rows that statistics workbooks amount to, one table for each level of a school: a row's figures stand on
 * several sheets, and its table is at home on the one that counts its pupils.
 */
export function statisticsLedgers(tables: readonly BoundTable[]): readonly BoundTable[] {
  const files = new Map<string, BoundTable[]>();
  for (const table of tables) {
    if (!table.name.startsWith('statistics/')) continue;
    const own = files.get(table.file);
    if (own === undefined) files.set(table.file, [table]);
    else own.push(table);
  }
  return [...files.values()].flatMap(ledgersOf);
}

const known = new WeakMap<
  BoundTable,
  { readonly of: readonly BoundTable[]; readonly made: readonly BoundTable[] }
>();

/** Made once for the same tables: a check asks for them in several places. */
function ledgersOf(tables: readonly BoundTable[]): readonly BoundTable[] {
  const [first] = tables;
  if (first === undefined) return [];
  const before = known.get(first);
  if (before?.of.length === tables.length && before.of.every((table, at) => table === tables[at]))
    return before.made;
  // Told by the sheets that were joined to a school: two basic sheets of different schools are joined to none.
  const types = tables
    .filter(({ name }) => name !== 'statistics/school')
    .map((table) => table.readingOf(0, 'school_type')?.text);
  const school = { tables, stages: stagesOf(types.find((type) => type !== undefined)) };
  const made = levelsOf(school).map((level) => ledgerRow(school, level));
  known.set(first, { of: tables, made });
  return made;
}

/** The compulsory levels of the school's type; of an unknown type, those that some table tells of. */
function levelsOf({ tables, stages }: School): readonly Level[] {
  return LEVELS.filter((level) =>
    stages === undefined ? tables.some((table) => tells(table, level)) : stages.includes(level),
  );
}

function tells(table: BoundTable, level: Level): boolean {
  return Array.from({ length: table.rowCount }).some(
    (_, row) => table.readingOf(row, 'level')?.text === STAGE_NAMES[level],
  );
}

function ledgerRow(school: School, level: Level): BoundTable {
  const { tables } = school;
  const home =
    tables.find((table) => table.name === 'statistics/pupils' && tells(table, level)) ?? tables[0];
  if (home === undefined) throw new Error('a statistics workbook without tables');
  const figures = ledgerSources().map((source) => ({
    key: source.key,
    figure: separated(school, source, level),
  }));
  return createTable({
    name: 'ledger',
    form: 'statistics',
    file: home.file,
    sheet: home.sheet,
    grid: home.sheet.grid,
    rowCount: 1,
    sources: [
      ...textSource(home, 'level', STAGE_NAMES[level]),
      ...founderSource(home, school),
      ...figures.flatMap(({ key, figure }) => sourceOf(home, key, figure)),
    ],
    layout: {
      ...NO_LAYOUT,
      headerTop: home.layout.headerTop,
      headerBottom: home.layout.headerBottom,
      inferred: [{ key: 'level', from: 'school-type' }],
    },
  });
}

function separated(school: School, source: LedgerSource, level: Level): Figure | undefined {
  const figure = figureFor(school, source, level);
  return source.key === 'teachers_arts' ? separateArts(school.tables, figure, level) : figure;
}

function figureFor(
  school: School,
  { of, from, sum, key }: LedgerSource,
  level: Level,
): Figure | undefined {
  if (of === 'single' && school.stages?.length !== 1) return UNTOLD;
  const stage = /^students_(primary|junior|senior)$/.exec(key)?.[1];
  // A school has no figure of a stage that it does not have.
  if (stage !== undefined && school.stages?.includes(stage as Stage) === false) return undefined;
  const wanted = from.flatMap((one): readonly Wanted[] => {
    if (one.only !== undefined && one.only !== level) return [];
    return [{ ...one, ...(of === 'level' ? { stage: one.stage ?? level } : {}) }];
  });
  if (sum === true) return sumOf(school.tables, wanted);
  const found = wanted.flatMap((one) => figureOf(school.tables, one) ?? []);
  return found.find(({ reading }) => reading.state !== 'blank') ?? found[0];
}

/** The statistics code founders otherwise than the application form does; their names are the same. */
function founderSource(home: BoundTable, { tables }: School): readonly ReadingSource[] {
  const found = figureOf(tables, { table: 'statistics/school', field: 'founder_code' });
  const founder = codes().lists.founders.find(({ code }) => code === found?.reading.text);
  const code = founder === undefined ? undefined : codeOf('founderTypes', founder.name.zh);
  if (found === undefined || code === undefined) return [];
  return sourceOf(home, 'founder_type', { ...found, reading: { ...found.reading, text: code } });
}

function textSource(home: BoundTable, key: string, text: string): readonly ReadingSource[] {
  return sourceOf(home, key, { reading: { raw: text, state: 'text', text, repairs: [] } });
}

function sourceOf(
  home: BoundTable,
  key: string,
  figure: Figure | undefined,
): readonly ReadingSource[] {
  const field = fieldByKey(key);
  if (field === undefined || figure === undefined) return [];
  const { reading, at, sheet } = figure;
  const bound = {
    key,
    header: field.name.zh,
    // A header is told on the table's own sheet.
    at: (sheet === home.sheet ? at : undefined) ?? home.fields[0]?.at ?? { row: 0, column: 0 },
  };
  return [
    {
      kind: 'readings',
      field,
      bound,
      readings: [reading],
      at: [at],
      on: [sheet === home.sheet ? undefined : sheet],
    },
  ];
}
