import { translator, type Language } from '../../../i18n/index';
import { succeed, type Result } from '../../../kernel/result';
import type { NewWorkbook } from '../../../sheet/newWorkbook';
import { readProfileFile, writeProfile, type MappingProfile } from '../../../forms/index';
import { fieldByKey } from '../../../standard/index';
import { annotationPlan } from '../../annotate/plan';
import type { CountyCheck, ReadFile } from '../../check';
import { findingReader, renderAll } from '../../findings';
import { lastYearBeside, schoolsOfLastYear } from '../../lastYear/readLastYear';
import { checkOptions } from '../../live/checkOptions';
import { steadyProfile } from '../../live/steadyProfile';
import { checkView } from '../../view/checkView';
import { findingList } from '../../view/findingList';
import { checkCounty, type County } from '../checkCounty';
import { collect } from '../collect';
import { isComplete } from '../report';
import { readRoster } from '../roster';
import { schoolKey, schoolKeys, sharedKey } from '../schoolKey';
import type { Collection, CollectOptions, CountyRow, Origin, SettledValue } from '../types';
import type {
  CollectChoices,
  CollectionView,
  CountyDesk,
  DifferenceView,
  FileBytes,
  ReadOnce,
} from './receiver';
import type { ReceiverTools } from './fileReceiver';
import { lastYearFile, type LastYearBooks } from './lastYearBooks';
import { fieldsOf, questionViews } from './questionViews';
import { returnArchive, type ReturnArchive } from './returnArchive';

/** What a desk needs to read and write files. */
export interface DeskTools {
  readonly lastYear: LastYearBooks;
  readonly read: (file: FileBytes, profile?: MappingProfile) => Promise<ReadFile>;
  readonly write: (workbook: NewWorkbook) => Uint8Array<ArrayBuffer>;
  readonly annotate: ReceiverTools['annotate'];
}

/** A desk over the files received so far; what was put together stays until files or choices differ. */
export function countyDesk({ read, write, annotate, lastYear }: DeskTools): CountyDesk {
  const files = new Map<string, ReadOnce>();
  let latest: { readonly key: string; readonly collection: Collection } | undefined;
  let made: { readonly of: Collection; readonly county: County } | undefined;
  let archive: ReturnArchive | undefined;
  const steady = steadyProfile();
  const optionsFor = async (asked: CollectChoices): Promise<Result<CollectOptions>> => {
    const options = collectOptions(steady(asked));
    if (!options.ok) return options;
    const before = await lastYear.of(asked.lastYear, options.value.profile);
    return succeed({ ...options.value, ...before });
  };
  const together = async (choices: CollectChoices): Promise<Result<Collection>> => {
    const options = await optionsFor(choices);
    if (!options.ok) return options;
    const key = JSON.stringify({ ...choices, lastYear: choices.lastYear?.key });
    if (latest?.key !== key)
      latest = {
        key,
        collection: collect(
          [...files.values()].map(({ file }) => file),
          options.value,
        ),
      };
    return succeed(latest.collection);
  };
  const answer = async <T>(
    choices: CollectChoices,
    of: (collection: Collection) => Result<T>,
  ): Promise<Result<T>> => {
    const collection = await together(choices);
    return collection.ok ? of(collection.value) : collection;
  };
  /** The county of the files as they are; made once for table, file and slips. */
  const county = async (
    choices: CollectChoices,
    beside: readonly FileBytes[],
  ): Promise<Result<{ readonly collection: Collection; readonly county: County }>> => {
    const collection = await together(choices);
    if (!collection.ok) return collection;
    const { value } = collection;
    if (made?.of !== value) {
      const forms = await Promise.all(beside.map((one) => read(one, choices.profile)));
      made = { of: value, county: checkCounty(value, COUNTY_FILE, forms, choices.language) };
    }
    return succeed({ collection: value, county: made.county });
  };
  return {
    put(received) {
      for (const one of received) files.set(one.file.path, one);
      latest = undefined;
      return Promise.resolve();
    },
    drop(paths) {
      for (const path of paths) files.delete(path);
      latest = undefined;
      return Promise.resolve();
    },
    view: (choices) =>
      answer(choices, (collection) =>
        succeed({
          ...viewOf(collection),
          complete: isComplete(collection),
          questions: questionViews([...files.values()], choices),
        }),
      ),
    fields: (table, language) => Promise.resolve(fieldsOf(table, language)),
    readProfile: (file) => readProfileFile(file.size, async () => succeed(await file.text())),
    writeProfile: (profile) => Promise.resolve(writeProfile(profile)),
    differences: (choices, key) =>
      answer(choices, ({ rows }) => {
        const own = rows.filter((row) => [schoolKey(row), sharedKey(row)].includes(key));
        return succeed(own.flatMap((row) => differencesOf(row, choices)));
      }),
    async roster(file) {
      return readRoster(await read(file));
    },
    lookAtLastYear: (file, choices) => lastYear.look(file, steady(choices).profile),
    async lastYear(choices) {
      const options = await optionsFor(choices);
      if (!options.ok) return options;
      const before = lastYearBeside([], options.value);
      return succeed({
        files: (options.value.lastYear ?? []).map(lastYearFile),
        schools: before === null ? 0 : schoolsOfLastYear(before),
      });
    },
    async countyTable(choices, beside) {
      const all = await county(choices, beside);
      if (!all.ok) return all;
      const { book, check } = all.value.county;
      return succeed({ made: book.workbook, verdict: verdictOf(check, choices.language) });
    },
    async countyFile(choices, beside) {
      const all = await county(choices, beside);
      if (!all.ok) return all;
      const { book, check } = all.value.county;
      const { language } = choices;
      const findings = renderAll(findingReader(check, language)(COUNTY_FILE));
      const [file] = check.files;
      if (file === undefined) throw new Error('the county table was not checked');
      const plan = annotationPlan(file, findings, check.options, language);
      const bytes = await annotate(write(book.workbook), { asked: [], plan });
      return bytes.ok ? succeed({ made: bytes.value, verdict: verdictOf(check, language) }) : bytes;
    },
    async beginReturn(choices, beside, day) {
      const all = await county(choices, beside);
      if (!all.ok) return all;
      const { collection } = all.value;
      const { further } = all.value.county;
      archive = returnArchive({ collection, further, language: choices.language, day, write });
      return succeed(archive.items);
    },
    addReturn: (path, copy) => Promise.resolve(begun(archive).add(path, copy)),
    endReturn() {
      const last = begun(archive).end();
      archive = undefined;
      return Promise.resolve(last);
    },
  };
}

