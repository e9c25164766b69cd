import { computeBalance, evaluateItems } from '../balance/index';
import type { Balance, ItemResult } from '../balance/types';
import { type CheckOutcome, checkSteps, type Kept } from '../checks/index';
import {
  filledRows,
  ledgerOf,
  type MappingProfile,
  type RecognisedSheet,
  recogniseWorkbook,
} from '../forms/index';
import type { BoundTable, Closest, FormId, ReceiptPlace, Recognition } from '../forms/types';
import { formatAddress } from '../kernel/address';
import type { Problem, Result } from '../kernel/result';
import type { SheetSnapshot, WorkbookSnapshot } from '../sheet/snapshot';
import { rules } from '../standard/index';
import type { Standard } from '../standard/types';
import { lastYearBeside } from './lastYear/readLastYear';
import type { LastYear } from './lastYear/types';
import { readReasons } from './reasons/readReasons';
import type { WrittenReason } from './reasons/types';

/** A file as a host hands it over: read, or not readable and why. */
export interface FileInput {
  readonly path: string;
  readonly sha256: string;
  readonly workbook: Result<WorkbookSnapshot>;
}

export type FileStatus = 'checked' | 'partly-checked' | 'not-checked';

export interface UnknownSheet {
  readonly sheet: string;
  readonly closest?: {
    readonly form: FormId;
    readonly table: string;
    /** The first cell of its header. */
    readonly cell: string;
    readonly missing: readonly string[];
  };
}

/** One file, recognised: its forms bound to tables, and what of it no form explains. */
export interface ReadFile {
  readonly path: string;
  readonly sha256: string;
  readonly status: FileStatus;
  readonly problem: Problem | null;
  readonly snapshot: WorkbookSnapshot | null;
  readonly forms: readonly {
    readonly form: FormId;
    readonly sheet: string;
    readonly rows: number;
  }[];
  readonly unknown: readonly UnknownSheet[];
  readonly tables: readonly BoundTable[];
  /** Reasons that its users wrote for 经验校验. */
  readonly reasons: readonly WrittenReason[];
  /** Last year's tables as its sheet 上年数据 keeps them. */
  readonly lastYear: readonly BoundTable[];
  /** Where a receipt stands, the last of them; null where there is none. */
  readonly receipt: ReceiptPlace | null;
  /** What people have said about headers that no form knows; absent where the file was read without it. */
  readonly profile?: MappingProfile;
}

export interface CheckOptions {
  readonly standard: Standard;
  /** Ids of the reliefs switched on; none by default. */
  readonly reliefs: readonly string[];
  /** Last year's workbooks, read like this year's; without them the sheets 上年数据 tell of last year. */
  readonly lastYear?: readonly ReadFile[];
  /** What people have said about headers that no form knows: for who recognises a workbook in the course of a check. */
  readonly profile?: MappingProfile;
}

/** Everything that is known of the files once they are checked together. */
export interface CountyCheck {
  readonly options: CheckOptions;
  readonly files: readonly ReadFile[];
  readonly outcome: CheckOutcome;
  /** One row per school and level, from every file; `SchoolResult.ledger` points into it. */
  readonly ledgers: readonly BoundTable[];
  readonly balance: Balance;
  readonly items: readonly ItemResult[];
  readonly lastYear: LastYear | null;
}

/**
 * Recognises the forms of one file, `profile` telling of headers that no form knows. A file that cannot be read keeps
 * its problem and takes part no further.
 */
export function readFile(input: FileInput, profile?: MappingProfile): ReadFile {
  const { path, sha256, workbook } = input;
  if (workbook.ok) {
    const sheets = recogniseWorkbook(workbook.value, path, profile);
    return recognisedFile(path, sha256, workbook.value, sheets, profile);
  }
  const nothing = {
    snapshot: null,
    forms: [],
    unknown: [],
    tables: [],
    reasons: [],
    receipt: null,
    lastYear: [],
  };
  return { path, sha256, status: 'not-checked', problem: workbook.problem, ...nothing };
}

