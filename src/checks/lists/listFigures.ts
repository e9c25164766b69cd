import { LEVEL_OF_NAME } from '../../standard/levels';
import { stagesOf } from '../../forms/sums';
import type { BoundTable } from '../../forms/types';
import type { CellAddress } from '../../kernel/address';
import { codes } from '../../standard/index';
import type { Stage } from '../../standard/formTypes';
import { hasField, numberAt, textAt } from '../tests/verdicts';
import type { ListRow, SchoolLists } from './attachedLists';

/** A cell of a list that stands in the way, or that makes up a figure. */
export interface ListCell extends ListRow {
  readonly field: string;
}

/** What the lists of a school give for one field of its form. */
export type ListFigure =
  | {
      readonly kind: 'told';
      /**
       * The first is how it is usually counted; others are right too, where a grade may belong to either level or a
       * form may leave out the senior classes.
       */
      readonly values: readonly [number, ...number[]];
      /** Cells that make up the figure. */
      readonly cells: readonly ListCell[];
    }
  /** A row of the list cannot be read. */
  | { readonly kind: 'unread'; readonly cell: ListCell };

const PUPILS = 'class_students';
const AREA = 'room_area';
const STAGES_ASKED: Readonly<Record<string, Stage>> = {
  students_primary: 'primary',
  students_junior: 'junior',
  students_senior: 'senior',
};
const KIND_OF_ROOMS: Readonly<Record<string, string>> = { music_rooms: '音乐', art_rooms: '美术' };

/** Fields that lists of classes, and of rooms, fill. */
export const CLASS_FIELDS: readonly string[] = [
  'students_primary',
  'students_junior',
  'students_senior',
  'students',
  'classes',
  ...codes().classSizeBands.map(({ key }) => key),
];
export const ROOM_FIELDS: readonly string[] = [
  ...Object.keys(KIND_OF_ROOMS),
  ...codes().roomBands.map(({ key }) => key),
];

/** What the lists give for a field on a row of a form; undefined where they say nothing of it. */
export function listFigure(
  lists: SchoolLists,
  form: BoundTable,
  row: number,
  field: string,
): ListFigure | undefined {
  if (ROOM_FIELDS.includes(field)) return roomFigure(lists.rooms, field);
  if (lists.classes.length === 0) return undefined;
  const stages = stagesOf(textAt(form, row, 'school_type'));
  const groups = classGroups(lists.classes, stages);
  const wanted = wantedStage(form, row, field, stages);
  if (wanted === undefined && form.name === 'ledger') return undefined;
  const unclear = groups.unclear[0];
  if (unclear !== undefined && needsStages(form, stages, field))
    return { kind: 'unread', cell: { ...unclear, field: 'grade' } };
  const variants = wanted === undefined ? wholeSchool(groups, field) : ofStage(groups, wanted);
  return merged(variants.map((rows) => classFigure(rows, field)));
}

interface Groups {
  readonly primary: readonly ListRow[];
  readonly junior: readonly ListRow[];
  readonly senior: readonly ListRow[];
  /** 六年级 in a school of both levels. */
  readonly either: readonly ListRow[];
  readonly unclear: readonly ListRow[];
}

function classGroups(rows: readonly ListRow[], stages: readonly Stage[] | undefined): Groups {
  const groups = { primary: [], junior: [], senior: [], either: [], unclear: [] } as Record<
    keyof Groups,
    ListRow[]
  >;
  for (const row of rows) groups[groupOf(row, stages)].push(row);
  return groups;
}

/** By grade, where it can mean two levels by the row's own level, else by what kind of school it is. */
function groupOf({ table, row }: ListRow, stages: readonly Stage[] | undefined): keyof Groups {
  const grade = codes().lists.grades.find(({ code }) => code === textAt(table, row, 'grade'));
  const possible = grade?.stages ?? [];
  const [only] = possible;
  if (only !== undefined && possible.length === 1) return only;
  const level = LEVEL_OF_NAME[textAt(table, row, 'level')];
  if (level !== undefined) return level;
  const left = stages?.filter((stage) => possible.length === 0 || possible.includes(stage));
  if (left?.length === 1 && left[0] !== undefined) return left[0];
  return possible.length > 1 ? 'either' : 'unclear';
}

/** A ledger has a row for each level, a long form some fields of one level; other fields are of the whole school. */
function wantedStage(
  form: BoundTable,
  row: number,
  field: string,
  stages: readonly Stage[] | undefined,
): Stage | undefined {
  if (STAGES_ASKED[field] !== undefined) return STAGES_ASKED[field];
  if (form.name !== 'ledger') return undefined;
  return (
    LEVEL_OF_NAME[textAt(form, row, 'level')] ?? (stages?.length === 1 ? stages[0] : undefined)
  );
}

