import { findingSpots, type Spot, undecidedReader } from '../../checks/index';
import { isFilled } from '../../forms/index';
import type { ReadingState } from '../../forms/types';
import type { Language } from '../../i18n/index';
import { type CellAddress, formatAddress, parseAddress } from '../../kernel/address';
import { rules } from '../../standard/index';
import type { Rule } from '../../standard/types';
import type { CountyCheck, ReadFile } from '../check';
import { tierOfRule } from '../findings';
import { reasonFinder } from '../reasons/reasonFinder';

/** What has to be done before a workbook is sent, in the order in which it is best done. */
export type StepId = 'forms' | 'required' | 'errors' | 'reasons' | 'undecided';

export interface ReadyStep {
  readonly id: StepId;
  /** `later` cannot be told before the steps above it are done. */
  readonly state: 'done' | 'open' | 'later';
  /** How many places are still open. */
  readonly count: number;
  /** The rules that they are open for, in the order of the findings. */
  readonly rules: readonly {
    readonly rule: string;
    readonly name: string;
    readonly count: number;
  }[];
  /** Places that no rule names: sheets that no form explains, cells in which nothing can be read. */
  readonly places: readonly ReadyPlace[];
}

export interface ReadyPlace {
  readonly sheet: string;
  readonly cell: string;
  readonly at: CellAddress;
  /** What is wrong there; empty where the step says it. */
  readonly text: string;
}

export interface Readiness {
  readonly ready: boolean;
  readonly steps: readonly ReadyStep[];
}

/** What is missing in a workbook that was checked by itself before a receipt may be written. */
export function readiness(check: CountyCheck, language: Language): Readiness {
  const [file] = check.files;
  const open = openSpots(check);
  const told = (id: StepId, spots: readonly Spot[]): ReadyStep => ({
    id,
    // Nothing is wrong in a form that nobody has begun, and nothing is right.
    state: spots.length > 0 ? 'open' : isBegun(file) ? 'done' : 'later',
    count: spots.reduce((sum, spot) => sum + cellsTold(spot), 0),
    rules: byRule(spots, language),
    places: [],
  });
  const before = [
    formsStep(file),
    told('required', open.required),
    told('errors', open.errors),
    told('reasons', open.reasons),
  ];
  const isDone = before.every(({ state }) => state === 'done');
  const steps = [...before, undecidedStep(check, file, isDone, language)];
  return { ready: steps.every(({ state }) => state === 'done'), steps };
}

function formsStep(file: ReadFile | undefined): ReadyStep {
  const places = (file?.unknown ?? []).flatMap(({ sheet, closest }) => {
    const at = parseAddress(closest?.cell ?? '');
    return closest === undefined || at === undefined
      ? []
      : [{ sheet, cell: closest.cell, at, text: '' }];
  });
  const isDone = file?.status === 'checked' && isBegun(file);
  return {
    id: 'forms',
    state: isDone ? 'done' : 'open',
    count: places.length,
    rules: [],
    places,
  };
}

function isBegun(file: ReadFile | undefined): boolean {
  return file?.tables.some(isFilled) ?? false;
}

interface OpenSpots {
  readonly required: Spot[];
  readonly errors: Spot[];
  readonly reasons: Spot[];
}

/** Findings in the way of sending: a school below a standard is no fault of its data. */
function openSpots(check: CountyCheck): OpenSpots {
  const open: OpenSpots = { required: [], errors: [], reasons: [] };
  const reasonOf = reasonFinder(check);
  for (const spot of findingSpots(check.outcome)) {
    const { rule } = spot.run;
    const tier = tierOfRule(rule);
    if (tier === 'error') (isRequired(rule) ? open.required : open.errors).push(spot);
    else if (tier === 'warning' && reasonOf(spot)?.honoured !== true) open.reasons.push(spot);
  }
  return open;
}

function isRequired({ test }: Rule): boolean {
  return test === 'required';
}

/** A form that lacks most of its cells has one finding, and all of them to fill in. */
function cellsTold({ run, place }: Spot): number {
  return isRequired(run.rule) ? (place?.cells.length ?? 1) : 1;
}

function byRule(spots: readonly Spot[], language: Language): ReadyStep['rules'] {
  const counts = new Map<Rule, number>();
  for (const spot of spots)
    counts.set(spot.run.rule, (counts.get(spot.run.rule) ?? 0) + cellsTold(spot));
  return [...counts].map(([{ id, name }, count]) => ({ rule: id, name: name[language], count }));
}

/**
 * 逻辑校验 that cannot be decided because of what stands in a cell, such as a masked figure with a reason. A cell left
 * blank that the form does not demand is in nobody's way.
 */
function undecidedStep(
  check: CountyCheck,
  file: ReadFile | undefined,
  isTime: boolean,
  language: Language,
): ReadyStep {
  const step = { id: 'undecided' as const, count: 0, rules: [], places: [] };
  if (!isTime || file === undefined) return { ...step, state: 'later' };
  const bad = unreadableCells(file);
  if (bad.size === 0) return { ...step, state: 'done' };
  const logic = new Set(rules().flatMap((rule) => (tierOfRule(rule) === 'error' ? rule.id : [])));
  const places = new Map<string, ReadyPlace>();
  for (const row of undecidedReader(check.outcome, language)(file.path)) {
    const place = `${row.sheet}!${row.cell}`;
    const at = logic.has(row.rule) ? bad.get(place) : undefined;
    const { sheet, cell, reason } = row;
    if (at !== undefined) places.set(place, { sheet, cell, at, text: reason });
  }
  const found = [...places.values()];
  return {
    ...step,
    state: found.length === 0 ? 'done' : 'open',
    count: found.length,
    places: found,
  };
}

/** Something stands there, and it is no value. */
const BAD_STATES: ReadonlySet<ReadingState> = new Set([
  'placeholder',
  'masked',
  'approximate',
  'unreadable',
  'error',
]);

function unreadableCells({ tables }: ReadFile): ReadonlyMap<string, CellAddress> {
  const found = new Map<string, CellAddress>();
  for (const table of tables) {
    for (let row = 0; row < table.rowCount; row++) {
      for (const { key } of table.fields) {
        const state = table.readingOf(row, key)?.state;
        const at =
          state !== undefined && BAD_STATES.has(state) ? table.cellOf(row, key) : undefined;
        if (at !== undefined) found.set(`${table.sheet.name}!${formatAddress(at)}`, at);
      }
    }
  }
  return found;
}
