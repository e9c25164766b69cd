import { translator } from '../../../i18n/index';
import { fail, succeed, type Result } from '../../../kernel/result';
import type { NewWorkbook } from '../../../sheet/newWorkbook';
import { fieldByKey } from '../../../standard/index';
import type { ReadFile } from '../../check';
import { checkOptions } from '../../live/checkOptions';
import { collect } from '../collect';
import { readRoster } from '../roster';
import { schoolKey } from '../schoolKey';
import type {
  Collection,
  CollectOptions,
  CountyRow,
  Origin,
  ReceivedFile,
  SettledValue,
} from '../types';
import type {
  CollectChoices,
  CollectionView,
  CountyDesk,
  DifferenceView,
  FileBytes,
} from './receiver';

/** What a desk needs to read and write files. */
export interface DeskTools {
  readonly read: (file: FileBytes) => Promise<ReadFile>;
  readonly write: (workbook: NewWorkbook) => Uint8Array<ArrayBuffer>;
}

/** A desk over the files received so far; what was put together stays until files or choices differ. */
export function countyDesk({ read, write }: DeskTools): CountyDesk {
  const files = new Map<string, ReceivedFile>();
  let latest: { readonly key: string; readonly collection: Collection } | undefined;
  const together = (choices: CollectChoices): Result<Collection> => {
    const options = collectOptions(choices);
    if (!options.ok) return options;
    const key = JSON.stringify(choices);
    if (latest?.key !== key)
      latest = { key, collection: collect([...files.values()], options.value) };
    return succeed(latest.collection);
  };
  const answer = <T>(
    choices: CollectChoices,
    of: (collection: Collection) => Result<T>,
  ): Promise<Result<T>> => {
    const collection = together(choices);
    return Promise.resolve(collection.ok ? of(collection.value) : collection);
  };
  return {
    put(received) {
      for (const file of received) files.set(file.path, file);
      latest = undefined;
      return Promise.resolve();
    },
    drop(paths) {
      for (const path of paths) files.delete(path);
      latest = undefined;
      return Promise.resolve();
    },
    view: (choices) => answer(choices, (collection) => succeed(viewOf(collection))),
    differences: (choices, key) =>
      answer(choices, ({ rows }) => {
        const own = rows.filter((row) => schoolKey(row) === key);
        return succeed(own.flatMap((row) => differencesOf(row, choices)));
      }),
    async roster(file) {
      return readRoster(await read(file));
    },
    countyTable: () => Promise.resolve(fail('edit-refused', 'nothing-open')),
    write: (workbook) => Promise.resolve(write(workbook)),
  };
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

function viewOf({ remarks, schools, missing, years, rows }: Collection): CollectionView {
  return {
    remarks,
    schools: schools.map((school, at) => ({
      ...school,
      // One that names no school is nobody's second account, and is told by its place.
      key: schoolKey(school) || `row ${String(at)}`,
    })),
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
