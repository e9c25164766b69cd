import { expect } from '@jest/globals';
import { computeBalance, evaluateItems } from '../../src/balance';
import type { IndicatorResult, SchoolResult } from '../../src/balance';
import { exact } from '../../src/kernel/exact';
import type { Level, Standard } from '../../src/standard/types';
import type { Row } from '../balance/tables';
import { tableOf } from '../balance/tables';
import type { CaseFile, Figure } from './caseFile';
import { expectFigure, printed, standardOf } from './caseFile';
import { exactOf } from './coefficientCases';

const LEVEL_TEXT: Readonly<Record<Level, string>> = { primary: '小学', junior: '初中' };

function onlySchool(standard: Standard, row: Row): SchoolResult {
  const ledgers = [tableOf('ledger', [row])];
  const school = computeBalance({ standard, ledgers, reliefs: [] }).schools[0];
  if (school === undefined) throw new Error('the row does not count');
  return school;
}

interface IndicatorInputs {
  readonly row: Readonly<Record<string, number>>;
  /** Either a plain formula or an indicator of a standard at a level. */
  readonly formula?: string;
  readonly standard?: string;
  readonly indicator?: string;
  readonly level?: Level;
}

export function indicatorCase(file: CaseFile): void {
  const { value, text, shouldRead } = file.printed as {
    readonly value?: Figure;
    readonly text?: string;
    readonly shouldRead?: Figure;
  };
  const computed = indicatorValue(file.inputs as IndicatorInputs);
  if (file.reason === 'printed-figure-lost') {
    expect(Number(text?.replace('%', ''))).toBeNaN();
    if (shouldRead) expectFigure(computed, shouldRead);
    return;
  }
  if (value === undefined) throw new Error('nothing printed');
  expectFigure(computed, value);
}

function indicatorValue(inputs: IndicatorInputs): number {
  if (inputs.formula !== undefined) return exactOf(inputs.formula, inputs.row).valueOf();
  const level = inputs.level ?? 'primary';
  const row = { school_type: '211', level: LEVEL_TEXT[level], ...inputs.row };
  const school = onlySchool(standardOf(inputs.standard ?? ''), row);
  const value = school.indicators[inputs.indicator ?? '']?.value;
  if (typeof value !== 'number') throw new Error('no value');
  return value;
}

interface VerdictInputs {
  readonly standard: string;
  readonly row?: Row;
  readonly level?: Level;
  /** The seven values themselves; a school of 100,000 pupils has whole numbers that give them. */
  readonly values?: readonly number[];
}

export function verdictCase(file: CaseFile): void {
  const inputs = file.inputs as VerdictInputs;
  const figures = file.printed as {
    readonly values?: Readonly<Record<string, Figure>>;
    readonly met: number;
    readonly passed: boolean;
  };
  const standard = standardOf(inputs.standard);
  const row = inputs.row ?? rowWithValues(inputs.level ?? 'primary', inputs.values ?? []);
  const school = onlySchool(standard, row);
  expect({ met: school.met, passed: school.passed }).toEqual({
    met: figures.met,
    passed: figures.passed,
  });
  for (const { key, code } of standard.indicators) {
    const figure = figures.values?.[code];
    if (figure) expectFigure(school.indicators[key]?.value ?? null, figure);
  }
}

function rowWithValues(level: Level, values: readonly number[]): Row {
  const [degree = 0, backbone = 0, arts = 0, area = 0, sports = 0, equipment = 0, rooms = 0] =
    values;
  const pupils = 100_000;
  const times = (value: number, factor: number): number => exact(value).mul(factor).valueOf();
  return {
    school_type: level === 'primary' ? '211' : '311',
    level: LEVEL_TEXT[level],
    students: pupils,
    teachers_phd: 0,
    teachers_master: 0,
    teachers_bachelor: times(degree, pupils / 100),
    teachers_college: 0,
    teachers_backbone: times(backbone, pupils / 100),
    teachers_pe: times(arts, pupils / 100),
    teachers_music: 0,
    teachers_art: 0,
    teachers_arts: 0,
    area_teaching: times(area, pupils),
    area_indoor_sport: 0,
    area_field: times(sports, pupils),
    equip_value: times(equipment, pupils / 10_000),
    multimedia_rooms: times(rooms, pupils / 100),
  };
}

