import type { IWorkbookData } from '@univerjs/core';
import { parseReferences } from '../../../sheet/ownership';
import type { SheetLook, SheetNote } from '../../../sheet/look';
import type { DefinedName } from '../../../sheet/snapshot';
import { ruleOf } from './validations';

type Resources = NonNullable<IWorkbookData['resources']>;

/** Names under which Univer's plugins keep their data in a workbook. */
export const NOTES_RESOURCE = 'SHEET_NOTE_PLUGIN';
export const VALIDATIONS_RESOURCE = 'SHEET_DATA_VALIDATION_PLUGIN';
export const NAMES_RESOURCE = 'SHEET_DEFINED_NAME_PLUGIN';

/** Univer's word for a name that holds in the whole workbook. */
const WHOLE_WORKBOOK = 'AllDefaultWorkbook';

/** A sheet under the id that the grid knows it by. */
export interface PlacedLook {
  readonly id: string;
  readonly name: string;
  readonly look: SheetLook | undefined;
}

/** Notes, validations and names; each where there are any. */
export function resourcesOf(
  sheets: readonly PlacedLook[],
  names: readonly DefinedName[],
): Resources {
  const notes = sheets.flatMap(({ id, look }) =>
    look === undefined || look.notes.length === 0 ? [] : [[id, notesOf(look.notes)] as const],
  );
  const rules = sheets.flatMap(({ id, look }) =>
    look === undefined || look.validations.length === 0 ? [] : [[id, rulesOf(look, id)] as const],
  );
  const known = namesOf(names, sheets);
  return [
    ...(notes.length === 0 ? [] : [resource(NOTES_RESOURCE, Object.fromEntries(notes))]),
    ...(rules.length === 0 ? [] : [resource(VALIDATIONS_RESOURCE, Object.fromEntries(rules))]),
    ...(known.length === 0 ? [] : [resource(NAMES_RESOURCE, Object.fromEntries(known))]),
  ];
}

function resource(name: string, data: object): Resources[number] {
  return { name, data: JSON.stringify(data) };
}

function rulesOf({ validations }: SheetLook, id: string) {
  return validations.map((validation, i) => ruleOf(validation, `${id}-rule-${String(i + 1)}`));
}

/** By row, then by column. */
function notesOf(notes: readonly SheetNote[]): Record<number, Record<number, object>> {
  const byRow: Record<number, Record<number, object>> = {};
  notes.forEach(({ at, text }, i) => {
    const row = (byRow[at.row] ??= {});
    const id = `note-${String(i + 1)}`;
    row[at.column] = { id, row: at.row, col: at.column, note: text, ...noteSize(text) };
  });
  return byRow;
}

/** Pixels of the box of a note: wide enough for 16 characters of Chinese, as high as its lines within reason. */
export function noteSize(text: string): { readonly width: number; readonly height: number } {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / 16), 0);
  return { width: 220, height: Math.max(60, Math.min(20 * lines + 20, 320)) };
}

/** Print areas, filters and names of other workbooks mean nothing to the grid. */
function namesOf(names: readonly DefinedName[], sheets: readonly PlacedLook[]) {
  const usable = names.filter(
    ({ name, refersTo }) => !name.startsWith('_xlnm.') && !/#REF!|\[\d+\]/.test(refersTo),
  );
  return usable.map(({ name, refersTo, sheet }, i) => {
    const id = `name-${String(i + 1)}`;
    const isArea = parseReferences(refersTo).length > 0;
    const local = sheets.find((placed) => placed.name === sheet)?.id;
    const formulaOrRefString = isArea ? refersTo : `=${refersTo}`;
    return [id, { id, name, formulaOrRefString, localSheetId: local ?? WHOLE_WORKBOOK }] as const;
  });
}
