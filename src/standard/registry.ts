import { fail, succeed } from '../kernel/result';
import type { Result } from '../kernel/result';
import { data } from './data';
import type { BlankForm } from './blankTypes';
import type { Codes, FormDefinition } from './formTypes';
import { mergeOverlay } from './merge';
import type { Likeness } from './likenessTypes';
import type { Overlay } from './overlayTypes';
import type { Field, Rule, Source, Standard } from './types';

/** What is judged against when nothing else is asked for. */
export const DEFAULT_STANDARD = 'cn.quality-2017';

const national = data.national as readonly Standard[];
const sourceList = data.sources as readonly Source[];
const fieldList = data.fields as readonly Field[];
const ruleList = (data.rules as readonly (readonly Rule[])[]).flat();
const fieldsByKey = new Map(fieldList.map((field) => [field.key, field]));
const sourcesById = new Map(sourceList.map((source) => [source.id, source]));
const all = [...national, ...mergeAll(overlays())];

/** The national standards first, then the local overlays, each merged onto its parent. */
export function standards(): readonly Standard[] {
  return all;
}

/** The standard with this id; an overlay comes merged onto its parent. Unknown ids name the known ones. */
export function findStandard(id: string): Result<Standard> {
  const found = all.find((standard) => standard.id === id);
  if (found !== undefined) return succeed(found);
  return fail('standard-invalid', 'unknown-standard', {
    id,
    known: all.map((standard) => standard.id).join(', '),
  });
}

/** The overlays as they are stored, before merging. */
export function overlays(): readonly Overlay[] {
  return data.overlays as readonly Overlay[];
}

export function rules(): readonly Rule[] {
  return ruleList;
}

export function fields(): readonly Field[] {
  return fieldList;
}

export function fieldByKey(key: string): Field | undefined {
  return fieldsByKey.get(key);
}

/** What makes two headers alike, for suggestions. */
export function likeness(): Likeness {
  return data.likeness as Likeness;
}

export function codes(): Codes {
  return data.codes as Codes;
}

/** The forms that are recognised, in the order in which they are tried. */
export function formDefinitions(): readonly FormDefinition[] {
  return data.forms as readonly FormDefinition[];
}

/** How the forms look before they are filled in, in the order in which they are offered. */
export function blankForms(): readonly BlankForm[] {
  return data.blanks as readonly BlankForm[];
}

export function sources(): readonly Source[] {
  return sourceList;
}

export function sourceById(id: string): Source | undefined {
  return sourcesById.get(id);
}

function mergeAll(list: readonly Overlay[]): readonly Standard[] {
  return list.map((overlay) => {
    const parent = national.find((standard) => standard.id === overlay.parent);
    if (parent === undefined) throw new Error(`overlay ${overlay.id}: no parent ${overlay.parent}`);
    return mergeOverlay(parent, overlay);
  });
}
