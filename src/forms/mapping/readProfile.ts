import * as v from 'valibot';
import { fail, succeed } from '../../kernel/result';
import type { Result } from '../../kernel/result';
import type { Field } from '../../standard';
import { headerPathKey } from '../headerText';
import { conversion, parseUnit } from '../units';
import { mappableTable, mappableTables, targetNamed } from './mappable';
import type { MappableTable } from './mappable';
import type { MappingEntry, MappingProfile } from './types';

export const PROFILE_FORMAT = 'junheng-mapping-profile';
export const PROFILE_VERSION = 1;
/** A county's profile has some hundreds of headers, 100 KB of text. */
export const PROFILE_BYTES = 1 << 20;
/** Stands in a file in place of a field: the column is not to be read. */
export const IGNORE = 'ignore';

type FileEntry = v.InferOutput<ReturnType<typeof fileShape>>['entries'][number];
type Refusal = Result<never> & { readonly ok: false };

/** Reads a profile from the text of its file, as people send it: every fault is told with the entry it is in. */
export function readProfile(text: string): Result<MappingProfile> {
  const bytes = bytesOf(text);
  if (bytes > PROFILE_BYTES) return invalid('too-large', { bytes, limit: PROFILE_BYTES });
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const entries: MappingEntry[] = [];
  const seen = new Map<string, number>();
  for (const [index, raw] of parsed.value.entries.entries()) {
    const entry = readEntry(raw, index + 1);
    if (!entry.ok) return entry;
    const id = JSON.stringify([raw.table, headerPathKey(raw.header)]);
    const first = seen.get(id);
    if (first !== undefined)
      return invalid('duplicate', { entry: index + 1, first, header: raw.header });
    seen.set(id, index + 1);
    entries.push(entry.value);
  }
  return succeed({ name: parsed.value.name, entries });
}

/** The same of a file, which is not opened where it is too large to be a profile. */
export async function readProfileFile(
  bytes: number,
  open: () => Promise<Result<string>>,
): Promise<Result<MappingProfile>> {
  if (bytes > PROFILE_BYTES) return invalid('too-large', { bytes, limit: PROFILE_BYTES });
  const text = await open();
  if (!text.ok) return text;
  // An editor in China may well have saved it in GBK: read as UTF-8, that has characters that are none.
  return text.value.includes('\uFFFD') ? invalid('encoding') : readProfile(text.value);
}

function fileShape() {
  const short = v.pipe(v.string(), v.maxLength(500));
  const count = v.pipe(v.number(), v.integer(), v.minValue(0));
  const suggestion = v.strictObject({
    field: short,
    name: v.optional(short, ''),
    score: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  });
  const seen = v.strictObject({ files: count, sheets: count, sheet: short, cell: short });
  const entry = v.strictObject({
    table: short,
    header: short,
    field: v.nullable(short),
    unit: v.optional(short),
    suggestions: v.optional(v.array(suggestion)),
    seen: v.optional(seen),
  });
  return v.strictObject({
    format: v.literal(PROFILE_FORMAT),
    version: v.literal(PROFILE_VERSION),
    name: short,
    /** What to do with the file, for who opens it in an editor. */
    help: v.optional(v.string()),
    entries: v.array(entry),
  });
}

function parse(text: string): Result<v.InferOutput<ReturnType<typeof fileShape>>> {
  let json: unknown;
  try {
    // Editors on Windows put a byte order mark in front.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return invalid('not-json', { detail: error instanceof Error ? error.message : String(error) });
  }
  const head = v.safeParse(v.looseObject({ format: v.literal(PROFILE_FORMAT) }), json);
  if (!head.success) return invalid('not-a-profile');
  const { version } = head.output;
  if (version !== PROFILE_VERSION) {
    const found = typeof version === 'number' || typeof version === 'string' ? version : '?';
    return invalid('other-version', { version: found, known: PROFILE_VERSION });
  }
  const read = v.safeParse(fileShape(), json, { abortEarly: true });
  return read.success ? succeed(read.output) : misshapen(read.issues[0]);
}

function misshapen(issue: v.BaseIssue<unknown>): Refusal {
  const where = v.getDotPath(issue) ?? '';
  if (issue.expected === 'never') return invalid('unknown-property', { where });
  return invalid(issue.received === 'undefined' ? 'missing' : 'misshapen', { where });
}

function readEntry(raw: FileEntry, entry: number): Result<MappingEntry> {
  const { header, suggestions, seen } = raw;
  const table = mappableTable(raw.table);
  if (table === undefined) {
    const known = mappableTables().map((one) => one.table);
    return invalid('unknown-table', { entry, table: raw.table, known: known.join(', ') });
  }
  if (headerPathKey(header) === '') return invalid('no-header', { entry, header });
  const unit = raw.unit === undefined ? {} : { unit: raw.unit };
  const base = { table: raw.table, header, ...unit };
  if (raw.field === null && suggestions !== undefined) {
    const open = { ...base, field: null, suggestions };
    return succeed(seen === undefined ? open : { ...open, seen });
  }
  if (raw.field === null || raw.field === IGNORE) return succeed({ ...base, field: null });
  return confirmed(base, raw.field, table, entry);
}

function confirmed(
  base: Omit<MappingEntry, 'field'>,
  named: string,
  table: MappableTable,
  entry: number,
): Result<MappingEntry> {
  const target = targetNamed(table, named);
  if (target === undefined)
    return invalid('unknown-field', { entry, field: named, table: table.table });
  const { unit } = base;
  if (unit !== undefined && !target.fields.some((field) => measures(field, unit)))
    return invalid('wrong-unit', { entry, unit, field: target.name.zh });
  return succeed({ ...base, field: target.key });
}

/** Whether a figure in the unit can be one of the field. */
export function measures(field: Field, unit: string): boolean {
  const from = parseUnit(unit);
  const to = field.unit === null ? undefined : parseUnit(field.unit);
  return from?.dimension !== undefined && to !== undefined && conversion(from, to) !== undefined;
}

function invalid(reason: string, params: Refusal['problem']['params'] = {}): Refusal {
  return fail('profile-invalid', reason, params);
}

/** Length of the text in UTF-8, in which files are written. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
