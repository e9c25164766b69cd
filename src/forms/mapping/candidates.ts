import { fieldByKey } from '../../standard';
import type { Field, FormColumn } from '../../standard';
import { headersOf } from '../headerIndex';
import { HEADER_PATH_SEPARATOR, headerPathKey } from '../headerText';
import { comparedText, textLikeness } from './likeTexts';
import type { ComparedText } from './likeTexts';
import type { MappableTable } from './mappable';

/** A field that a header may mean, and how alike its texts are to the header's. */
export interface Candidate {
  readonly field: Field;
  readonly alike: number;
}

/** The lowest header alone says less than with its group. */
const WITHOUT_GROUP = 0.95;

/** Headers whose likeness is kept: those of many files are the same few, and comparing one takes milliseconds. */
const HEADERS_KEPT = 2000;

interface Known {
  readonly fields: readonly { readonly field: Field; readonly texts: readonly ComparedText[] }[];
  readonly headers: Map<string, readonly Candidate[]>;
}

const tables = new WeakMap<MappableTable, Known>();

/** All fields of a table, beside a header. */
export function candidatesOf(table: MappableTable, header: string): readonly Candidate[] {
  const known = tables.get(table) ?? {
    fields: table.columns.flatMap(textsOf),
    headers: new Map<string, readonly Candidate[]>(),
  };
  tables.set(table, known);
  const made = known.headers.get(header) ?? compared(known, header);
  if (known.headers.size < HEADERS_KEPT) known.headers.set(header, made);
  return made;
}

function textsOf(column: FormColumn): Known['fields'] {
  const field = fieldByKey(column.key);
  if (field === undefined) return [];
  const texts = headersOf(column).map((header) =>
    typeof header === 'string' ? header : header.join(HEADER_PATH_SEPARATOR),
  );
  return [{ field, texts: texts.map((text) => comparedText(headerPathKey(text))) }];
}

function compared({ fields }: Known, header: string): readonly Candidate[] {
  const whole = comparedText(headerPathKey(header));
  const last = header.split(HEADER_PATH_SEPARATOR).at(-1) ?? header;
  // The words of its groups go on saying what it is about.
  const alone = { ...whole, core: comparedText(headerPathKey(last)).core };
  return fields.map(({ field, texts }) => {
    const scores = texts.map((text) =>
      Math.max(textLikeness(whole, text), WITHOUT_GROUP * textLikeness(alone, text)),
    );
    return { field, alike: Math.max(0, ...scores) };
  });
}