/** A file whose sheets have been recognised already. */
export function recognisedFile(
  path: string,
  sha256: string,
  snapshot: WorkbookSnapshot,
  sheets: readonly RecognisedSheet[],
  profile?: MappingProfile,
): ReadFile {
  const tables = sheets.flatMap(({ recognition }) =>
    recognition.kind === 'form' ? recognition.tables : [],
  );
  const unknown = sheets.flatMap(({ sheet, recognition }) => unknownSheet(sheet, recognition));
  return {
    path,
    sha256,
    status: statusOf(tables, unknown),
    problem: tables.length === 0 ? notRecognised(unknown) : null,
    snapshot,
    forms: tables.map((table) => ({
      form: table.form,
      sheet: table.sheet.name,
      rows: filledRows(table),
    })),
    unknown,
    tables,
    reasons: sheets.flatMap(({ sheet, recognition }) =>
      recognition.kind === 'reasons' ? readReasons(recognition.table, sheet.grid) : [],
    ),
    lastYear: sheets.flatMap(({ recognition }) =>
      recognition.kind === 'last-year' ? recognition.tables : [],
    ),
    receipt:
      sheets
        .flatMap(({ recognition }) => (recognition.kind === 'receipt' ? recognition.place : []))
        .at(-1) ?? null,
    ...(profile === undefined ? {} : { profile }),
  };
}

function notRecognised(unknown: readonly UnknownSheet[]): Problem {
  const near = unknown.find((sheet) => sheet.closest !== undefined);
  const kind = 'form-not-recognised';
  if (near?.closest === undefined) return { kind, reason: 'nothing-known', params: {} };
  const { form, cell, missing } = near.closest;
  return {
    kind,
    reason: 'closest',
    params: { sheet: near.sheet, cell, form, missing: missing.join('、') },
  };
}

function unknownSheet(sheet: SheetSnapshot, recognition: Recognition): UnknownSheet[] {
  if (recognition.kind === 'form')
    return (recognition.unread ?? []).map((closest) => unreadTable(sheet, closest));
  if (recognition.kind !== 'unknown') return [];
  const { closest } = recognition;
  return [closest === undefined ? { sheet: sheet.name } : unreadTable(sheet, closest)];
}

function unreadTable(sheet: SheetSnapshot, { form, table, at, missing }: Closest): UnknownSheet {
  return { sheet: sheet.name, closest: { form, table, cell: formatAddress(at), missing } };
}

/** A sheet, or a table of one, that resembles a form and could not be bound is data left unchecked; other sheets are none of ours. */
function statusOf(tables: readonly BoundTable[], unknown: readonly UnknownSheet[]): FileStatus {
  if (tables.length === 0) return 'not-checked';
  return unknown.some((sheet) => sheet.closest !== undefined) ? 'partly-checked' : 'checked';
}

/** Checks the files together: every rule, every school against the standard, and the coefficients of all of them. */
export function checkFiles(files: readonly ReadFile[], options: CheckOptions): CountyCheck {
  const steps = checkFilesInSteps(files, options);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/**
 * The same in steps: yields the share done, for who has other things to do in between, or wants to stop. `kept` serves
 * who checks the same workbook again after each edit of it.
 */
export function* checkFilesInSteps(
  files: readonly ReadFile[],
  options: CheckOptions,
  kept?: Kept,
): Generator<number, CountyCheck> {
  const { standard, reliefs } = options;
  const tables = files.flatMap((file) => file.tables);
  const ledgers = ledgerOf(tables);
  yield 0;
  const balance = computeBalance({ standard, ledgers, reliefs });
  const facts = files.flatMap(({ path, sha256, snapshot }) =>
    snapshot === null ? [] : [{ path, sha256, snapshot }],
  );
  const lastYear = lastYearBeside(files, options);
  const outcome = yield* checkSteps({
    tables: lastYear === null ? tables : [...tables, ...lastYear.tables],
    workbook: { files: facts },
    standard,
    rules: rules(),
    reliefs,
    balance,
    ...(lastYear === null ? {} : { lastBalance: lastYear.balance }),
    ...(kept === undefined ? {} : { kept }),
  });
  return {
    options,
    files,
    outcome,
    ledgers,
    balance,
    lastYear,
    items: isOneSchool(balance, tables)
      ? []
      : evaluateItems(standard, tables, ledgers, balance, { reliefs }),
  };
}

/**
 * One school's file says nothing of its county: "no school is too large" would be true and misleading. A school's form
 * that is still blank names no school at all.
 */
function isOneSchool(balance: Balance, tables: readonly BoundTable[]): boolean {
  const codes = new Set([...balance.schools, ...balance.excluded].map(({ code }) => code));
  return codes.size === 1 || (codes.size === 0 && tables.every(isSchoolSheet));
}

function isSchoolSheet({ form }: BoundTable): boolean {
  return form === 'school-sheet';
}
