import type { LevelName, OracleIndicator, OracleMethod, OracleRow } from './countyMethods';
import { fateOf, figure, isMisplaced, LEVEL_OF, ONE_LEVEL, STAGES } from './countyScope';
import * as q from './oracleNumbers';
import type { Frac } from './oracleNumbers';

/**
 * What a county's ledger comes to, written down from the text of the methods as plainly as possible and slowly:
 * a second opinion on src/balance that shares no code with it.
 */
export interface OracleFigure {
  readonly value: Frac | null;
  readonly met: boolean | null;
  readonly floorMet: boolean | null;
  readonly shortfall: Frac | null;
}

export interface OracleSchool {
  readonly code: string | null;
  readonly level: LevelName | null;
  readonly pupils: Frac | null;
  readonly figures: Readonly<Record<string, OracleFigure>>;
  readonly met: number | null;
  readonly passed: boolean | null;
}

export interface OracleCoefficient {
  readonly mean: Frac | null;
  readonly square: Frac | null;
  readonly passed: boolean | null;
}

export interface OracleLevel {
  readonly schools: number;
  readonly pupils: Frac | null;
  readonly figures: Readonly<Record<string, OracleCoefficient>>;
  readonly composite: Frac | null;
  readonly passed: boolean | null;
}

export interface OracleCounty {
  readonly schools: readonly OracleSchool[];
  readonly excluded: number;
  readonly levels: Readonly<Record<LevelName, OracleLevel | null>>;
}

function shareOf(row: OracleRow, level: LevelName): Frac | undefined {
  const type = row['school_type'];
  if (type === null || type === undefined) return undefined;
  const weights = STAGES[String(type)];
  if (weights === undefined) return ONE_LEVEL[String(type)] === level ? q.ONE : undefined;
  const parts = Object.entries(weights).map(([stage, weight]) => {
    const pupils = figure(row, `students_${stage}`);
    return pupils === undefined || pupils.n === 0n
      ? undefined
      : { stage, size: q.mul(q.of(weight), pupils) };
  });
  const own = parts.find((part) => part?.stage === level)?.size;
  if (own === undefined || parts.includes(undefined)) return undefined;
  return q.div(own, q.sum(parts.flatMap((part) => (part === undefined ? [] : [part.size]))));
}

interface Part {
  /** Resource of the level, after the split, in the unit of the resource. */
  readonly amount: Frac;
  readonly resource: Frac;
  readonly share: Frac;
  readonly pupils: Frac;
}

function partOf(
  row: OracleRow,
  each: OracleIndicator,
  level: LevelName,
  method: OracleMethod,
): Part | undefined {
  const pupils = figure(row, 'students');
  const share = each.split === true ? shareOf(row, level) : q.ONE;
  if (spoiltRelief(row, each, method)) return undefined;
  const plus = [...each.plus[level], ...reliefOf(row, each, method, pupils)].map((key) =>
    figure(row, key),
  );
  const minus = (each.minus ?? []).map((key) => figure(row, key));
  if (pupils === undefined || pupils.n === 0n || share === undefined) return undefined;
  if (plus.includes(undefined) || minus.includes(undefined)) return undefined;
  const total = (all: readonly (Frac | undefined)[]): Frac =>
    q.sum(all.flatMap((one) => one ?? []));
  const resource = q.mul(q.sub(total(plus), total(minus)), q.frac(BigInt(each.times ?? 1)));
  if (resource.n < 0n) return undefined;
  return { resource, share, pupils, amount: q.mul(resource, share) };
}

function reliefOf(
  row: OracleRow,
  each: OracleIndicator,
  method: OracleMethod,
  pupils: Frac | undefined,
): readonly string[] {
  const { relief } = each;
  if (relief === undefined || !method.reliefs.includes(relief.id) || row[relief.flag] !== '是')
    return [];
  if (pupils === undefined) return [];
  const tooFew = relief.from !== undefined && q.cmp(pupils, q.frac(BigInt(relief.from))) < 0;
  const tooMany = relief.to !== undefined && q.cmp(pupils, q.frac(BigInt(relief.to))) > 0;
  return tooFew || tooMany ? [] : relief.add;
}

/** A cell below 0 is wrong whether the relief is claimed or not. */
function spoiltRelief(row: OracleRow, each: OracleIndicator, method: OracleMethod): boolean {
  const { relief } = each;
  if (relief === undefined || !method.reliefs.includes(relief.id)) return false;
  return relief.add.some((key) => Number(row[key] ?? 0) < 0);
}

function judge(
  part: Part | undefined,
  each: OracleIndicator,
  level: LevelName,
  method: OracleMethod,
): OracleFigure {
  if (part === undefined) return { value: null, met: null, floorMet: null, shortfall: null };
  const scale = q.frac(each.hundred === true ? 100n : 1n);
  const value = q.div(q.mul(part.amount, scale), part.pupils);
  if (each.line === undefined) return { value, met: null, floorMet: null, shortfall: null };
  const line = q.of(each.line[level]);
  const sign = q.cmp(value, line);
  const met = method.strictLines === true ? sign > 0 : sign >= 0;
  const floorMet = met || q.cmp(value, q.mul(line, q.of('0.85'))) >= 0;
  if (met) return { value, met, floorMet, shortfall: q.ZERO };
  const needed = q.div(q.mul(line, part.pupils), q.mul(scale, part.share));
  const missing = q.sub(needed, part.resource);
  const bought = each.whole ? q.ceil(missing) : missing;
  const onTheLine = method.strictLines === true && each.whole && q.cmp(bought, missing) === 0;
  return { value, met, floorMet, shortfall: onTheLine ? q.add(bought, q.ONE) : bought };
}

