import { attachedLists, isSchoolForm } from '../../checks/lists/attachedLists';
import type { SchoolLists } from '../../checks/lists/attachedLists';
import { CLASS_FIELDS, listFigure, ROOM_FIELDS } from '../../checks/lists/listFigures';
import type { BoundTable } from '../../forms/types';
import type { CellAddress } from '../../kernel/address';
import type { CellValue } from '../../sheet/cell';
import { codes } from '../../standard/index';
import type { CountyCheck } from '../check';

/** A cell of a form that the lists beside it fill. */
export interface ListFill {
  readonly field: string;
  readonly sheet: string;
  readonly at: CellAddress;
  readonly before: CellValue;
  readonly after: number;
  /** There is one way of counting only; otherwise the usual one is offered. */
  readonly isSure: boolean;
}

/** Figures without which a list is not complete: nothing is counted from half of one. */
const PROOFS: Readonly<Record<string, string>> = {
  classes: codes().classSizeBands[0]?.key ?? '',
  music: 'music_ge96',
  art: 'art_ge90',
};

/**
 * What the attached lists of classes and rooms put into the forms, where it differs from what stands there. A list
 * with a row that cannot be read fills nothing, and no formula is written over.
 */
export function fillFromLists({ outcome }: CountyCheck): readonly ListFill[] {
  const { tables } = outcome.input;
  const lists = attachedLists(tables);
  return tables.filter(isSchoolForm).flatMap((form) =>
    Array.from({ length: form.rowCount }, (_, row) => {
      const attached = lists.of(form, row);
      return attached === undefined ? [] : fillsOfRow(attached, form, row);
    }).flat(),
  );
}

function fillsOfRow(lists: SchoolLists, form: BoundTable, row: number): readonly ListFill[] {
  const isWhole = (field: string) => {
    const proof = PROOFS[familyOf(field)];
    return proof !== undefined && listFigure(lists, form, row, proof)?.kind === 'told';
  };
  return [...CLASS_FIELDS, ...ROOM_FIELDS].flatMap((field) => {
    const at = form.cellOf(row, field);
    const bound = form.fields.find(({ key }) => key === field);
    const figure = listFigure(lists, form, row, field);
    if (at === undefined || bound === undefined || bound.factor !== undefined) return [];
    if (isSum(form, field) || figure?.kind !== 'told' || !isWhole(field)) return [];
    if (form.sheet.grid.formula(at.row, at.column) !== undefined) return [];
    const reading = form.readingOf(row, field);
    const [after] = figure.values;
    const own = reading?.number;
    if (own === undefined ? isRightlyBlank(reading?.state, after) : figure.values.includes(own))
      return [];
    const before = reading?.raw ?? null;
    const isSure = figure.values.length === 1;
    return [{ field, sheet: form.sheet.name, at, before, after, isSure }];
  });
}

function familyOf(field: string): string {
  return field.startsWith('music_') ? 'music' : field.startsWith('art_') ? 'art' : 'classes';
}

/** A long form has no cell for all its pupils: they are added up from those of each level. */
function isSum({ name }: BoundTable, field: string): boolean {
  return name === 'school' && field === 'students';
}

/** A level that a school does not have stays blank. */
function isRightlyBlank(state: string | undefined, after: number): boolean {
  return after === 0 && (state === 'blank' || state === 'not-applicable');
}