/** What the county table is called in its own check. */
const COUNTY_FILE = 'county.xlsx';

function begun(archive: ReturnArchive | undefined): ReturnArchive {
  if (archive === undefined) throw new Error('no archive was begun');
  return archive;
}

function verdictOf(check: CountyCheck, language: Language): string {
  return checkView(check, findingList(check), 1, language).verdict.sentence;
}

function collectOptions(choices: CollectChoices): Result<CollectOptions> {
  const options = checkOptions(choices);
  if (!options.ok) return options;
  const { year, roster, chosen } = choices;
  return succeed({
    ...options.value,
    chosen,
    ...(year === null ? {} : { year }),
    ...(roster === null ? {} : { roster }),
  });
}

function viewOf({
  remarks,
  schools,
  missing,
  years,
  rows,
}: Collection): Omit<CollectionView, 'questions' | 'complete'> {
  const keys = schoolKeys(schools);
  return {
    remarks,
    schools: schools.map((school, at) => {
      const key = keys[at] ?? '';
      // One that names no school is nobody's second account, and is told by its place.
      return { ...school, key: key === '' ? `row ${String(at)}` : key };
    }),
    missing,
    years,
    rows: rows.length,
  };
}

function differencesOf(
  { level, values }: CountyRow,
  { language }: CollectChoices,
): readonly DifferenceView[] {
  const t = translator(language);
  return Object.entries(values).flatMap(([key, settled]) => {
    if (settled.others.length === 0) return [];
    return [
      {
        level: level === null ? '' : t(`report:level.${level}`),
        field: fieldByKey(key)?.name[language] ?? key,
        settling: settled.settling,
        said: saidOf(settled),
      },
    ];
  });
}

function saidOf({ origin, value, others }: SettledValue): DifferenceView['said'] {
  const counting = origin === null ? [] : [{ ...placed(origin), value, counts: true }];
  return [
    ...counting,
    ...others.map((one) => ({ ...placed(one.origin), value: one.value, counts: false })),
  ];
}

function placed({ path, sheet, cell }: Origin) {
  return { path, place: `${sheet.trim()} ${cell}`.trim() };
}