/** Whether a class of unknown level leaves the field open. */
function needsStages(form: BoundTable, stages: readonly Stage[] | undefined, field: string) {
  if (stages?.length === 1) return false;
  if (form.name === 'ledger' || STAGES_ASKED[field] !== undefined) return true;
  return field === 'students' && stages?.includes('senior') !== false;
}

/** Pupils are asked of the compulsory levels; whether senior classes count among the classes, no form says. */
function wholeSchool({ primary, junior, senior, either, unclear }: Groups, field: string) {
  const compulsory = [...primary, ...either, ...junior, ...unclear];
  if (senior.length === 0 || field === 'students') return [compulsory];
  return [[...compulsory, ...senior], compulsory];
}

/** Six years of primary school are the rule, five the exception. */
function ofStage(groups: Groups, stage: Stage): readonly (readonly ListRow[])[] {
  const own = groups[stage];
  if (stage === 'senior' || groups.either.length === 0) return [own];
  const both = [...own, ...groups.either];
  return stage === 'primary' ? [both, own] : [own, both];
}

function classFigure(rows: readonly ListRow[], field: string): ListFigure {
  if (field === 'classes') return counted(rows, 'class_name');
  const unread = rows.find(({ table, row }) => pupilsOf(table, row) === undefined);
  if (unread !== undefined) return { kind: 'unread', cell: { ...unread, field: PUPILS } };
  const band = codes().classSizeBands.find(({ key }) => key === field);
  if (band !== undefined) {
    const { from, to } = band;
    return counted(
      within(rows, PUPILS, from, (figure) => to === null || figure <= to),
      PUPILS,
    );
  }
  const total = rows.reduce((sum, { table, row }) => sum + (pupilsOf(table, row) ?? 0), 0);
  return { kind: 'told', values: [total], cells: rows.map((row) => ({ ...row, field: PUPILS })) };
}

/** A class has a whole number of pupils; anything else is a slip that must not be counted in any band. */
function pupilsOf(table: BoundTable, row: number): number | undefined {
  const pupils = numberAt(table, row, PUPILS);
  return pupils !== undefined && Number.isInteger(pupils) && pupils >= 0 ? pupils : undefined;
}

function roomFigure(rooms: readonly ListRow[], field: string): ListFigure | undefined {
  const band = codes().roomBands.find(({ key }) => key === field);
  const kind = band?.kind ?? KIND_OF_ROOMS[field] ?? '';
  const lists = new Set(rooms.map(({ table }) => table));
  if (![...lists].some((table) => listsKind(table, kind, rooms))) return undefined;
  const unclear = rooms.find(({ table, row }) => textAt(table, row, 'room_kind') === '');
  if (unclear !== undefined) return { kind: 'unread', cell: { ...unclear, field: 'room_kind' } };
  const own = rooms.filter(({ table, row }) => textAt(table, row, 'room_kind') === kind);
  if (band === undefined) return counted(own, 'room_name');
  const unread = own.find(({ table, row }) => (numberAt(table, row, AREA) ?? 0) <= 0);
  if (unread !== undefined) return { kind: 'unread', cell: { ...unread, field: AREA } };
  const { from, below } = band;
  return counted(
    within(own, AREA, from, (area) => below === null || area < below),
    AREA,
  );
}

/** A list with a column of kinds is of all kinds; one that says it otherwise is of the kinds that it names. */
function listsKind(table: BoundTable, kind: string, rooms: readonly ListRow[]): boolean {
  const isColumn = table.layout.inferred?.some(({ key }) => key === 'room_kind') !== true;
  if (isColumn && hasField(table, 'room_kind')) return true;
  return rooms.some(
    (room) => room.table === table && textAt(table, room.row, 'room_kind') === kind,
  );
}

function within(
  rows: readonly ListRow[],
  field: string,
  from: number,
  reaches: (figure: number) => boolean,
): readonly ListRow[] {
  return rows.filter(({ table, row }) => {
    const figure = numberAt(table, row, field);
    return figure !== undefined && figure >= from && reaches(figure);
  });
}

function counted(rows: readonly ListRow[], field: string): ListFigure {
  return { kind: 'told', values: [rows.length], cells: rows.map((row) => ({ ...row, field })) };
}

/** The ways of counting as one: told only where each of them is. */
function merged(figures: readonly ListFigure[]): ListFigure | undefined {
  const [first, ...others] = figures;
  if (first?.kind !== 'told') return first;
  const values = new Set(first.values);
  for (const other of others) {
    if (other.kind === 'unread') return other;
    for (const value of other.values) values.add(value);
  }
  const [usual, ...right] = values;
  return usual === undefined ? undefined : { ...first, values: [usual, ...right] };
}

/** The cell of a list to point at: its own, or the header of its column. */
export function cellAt({ table, row, field }: ListCell): CellAddress | undefined {
  return table.cellOf(row, field) ?? table.fields.find(({ key }) => key === field)?.at;
}
