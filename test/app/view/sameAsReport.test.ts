import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { buildReport, checkFiles, readFile } from '../../../src/app';
import type { Report, ReportLevel, ReportSchool } from '../../../src/app';
import type { CheckChoices, Engine } from '../../../src/app/live/engine';
import type { CheckView, LevelView, SchoolView } from '../../../src/app/view/types';
import { formatAddress } from '../../../src/kernel/address';
import { dataOf } from '../../../src/sheet/editableWorkbook';
import { fieldByKey, findStandard } from '../../../src/standard';
import { readWorkbook, writeWorkbook } from '../../../src/xlsx';
import { COLUMNS, county, countyAtLimits } from '../../support/countyArbitrary';
import { BASIC, QUALITY, type OracleRow } from '../../support/countyMethods';
import { checkedEngine, valueOf } from '../../support/live';
import { boundsOfWorking } from '../../support/working';

const EXAMPLES = [
  ...['county', 'county-messy', 'application'].map((name) => `examples/${name}.xlsx`),
  ...readdirSync('examples/schools').map((name) => `examples/schools/${name}`),
];
const RELIEFS = ['rural-small-teachers', 'dense-city-sports'];
const CHOICES: readonly CheckChoices[] = [
  { standard: 'cn.quality-2017', reliefs: [], language: 'zh' },
  { standard: 'cn.quality-2017', reliefs: RELIEFS, language: 'en' },
  { standard: 'local.junior-cv-030', reliefs: [], language: 'en' },
  { standard: 'local.shenyang-2024', reliefs: [], language: 'zh' },
  { standard: 'cn.basic-2012', reliefs: [], language: 'zh' },
];

const PATH = 'a.xlsx';

interface Both {
  readonly report: Report;
  readonly view: CheckView;
  readonly schools: readonly SchoolView[];
  readonly engine: Engine;
}

async function bothOf(bytes: Uint8Array, choices: CheckChoices): Promise<Both> {
  const standard = valueOf(findStandard(choices.standard));
  const workbook = readWorkbook(bytes);
  const file = readFile({ path: PATH, sha256: '0', workbook });
  const check = checkFiles([file], { standard, reliefs: choices.reliefs });
  const report = buildReport(check, choices.language);
  const { engine, view } = await checkedEngine(dataOf(valueOf(workbook)), choices);
  const schools = await Promise.all(
    view.schools.map(async ({ id }) => valueOf(await engine.school(view.revision, id))),
  );
  return { report, view, schools, engine };
}

/** What the report says of a school, in the shape of `saidOfSchool`. */
function reported({ code, level, pupils, met, passed, indicators }: ReportSchool): unknown {
  const figures = Object.entries(indicators).map(([key, one]) => {
    const { value, threshold, met: reached, floorMet, shortfall, why } = one;
    return [key, { value, threshold, met: reached, floorMet, shortfall, open: why !== null }];
  });
  return { code, level, pupils, met, passed, figures };
}

function saidOfSchool({ code, level, pupils, met, passed, indicators }: SchoolView): unknown {
  const figures = indicators.map(({ key, ...one }) => {
    const { value, threshold, met: reached, floorMet, shortfall, why } = one;
    return [key, { value, threshold, met: reached, floorMet, shortfall, open: why !== null }];
  });
  return { code, level, pupils, met, passed, figures };
}

function levelReported({ schools, pupils, passed, indicators }: ReportLevel): unknown {
  const figures = Object.entries(indicators).map(([key, one]) => {
    const { mean, cv, limit, passed: kept, why } = one;
    return [key, { mean, cv, limit, passed: kept, open: why !== null }];
  });
  return { schools, pupils, passed, figures };
}

function saidOfLevel({ schools, pupils, passed, indicators }: LevelView): unknown {
  const figures = indicators.map(({ key, mean, cv, limit, passed: kept, why }) => {
    return [key, { mean, cv, limit, passed: kept, open: why !== null }];
  });
  return { schools, pupils, passed, figures };
}

function expectSame({ report, view, schools }: Both): void {
  const [file] = report.files;
  if (file === undefined) throw new Error('no file');
  const { error, warning, explained, info, checked, cannotTell } = file.counts;
  const { counts } = view;
  expect(counts.warning + counts.explained + counts.below + counts.error + counts.info).toBe(
    error + warning + info,
  );
  expect(counts).toMatchObject({ explained, checked, cannotTell });
  expect(view.excluded).toHaveLength(report.excluded.length);
  expect(view.cautions).toHaveLength(report.unapplied.length);
  expect(schools.map(saidOfSchool)).toEqual(report.schools.map(reported));
  const levels = [report.balance.primary, report.balance.junior].filter((one) => one !== null);
  expect(view.levels.map(saidOfLevel)).toEqual(levels.map(levelReported));
  expect(view.items.map(({ id, outcome }) => [id, outcome])).toEqual(
    report.items.map(({ id, outcome }) => [id, outcome]),
  );
}

