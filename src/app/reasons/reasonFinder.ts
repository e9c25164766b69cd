import { type Finding, type Spot, spotRenderer } from '../../checks/index';
import { addTo } from '../../kernel/arrays';
import { fieldByKey, rules } from '../../standard/index';
import type { Rule } from '../../standard/types';
import type { CountyCheck } from '../check';
import { figuresText, sameFigures } from './figures';
import type { ReasonState, WrittenReason } from './types';

/** What identifies a finding on the sheet 数据核查说明, in its own words. */
export type ReasonKey = Omit<WrittenReason['texts'], 'reason' | 'who' | 'on'>;

/** Finds the written reason for a finding; undefined where there is none or none is asked for. */
export type ReasonFinder = (spot: Spot) => ReasonState | undefined;

/** 经验校验 is corrected or explained; errors must be corrected, and missing a standard is no matter of words. */
export function isExplainable({ severity, basis }: Rule): boolean {
  return severity === 'warning' && basis !== 'policy';
}

/** The reasons that the files of a check hold, for its findings. Each file's reasons are about its own findings. */
export function reasonFinder(check: CountyCheck): ReasonFinder {
  const written = new Map(
    check.files.map(({ path, reasons }) => [path, byPlace(reasons)] as const),
  );
  const keyOf = reasonKeys(check);
  const known = new WeakMap<Spot, { readonly state: ReasonState | undefined }>();
  return (spot) => {
    const ofRule = written.get(spot.run.file)?.get(spot.run.rule.id);
    if (ofRule === undefined || !isExplainable(spot.run.rule)) return undefined;
    const told = known.get(spot) ?? { state: stateOf(ofRule, keyOf(spot)) };
    known.set(spot, told);
    return told.state;
  };
}

/** The same for reasons that were read from a file earlier, and findings known by their words alone. */
export function writtenReasons(
  reasons: readonly WrittenReason[],
): (key: ReasonKey) => ReasonState | undefined {
  const written = byPlace(reasons);
  return (key) => {
    const ofRule = written.get(key.rule);
    return ofRule && stateOf(ofRule, key);
  };
}

type ByPlace = ReadonlyMap<string, readonly WrittenReason[]>;

function stateOf(ofRule: ByPlace, key: ReasonKey): ReasonState | undefined {
  const found = placesOf(key)
    .flatMap((place) => ofRule.get(place) ?? [])
    .filter(({ texts }) => texts.field === '' || sameText(texts.field, key.field));
  const honoured = found.find(({ texts }) => sameFigures(texts.figures, key.figures));
  const one = honoured ?? found.at(-1);
  return one && { text: one.texts.reason, honoured: honoured !== undefined, written: one };
}

/** By school and level where the finding names one, else by sheet and cell; a level left open is any level. */
function placesOf({ code, level, sheet, cell }: ReasonKey): readonly string[] {
  if (code === '') return [cellPlace(sheet, cell)];
  return level === '' ? [schoolPlace(code, '')] : [schoolPlace(code, level), schoolPlace(code, '')];
}

function schoolPlace(code: string, level: string): string {
  return `${plain(code)}|${plain(level)}`;
}

function cellPlace(sheet: string, cell: string): string {
  return `${plain(sheet)}!${plain(cell).replaceAll('$', '')}`;
}

/** By rule, then by place. Somebody who types a row by hand may name the rule rather than give its number. */
function byPlace(reasons: readonly WrittenReason[]): ReadonlyMap<string, ByPlace> {
  const found = new Map<string, Map<string, WrittenReason[]>>();
  if (reasons.length === 0) return found;
  const ids = new Map(
    rules().flatMap(({ id, name }) => [id, name.zh, name.en].map((text) => [plain(text), id])),
  );
  for (const reason of reasons) {
    const { rule, code, level, sheet, cell } = reason.texts;
    const id = ids.get(plain(rule)) ?? rule;
    const places = found.get(id) ?? new Map<string, WrittenReason[]>();
    found.set(id, places);
    const place = code === '' ? cellPlace(sheet, cell) : schoolPlace(code, level);
    addTo(places, place, reason);
  }
  return found;
}

function sameText(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}

/** What a finding is called on the sheet of reasons: always in the words of the forms, whoever reads it. */
export function reasonKeys(check: CountyCheck): (spot: Spot) => ReasonKey {
  const render = spotRenderer(check.outcome, 'zh');
  return (spot) => {
    const finding = render(spot);
    return {
      rule: finding.rule,
      sheet: finding.sheet,
      cell: finding.cell,
      code: finding.school?.code ?? '',
      school: finding.school?.name ?? '',
      level: levelOf(spot, finding),
      field: fieldName(spot, finding),
      figures: figuresText(finding),
    };
  };
}

function levelOf({ run, row, place }: Spot, { school }: Finding): string {
  const at = row ?? place?.row;
  if (school === null || run.table === null || at === undefined) return '';
  return run.table.readingOf(at, 'level')?.text ?? '';
}

function fieldName({ run }: Spot, { field }: Finding): string {
  if (field === null) return '';
  const header = run.table?.fields.find(({ key }) => key === field)?.header;
  return fieldByKey(field)?.name.zh ?? header ?? field;
}
