import * as v from 'valibot';

/** What every file under `standards/` must look like. Strict: a key that nobody reads is a mistake. */

const HAN = /[\u4e00-\u9fff]/;
const text = v.pipe(v.string(), v.trim(), v.minLength(1));

export const bilingual = v.strictObject({
  zh: text,
  en: v.pipe(
    text,
    v.check((value) => !HAN.test(value), 'English text holds Chinese characters'),
  ),
});

/** What a cell itself holds may stand in an English message, since the user has to type it. */
const TYPED = /是|否|万元|元|万人|亩|小学|初中|计/g;

const message = v.strictObject({
  zh: v.pipe(
    text,
    v.check((value) => HAN.test(value), 'Chinese text holds no Chinese'),
  ),
  en: v.pipe(
    text,
    v.check(
      (value) => !HAN.test(value.replace(TYPED, '')),
      'English text holds Chinese characters',
    ),
  ),
});

/** Empty for pure numbers, such as a coefficient. */
const unit = v.strictObject({ zh: v.string(), en: v.string() });

const day = v.pipe(v.string(), v.isoDate());
const key = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]*$/));
const slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
const name = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/));
const provenance = v.picklist([
  'official-text',
  'official-reproduction',
  'secondary',
  'unverified',
]);

export const citation = v.strictObject({ source: slug, locator: text });

