import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildReport, checkFiles, readFile } from '../../src/app';
import type { CountyCheck, ReadFile } from '../../src/app';
import type { Report, ReportCoefficient, ReportIndicator } from '../../src/app';
import { tableFromRows } from '../../src/forms';
import { fieldByKey, findStandard } from '../../src/standard';
import type { Standard } from '../../src/standard/types';
import { readWorkbook, writeWorkbook } from '../../src/xlsx';
import { COLUMNS, county, countyAtLimits } from '../support/countyArbitrary';
import { BASIC, QUALITY } from '../support/countyMethods';
import type { OracleMethod, OracleRow } from '../support/countyMethods';
import { oracle } from '../support/countyOracle';
import type { OracleCoefficient, OracleCounty, OracleFigure } from '../support/countyOracle';
import { root, toNumber } from '../support/oracleNumbers';
import type { Frac } from '../support/oracleNumbers';

function standardOf(id: string): Standard {
  const found = findStandard(id);
  if (!found.ok) throw new Error(id);
  return found.value;
}

const quality = standardOf('cn.quality-2017');

/** The same thresholds, read as "more than": no standard here does, a local one may. */
const strict: Standard = {
  ...quality,
  indicators: quality.indicators.map((each) => ({
    ...each,
    thresholds: each.thresholds && {
      primary: { ...each.thresholds.primary, operator: '>' },
      junior: { ...each.thresholds.junior, operator: '>' },
    },
  })),
};

const RELIEFS = ['rural-small-teachers', 'dense-city-sports'];
const METHODS: readonly (readonly [string, OracleMethod, Standard])[] = [
  ['2017', QUALITY, quality],
  ['2017 with reliefs', { ...QUALITY, reliefs: RELIEFS }, quality],
  ['2017 with strict thresholds', { ...QUALITY, strictLines: true }, strict],
  [
    'junior coefficients below 0.30',
    {
      ...QUALITY,
      each: { primary: { at: '0.5', strict: false }, junior: { at: '0.3', strict: true } },
    },
    standardOf('local.junior-cv-030'),
  ],
  ['2012', BASIC, standardOf('cn.basic-2012')],
];

function fromTable(rows: readonly OracleRow[]): ReadFile {
  const tables = [tableFromRows('ledger', rows)];
  return {
    path: 'a.xlsx',
    sha256: '0',
    status: 'checked',
    problem: null,
    snapshot: null,
    forms: [],
    unknown: [],
    reasons: [],
    lastYear: [],
    receipt: null,
    tables,
  };
}

function fromWorkbook(rows: readonly OracleRow[]): ReadFile {
  const header = COLUMNS.map((key) => fieldByKey(key)?.name.zh ?? key);
  const body = rows.map((row) => COLUMNS.map((key) => row[key] ?? null));
  const bytes = writeWorkbook([{ name: '学校台账', rows: [header, ...body] }]);
  return readFile({ path: 'a.xlsx', sha256: '0', workbook: readWorkbook(bytes) });
}

function reportOf(file: ReadFile, standard: Standard, method: OracleMethod): Report {
  const check: CountyCheck = checkFiles([file], { standard, reliefs: method.reliefs });
  return buildReport(check, 'zh');
}

/** Unrounded doubles: 19999.81 − 19998.75 keeps 12 digits of them. Verdicts get no such allowance. */
function near(found: number | null, wanted: Frac | null, digits = 1e-9): boolean {
  if (found === null || wanted === null) return found === wanted;
  const value = toNumber(wanted);
  return Math.abs(found - value) <= digits * Math.max(1e-9, Math.abs(value));
}

function differences(report: Report, wanted: OracleCounty): string[] {
  const found: string[] = [];
  const same = (what: string, one: unknown, other: unknown): void => {
    if (one !== other)
      found.push(`${what}: ${JSON.stringify(one)}, wanted ${JSON.stringify(other)}`);
  };
  const close = (what: string, one: number | null, other: Frac | null, digits?: number): void => {
    if (!near(one, other, digits))
      found.push(`${what}: ${String(one)}, wanted ${String(other && toNumber(other))}`);
  };
  same('schools', report.schools.length, wanted.schools.length);
  same('excluded', report.excluded.length, wanted.excluded);
  report.schools.forEach((school, i) => {
    const other = wanted.schools[i];
    if (other === undefined) return;
    const name = `row ${String(i)} ${String(school.level)}`;
    same(`${name} code`, school.code, other.code);
    close(`${name} pupils`, school.pupils, other.pupils);
    same(`${name} met`, school.met, other.met);
    same(`${name} passed`, school.passed, other.passed);
    for (const [key, figure] of Object.entries(other.figures)) {
      compareFigure(`${name} ${key}`, school.indicators[key], figure, same, close);
    }
  });
  for (const level of ['primary', 'junior'] as const) {
    const one = report.balance[level];
    const other = wanted.levels[level];
    same(`${level} there`, one === null, other === null);
    if (one === null || other === null) continue;
    same(`${level} schools`, one.schools, other.schools);
    close(`${level} pupils`, one.pupils, other.pupils);
    same(`${level} passed`, one.passed, other.passed);
    close(`${level} composite`, one.composite, other.composite, 1e-11);
    for (const [key, figure] of Object.entries(other.figures)) {
      compareCoefficient(`${level} ${key}`, one.indicators[key], figure, same, close);
    }
  }
  return found;
}

type Same = (what: string, one: unknown, other: unknown) => void;
type Close = (what: string, one: number | null, other: Frac | null, digits?: number) => void;

function compareFigure(
  name: string,
  one: ReportIndicator | undefined,
  other: OracleFigure,
  same: Same,
  close: Close,
): void {
  close(`${name} value`, one?.value ?? null, other.value);
  same(`${name} met`, one?.met ?? null, other.met);
  same(`${name} floorMet`, one?.floorMet ?? null, other.floorMet);
  close(`${name} shortfall`, one?.shortfall ?? null, other.shortfall, 1e-9);
}

function compareCoefficient(
  name: string,
  one: ReportCoefficient | undefined,
  other: OracleCoefficient,
  same: Same,
  close: Close,
): void {
  close(`${name} mean`, one?.mean ?? null, other.mean);
  close(`${name} cv`, one?.cv ?? null, other.square && root(other.square), 1e-9);
  same(`${name} passed`, one?.passed ?? null, other.passed);
}

const LIMITS: Readonly<Record<string, readonly string[]>> = {
  '2012': ['0.65', '0.55', '0.60', '0.70', '0.5'],
};

describe.each(METHODS)('a check of a county by the method %s', (name, method, standard) => {
  it('agrees with the plain computation on every school, level and verdict', () => {
    fc.assert(
      fc.property(county(method), (rows) => {
        expect(
          differences(reportOf(fromTable(rows), standard, method), oracle(rows, method)),
        ).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('agrees where coefficients stand exactly on a limit', () => {
    const limits = LIMITS[name] ?? ['0.5', '0.45', '0.30'];
    fc.assert(
      fc.property(countyAtLimits(method, limits), (rows) => {
        expect(
          differences(reportOf(fromTable(rows), standard, method), oracle(rows, method)),
        ).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('agrees when the ledger is read from a workbook', () => {
    fc.assert(
      fc.property(county(method), (rows) => {
        expect(
          differences(reportOf(fromWorkbook(rows), standard, method), oracle(rows, method)),
        ).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
});
