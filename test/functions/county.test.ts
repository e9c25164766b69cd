import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import {
  buildReport,
  checkFiles,
  readFile,
  type CountyCheck,
  type Report,
  type ReportSchool,
} from '../../src/app';
import { findStandard, standards, type Level } from '../../src/standard';
import { readWorkbook } from '../../src/xlsx';
import { valueOf as valueOfResult } from '../support/live';
import { call, column, faultOf, valueOf } from './calls';

const LEVELS: readonly Level[] = ['primary', 'junior'];

let check: CountyCheck;
let report: Report;

beforeAll(() => {
  const workbook = readWorkbook(readFileSync('examples/county.xlsx'));
  const standard = valueOfResult(findStandard('cn.quality-2017'));
  check = checkFiles([readFile({ path: 'county.xlsx', sha256: '0', workbook })], {
    standard,
    reliefs: [],
  });
  report = buildReport(check, 'zh');
});

function schoolsOf(level: Level): readonly ReportSchool[] {
  return report.schools.filter((school) => school.level === level);
}

/** As Excel shows and stores what is typed: 15 digits. */
function digits(value: unknown): string {
  return typeof value === 'number' ? value.toPrecision(15) : String(value);
}

describe('on the example county, the custom functions give what `junheng check --json` says:', () => {
  it.each(LEVELS)('the coefficient and the mean of every indicator (%s)', (level) => {
    const result = report.balance[level];
    const schools = schoolsOf(level);
    const keys = Object.keys(result?.indicators ?? {});
    expect([schools.length > 5, keys.length]).toEqual([true, 7]);
    const pupils = column(schools.map((school) => school.pupils));
    for (const key of keys) {
      const values = column(schools.map((school) => school.indicators[key]?.value));
      const told = result?.indicators[key];
      expect(digits(valueOf(call('CV', values, pupils)))).toBe(digits(told?.cv));
      expect(digits(valueOf(call('MEAN', values, pupils)))).toBe(digits(told?.mean));
    }
  });

  it('the threshold of every indicator at every level', () => {
    for (const { level, indicators } of report.schools) {
      for (const [key, { threshold }] of Object.entries(indicators)) {
        expect(valueOf(call('THRESHOLD', key, level))).toBe(threshold);
      }
    }
  });

  it('the part of every split resource, to the last digit', () => {
    let split = 0;
    for (const { type, level, ledger, row, indicators } of check.balance.schools) {
      const table = check.ledgers[ledger];
      const pupils = ['students_primary', 'students_junior', 'students_senior'].map(
        (key) => table?.readingOf(row, key)?.number ?? null,
      );
      for (const key of ['teachingArea', 'sportsArea', 'equipmentValue', 'multimediaRooms']) {
        const one = indicators[key];
        if (typeof one?.numerator !== 'number' || one.share === null) continue;
        const part = call('SPLIT', one.numerator, type, ...pupils, level);
        expect(valueOf(part)).toBe(one.share * one.numerator);
        if (one.share !== 1) split += 1;
      }
    }
    expect(split).toBeGreaterThan(10);
  });
});

describe('standards', () => {
  it('all split by the same weights, so SPLIT asks for none', () => {
    const [first, ...others] = standards().map(({ split }) => split.weights);
    for (const weights of others) expect(weights).toEqual(first);
  });

  it('are found by id, title and document number, each with its own thresholds', () => {
    for (const standard of standards()) {
      for (const name of [standard.id, standard.title.zh, standard.title.en]) {
        for (const { key, code, name: words, thresholds } of standard.indicators) {
          for (const indicator of [key, code, words.zh, words.en]) {
            for (const level of LEVELS) {
              const outcome = call('THRESHOLD', indicator, level, name);
              const limit = thresholds?.[level].value;
              if (limit === undefined) expect(faultOf(outcome)[0]).toBe('#N/A');
              else expect(valueOf(outcome)).toBe(limit);
            }
          }
        }
      }
    }
  });
});