function schoolOf(row: OracleRow, doubtful: boolean, method: OracleMethod): OracleSchool {
  const level = LEVEL_OF[String(row['level'])] ?? null;
  const figures = method.indicators.map((each): [string, OracleFigure] => {
    if (level === null)
      return [each.key, { value: null, met: null, floorMet: null, shortfall: null }];
    return [each.key, judge(partOf(row, each, level, method), each, level, method)];
  });
  const all = figures.map(([, one]) => one);
  const met = all.filter((one) => one.met === true).length;
  const unknown = all.filter((one) => one.met === null).length;
  const lost = all.filter((one) => one.met === false && one.floorMet === false).length;
  const { atLeast } = method;
  let passed: boolean | null = null;
  if (atLeast !== undefined) {
    if (lost > 0 || met + unknown < atLeast) passed = false;
    else if (unknown === 0) passed = true;
  }
  const code = row['school_code'] ?? null;
  return {
    code: code === null ? null : String(code),
    level,
    pupils: level === null ? null : (figure(row, 'students') ?? null),
    figures: Object.fromEntries(figures),
    met: atLeast === undefined || unknown > 0 ? null : met,
    passed: doubtful ? null : passed,
  };
}

interface Kept {
  readonly row: OracleRow;
  readonly doubtful: boolean;
  /** It cannot be told to which level the row belongs. */
  readonly anyLevel: boolean;
}

export function oracle(rows: readonly OracleRow[], method: OracleMethod): OracleCounty {
  const kept: Kept[] = [];
  rows.forEach((row, index) => {
    const fate = fateOf(row, index, rows, method);
    if (fate !== 'out') kept.push({ row, doubtful: fate === 'doubt', anyLevel: isMisplaced(row) });
  });
  const level = (name: LevelName): OracleLevel | null => {
    const members = kept.filter(
      ({ row, anyLevel }) => anyLevel || LEVEL_OF[String(row['level'])] === name,
    );
    return members.length === 0 ? null : levelOf(members, name, method);
  };
  return {
    schools: kept.map(({ row, doubtful }) => schoolOf(row, doubtful, method)),
    excluded: rows.length - kept.length,
    levels: { primary: level('primary'), junior: level('junior') },
  };
}

function levelOf(
  members: readonly { readonly row: OracleRow; readonly doubtful: boolean }[],
  level: LevelName,
  method: OracleMethod,
): OracleLevel {
  const blocked = members.some(({ doubtful }) => doubtful);
  const pupils = members.map(({ row }) => figure(row, 'students'));
  const figures = method.indicators.map((each): [string, OracleCoefficient] => {
    const parts = members.map(({ row }) => partOf(row, each, level, method));
    const known = parts.flatMap((part) => part ?? []);
    if (blocked || known.length < parts.length || known.length < 2)
      return [each.key, { mean: null, square: null, passed: null }];
    return [each.key, spread(known, each, level, method)];
  });
  const squares = figures.map(([, one]) => one.square);
  const roots = squares.flatMap((square) => (square === null ? [] : [q.root(square)]));
  const composite =
    roots.length < squares.length ? null : q.div(q.sum(roots), q.frac(BigInt(roots.length)));
  const verdicts = figures.map(([, one]) => one.passed);
  let passed: boolean | null = null;
  if (method.each !== undefined) {
    if (verdicts.includes(false)) passed = false;
    else if (!verdicts.includes(null)) passed = true;
  } else if (composite !== null && method.composite !== undefined) {
    passed = q.cmp(composite, q.of(method.composite[level])) <= 0;
  }
  return {
    schools: members.length,
    pupils:
      blocked || pupils.includes(undefined) ? null : q.sum(pupils.flatMap((one) => one ?? [])),
    figures: Object.fromEntries(figures),
    composite,
    passed,
  };
}

/** (Σ (n/N)(x − X)²) / X² about the pooled mean, and whether its root keeps the limit. */
function spread(
  parts: readonly Part[],
  each: OracleIndicator,
  level: LevelName,
  method: OracleMethod,
): OracleCoefficient {
  const scale = q.frac(each.hundred === true ? 100n : 1n);
  const total = q.sum(parts.map(({ pupils }) => pupils));
  const mean = q.div(q.mul(q.sum(parts.map(({ amount }) => amount)), scale), total);
  if (mean.n === 0n) return { mean: null, square: null, passed: null };
  const terms = parts.map(({ amount, pupils }) => {
    const distance = q.sub(q.div(q.mul(amount, scale), pupils), mean);
    return q.mul(q.div(pupils, total), q.mul(distance, distance));
  });
  const square = q.div(q.sum(terms), q.mul(mean, mean));
  const limit = method.each?.[level];
  if (limit === undefined) return { mean, square, passed: null };
  const sign = q.cmp(square, q.mul(q.of(limit.at), q.of(limit.at)));
  return { mean, square, passed: limit.strict ? sign < 0 : sign <= 0 };
}