export const source = v.strictObject({
  id: slug,
  title: bilingual,
  url: v.nullable(v.pipe(v.string(), v.regex(/^https?:\/\//))),
  provenance,
  checked: day,
});

const limitEntries = {
  operator: v.picklist(['>=', '>', '<=', '<']),
  value: v.pipe(v.number(), v.finite()),
  parameter: v.optional(name),
  citation,
};
const limit = v.strictObject(limitEntries);
const loosening = { loosens: v.optional(v.literal(true)), reason: v.optional(bilingual) };
const overlayLimit = v.strictObject({ ...limitEntries, ...loosening });
const levels = v.strictObject({ primary: limit, junior: limit });
const overlayLevels = v.strictObject({
  primary: v.optional(overlayLimit),
  junior: v.optional(overlayLimit),
});

const indicator = v.strictObject({
  key,
  code: v.pipe(v.string(), v.regex(/^L\d+$/)),
  name: bilingual,
  unit: bilingual,
  decimals: v.picklist([0, 1, 2, 3]),
  numerator: v.strictObject({ primary: text, junior: text }),
  denominator: text,
  scale: v.picklist([1, 100]),
  split: v.boolean(),
  resource: v.strictObject({ unit: bilingual, whole: v.boolean() }),
  thresholds: v.nullable(levels),
  citation,
});

const parameterEntries = {
  value: v.pipe(v.number(), v.finite()),
  unit,
  tighter: v.picklist(['higher', 'lower']),
  citation,
};

const part = v.strictObject({
  id: slug,
  name: bilingual,
  value: text,
  over: v.optional(v.picklist(['ledger', 'school'])),
  level: v.optional(v.picklist(['primary', 'junior'])),
  circulating: v.optional(v.array(v.number())),
  otherwise: v.array(text),
  limit,
  unit,
  decimals: v.picklist([0, 1, 2, 3]),
});

const item = v.strictObject({
  id: slug,
  group: v.picklist(['government', 'quality', 'recognition', 'veto', 'admission']),
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  name: bilingual,
  parts: v.array(part),
  statement: v.nullable(bilingual),
  citation,
});

const head = {
  id: v.pipe(v.string(), v.regex(/^(cn|local)\.[a-z0-9-]+$/)),
  title: bilingual,
  documentNumber: text,
  issuer: bilingual,
  issued: day,
  effective: v.strictObject({ from: day, until: v.nullable(day) }),
  provenance,
  checked: day,
  openQuestions: v.array(
    v.strictObject({
      id: slug,
      question: bilingual,
      assumed: bilingual,
      touches: v.pipe(v.array(text), v.minLength(1)),
      citations: v.pipe(v.array(citation), v.minLength(1)),
    }),
  ),
};

const coefficientLevels = v.nullable(levels);

export const standard = v.strictObject({
  ...head,
  parent: v.null(),
  region: v.null(),
  indicators: v.pipe(v.array(indicator), v.minLength(1)),
  schoolRule: v.nullable(
    v.strictObject({
      metAtLeast: v.pipe(v.number(), v.integer()),
      floorRatio: v.pipe(v.number(), v.gtValue(0), v.ltValue(1)),
      citation,
    }),
  ),
  coefficients: v.strictObject({ each: coefficientLevels, composite: coefficientLevels }),
  split: v.strictObject({
    weights: v.record(
      v.pipe(v.string(), v.regex(/^\d{3}$/)),
      v.strictObject({
        primary: v.optional(v.number()),
        junior: v.optional(v.number()),
        senior: v.optional(v.number()),
      }),
    ),
    citation,
  }),
  exclusions: v.array(v.strictObject({ id: slug, when: text, reason: bilingual, citation })),
  reliefs: v.array(
    v.strictObject({
      id: slug,
      name: bilingual,
      basis: bilingual,
      citation,
      additions: v.array(v.strictObject({ indicator: key, when: text, add: text })),
      parameters: v.record(name, v.number()),
    }),
  ),
  parameters: v.record(name, v.strictObject(parameterEntries)),
  items: v.array(item),
});

export const overlay = v.strictObject({
  ...head,
  parent: v.pipe(v.string(), v.startsWith('cn.')),
  region: bilingual,
  thresholds: v.optional(v.record(key, overlayLevels)),
  coefficients: v.optional(
    v.strictObject({ each: v.optional(overlayLevels), composite: v.optional(overlayLevels) }),
  ),
  parameters: v.optional(v.record(name, v.strictObject({ ...parameterEntries, ...loosening }))),
  items: v.optional(v.array(item)),
});

export const field = v.strictObject({
  key: name,
  name: bilingual,
  type: v.picklist([
    'count',
    'area',
    'money',
    'ratio',
    'percent',
    'year',
    'code',
    'text',
    'flag',
    'enum',
  ]),
  unit: v.nullable(text),
  aliases: v.array(text),
  codes: v.optional(text),
  standing: v.optional(v.literal(true)),
  together: v.optional(v.array(v.string())),
});

const cells = v.record(name, v.union([v.string(), v.number(), v.boolean(), v.null()]));
const exampleEntries = {
  table: v.optional(text),
  // Empty where a test looks at the layout only.
  rows: v.array(cells),
  at: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  others: v.optional(v.record(v.string(), v.array(cells))),
  layout: v.optional(v.record(v.string(), v.unknown())),
};
const example = v.strictObject(exampleEntries);

export const rule = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[A-Z]{1,2}-\d{3}(-\d{1,2}|[b-z])?$/)),
  scope: v.picklist(['cell', 'row', 'table', 'cross-table', 'cross-school', 'cross-year']),
  on: v.pipe(v.array(text), v.minLength(1)),
  name: bilingual,
  when: v.optional(text),
  formula: v.optional(text),
  each: v.optional(v.pipe(v.array(text), v.minLength(1))),
  test: v.optional(text),
  options: v.optional(
    v.record(
      v.string(),
      v.union([v.string(), v.number(), v.boolean(), v.array(v.union([v.string(), v.number()]))]),
    ),
  ),
  severity: v.picklist(['error', 'warning', 'info']),
  basis: v.picklist(['published', 'form-structure', 'policy', 'proposed']),
  citation,
  message,
  params: v.optional(v.record(name, text)),
  marks: v.array(text),
  fix: v.optional(slug),
  standards: v.optional(v.pipe(v.array(text), v.minLength(1))),
  examples: v.strictObject({
    pass: v.array(example),
    fail: v.array(example),
    boundary: v.array(v.strictObject({ ...exampleEntries, outcome: v.picklist(['pass', 'fail']) })),
    undecidable: v.array(example),
  }),
});

/** Where a value breaks its schema, one line per fault; empty when it does not. */
export function faults(schema: v.GenericSchema, value: unknown): readonly string[] {
  const result = v.safeParse(schema, value);
  if (result.success) return [];
  return result.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
}