export function floorCase(file: CaseFile): void {
  const { standard: id, thresholds } = file.inputs as {
    readonly standard: string;
    readonly thresholds: Readonly<Record<Level, readonly number[]>>;
  };
  const floors = file.printed as Readonly<Record<Level, readonly number[]>>;
  const standard = standardOf(id);
  for (const level of ['primary', 'junior'] as const) {
    const limits = standard.indicators.map(({ thresholds: own }) => own?.[level].value);
    expect(limits).toEqual(thresholds[level]);
    const results = (values: readonly number[]): readonly IndicatorResult[] =>
      Object.values(onlySchool(standard, rowWithValues(level, values)).indicators);
    const atFloor = results(floors[level]);
    expect(atFloor.map(({ floor }) => floor)).toEqual(floors[level]);
    expect(atFloor.every(({ met, floorMet }) => met === false && floorMet === true)).toBe(true);
    const below = results(floors[level].map((floor) => exact(floor).sub('0.001').valueOf()));
    expect(below.some(({ floorMet }) => floorMet)).toBe(false);
  }
}

interface ItemInputs {
  readonly standard: string;
  readonly item: string;
  readonly part: string;
  readonly reliefs?: readonly string[];
  readonly tables: Readonly<Record<string, readonly Row[]>>;
}

interface ItemFigures {
  readonly outcome: string;
  readonly value?: number | Figure;
}

export function itemCase(file: CaseFile): void {
  const inputs = file.inputs as ItemInputs;
  const figures = file.printed as ItemFigures;
  const part = itemPart(inputs, inputs.tables);
  expect(part.outcome).toBe(figures.outcome);
  if (typeof figures.value === 'number') expect(part.value).toBe(figures.value);
  else if (figures.value) expectFigure(part.value, figures.value);
  const { oneFewer } = file as CaseFile & {
    readonly oneFewer?: { readonly field: string; readonly outcome: string };
  };
  if (oneFewer === undefined) return;
  const rows = (inputs.tables['ledger'] ?? []).map((row) => ({
    ...row,
    [oneFewer.field]: Number(row[oneFewer.field]) - 1,
  }));
  expect(itemPart(inputs, { ...inputs.tables, ledger: rows }).outcome).toBe(oneFewer.outcome);
}

function itemPart(
  inputs: ItemInputs,
  tables: ItemInputs['tables'],
): { readonly outcome: string; readonly value: number | null } {
  const standard = standardOf(inputs.standard);
  const bound = Object.entries(tables).map(([name, rows]) => tableOf(name, rows));
  const ledgers = bound.filter(({ name }) => name === 'ledger');
  const reliefs = inputs.reliefs ?? [];
  const balance = computeBalance({ standard, ledgers, reliefs });
  const items = evaluateItems(standard, bound, ledgers, balance, { reliefs });
  const part = items
    .find(({ item }) => item.id === inputs.item)
    ?.parts.find(({ id }) => id === inputs.part);
  if (part === undefined) throw new Error(`no part ${inputs.item} ${inputs.part}`);
  return part;
}

export function crossfootCase(file: CaseFile): void {
  const { parts } = file.inputs as { readonly parts: Readonly<Record<string, number>> };
  const { total } = file.printed as { readonly total: number };
  const { tolerance } = file as CaseFile & { readonly tolerance: number };
  const sum = Object.values(parts).reduce((left, part) => left.add(exact(part)), exact(0));
  const apart = sum.sub(exact(total)).abs();
  expect(apart.lte(exact(tolerance))).toBe(true);
  // the tolerance is needed in full, so that it hides nothing
  expect(apart.equals(exact(tolerance))).toBe(true);
}

export function gapCase(file: CaseFile): void {
  const { have, pupils } = file.inputs as { readonly have: number; readonly pupils: number };
  const { gap } = file.printed as { readonly gap: number };
  const { impliedPerPupil } = file as CaseFile & { readonly impliedPerPupil: Figure };
  expectFigure((have + gap) / pupils, impliedPerPupil);
  // gaps are printed in hundreds, so half a hundred either way prints alike
  const least = Math.ceil((have + gap - 50) / pupils);
  const wholeStandard = least * pupils - have < gap + 50;
  expect(wholeStandard).toBe(file.reason !== 'no-whole-standard');
  if (wholeStandard) expect(printed((least * pupils - have) / 100, 0) * 100).toBe(gap);
}
