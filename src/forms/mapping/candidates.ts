import { HEADER_PATH_SEPARATOR, headerPathKey } from '../headerText';
import { comparedText, textLikeness } from './likeTexts';
import type { ComparedText } from './likeTexts';
import type { MappableTable, MappingTarget } from './mappable';

/** What a header may mean, and how alike its texts are to the header's. */
export interface Candidate {
  readonly target: MappingTarget;
  readonly alike: number;
}

/** The lowest header alone says less than with its group. */
const WITHOUT_GROUP = 0.95;

/** Headers whose likeness is kept: those of many files are the same few, and comparing one takes milliseconds. */
const HEADERS_KEPT = 2000;

interface Known {
  readonly targets: readonly {
    readonly target: MappingTarget;
    readonly texts: readonly ComparedText[];
  }[];
  readonly headers: Map<string, readonly Candidate[]>;
}

const tables = new WeakMap<MappableTable, Known>();

/** All that a table has, beside a header. */
export function candidatesOf(table: MappableTable, header: string): readonly Candidate[] {
  const known = tables.get(table) ?? {
    targets: table.targets.map(textsOf),
    headers: new Map<string, readonly Candidate[]>(),
  };
  tables.set(table, known);
  const made = known.headers.get(header) ?? compared(known, header);
  if (known.headers.size < HEADERS_KEPT) known.headers.set(header, made);
  return made;
}

function textsOf(target: MappingTarget): Known['targets'][number] {
  const texts = target.texts.map((header) =>
    typeof header === 'string' ? header : header.join(HEADER_PATH_SEPARATOR),
  );
  return { target, texts: texts.map((text) => comparedText(headerPathKey(text))) };
}

function compared({ targets }: Known, header: string): readonly Candidate[] {
  const whole = comparedText(headerPathKey(header));
  const last = header.split(HEADER_PATH_SEPARATOR).at(-1) ?? header;
  // The words of its groups go on saying what it is about.
  const alone = { ...whole, core: comparedText(headerPathKey(last)).core };
  return targets.map(({ target, texts }) => {
    const scores = texts.map((text) =>
      Math.max(textLikeness(whole, text), WITHOUT_GROUP * textLikeness(alone, text)),
    );
    return { target, alike: Math.max(0, ...scores) };
  });
}