/** 达标 is said of nothing that the report leaves open or says is missed. */
function expectHonest({ report, view, schools }: Both): void {
  const passed = [report.balance.primary, report.balance.junior].map((level) => level?.passed);
  const everySchool = report.schools.map((school) => school.passed);
  if (view.verdict.tone === 'met') {
    expect(passed).not.toContain(false);
    expect(report.items.map(({ outcome }) => outcome)).not.toContain('not-met');
    expect(everySchool.filter((one) => one === false)).toEqual([]);
    expect(report.files[0]?.counts.error).toBe(0);
  }
  for (const level of view.levels) {
    const positive = /全部达标|(?<!未)达标$|meet the standard$|meets the standard$/;
    expect(positive.test(level.sentence)).toBe(level.passed === true);
  }
  for (const { passed: own, sentence } of schools)
    if (!/不设单校|judges no single/.test(sentence))
      expect(/^(达标|Meets)/.test(sentence)).toBe(own === true);
}

/** The figures of a `working` give the value that they are said to give. */
function expectArithmetic({ schools }: Both): number {
  let computed = 0;
  for (const { indicators } of schools) {
    for (const { working, value } of indicators) {
      if (value === null) continue;
      const [least, greatest] = boundsOfWorking(working);
      expect(value).toBeGreaterThanOrEqual(least);
      expect(value).toBeLessThanOrEqual(greatest);
      computed += 1;
    }
  }
  return computed;
}

async function expectSamePoints({ report, view, engine }: Both): Promise<void> {
  for (const { level, indicators } of view.levels) {
    for (const { key, cv } of indicators) {
      const points = valueOf(await engine.points(view.revision, level, key));
      const own = report.schools.flatMap((school, id) =>
        school.level === level ? [[id, school.indicators[key]?.value ?? null]] : [],
      );
      const told = points.map(({ school, value }) => [school, value]);
      expect(new Map(told as [number, number][])).toEqual(new Map(own as [number, number][]));
      const shares = report.balance[level]?.indicators[key]?.contributions.map((one) => one.share);
      const drawn = points.flatMap(({ share }) => (share === null || share === 0 ? [] : [share]));
      if (cv !== null) expect(drawn).toEqual(shares?.filter((share) => share > 0) ?? []);
    }
  }
}

function workbookOf(rows: readonly OracleRow[]): Uint8Array {
  const header = COLUMNS.map((key) => fieldByKey(key)?.name.zh ?? key);
  const body = rows.map((row) => COLUMNS.map((key) => row[key] ?? null));
  return writeWorkbook([{ name: '学校台账', rows: [header, ...body] }]);
}

describe('the pane says the same as the report', () => {
  it.each(EXAMPLES)(
    'of %s, by every standard',
    async (path) => {
      for (const choices of CHOICES) {
        const both = await bothOf(readFileSync(path), choices);
        expectSame(both);
        expectHonest(both);
        expectArithmetic(both);
      }
    },
    60_000,
  );

  it('of the example county, in the chart as well', async () => {
    for (const choices of CHOICES) {
      const both = await bothOf(readFileSync('examples/county.xlsx'), choices);
      await expectSamePoints(both);
      expect(expectArithmetic(both)).toBeGreaterThan(200);
    }
  }, 60_000);

  it('of counties on and off the lines, with faults', async () => {
    const choice = fc.constantFrom(...CHOICES.slice(0, 4));
    await fc.assert(
      fc.asyncProperty(county(QUALITY), choice, async (rows, choices) => {
        const both = await bothOf(workbookOf(rows), choices);
        expectSame(both);
        expectHonest(both);
        expectArithmetic(both);
        await expectSamePoints(both);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('of counties whose coefficients stand on their limits', async () => {
    const rows = fc.oneof(
      countyAtLimits(QUALITY, ['0.5', '0.45', '0.3']),
      countyAtLimits(BASIC, ['0.65', '0.55']),
    );
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(...CHOICES), async (schools, choices) => {
        const both = await bothOf(workbookOf(schools), choices);
        expectSame(both);
        expectHonest(both);
        for (const { sentence } of both.view.levels)
          for (const [, value, sign, limit] of sentence.matchAll(/([\d.]+) ([>≥]) ([\d.]+)/g))
            expect(
              sign === '>' ? Number(value) > Number(limit) : Number(value) >= Number(limit),
            ).toBe(true);
      }),
      { numRuns: 20 },
    );
  }, 120_000);

  it('and names the cells that hold its figures', async () => {
    for (const path of EXAMPLES) {
      const [choices] = CHOICES;
      if (choices === undefined) throw new Error('no choice');
      const bytes = readFileSync(path);
      const { schools } = await bothOf(bytes, choices);
      const { sheets } = dataOf(valueOf(readWorkbook(bytes)));
      for (const { inputs } of schools.flatMap(({ indicators }) => indicators)) {
        for (const { sheet, at, cell, text } of inputs) {
          if (at === null) continue;
          expect(cell).toBe(formatAddress(at));
          const stored = sheets
            .find(({ name }) => name === sheet)
            ?.cells.find(({ row, column }) => row === at.row && column === at.column);
          const shown = Number(text.split(' ')[0]?.replaceAll(',', ''));
          const raw = stored?.value;
          if (typeof raw === 'number' && !Number.isNaN(shown))
            expect([raw, raw / 10_000]).toContain(shown);
        }
      }
    }
  }, 60_000);
});
