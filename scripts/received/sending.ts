import type { Cell } from '../examples/county';
import { countySheet } from '../examples/county';
import { newSheet } from '../examples';
import { type Random, seededRandom } from '../examples/random';
import type { Generation } from '../examples/statistics';
import { writeWorkbook } from '../../src/xlsx';
import { ledgerFile } from './ledgerFile';
import { type Answer, answersOf, toldByAnswers } from './longForm';
import { mistaken, mistakeFor } from './mistakes';
import { relaidFile } from './relaidFile';
import { type InventedSchool, withIdentity } from './schools';
import { statisticsFile } from './statisticsFile';
import { type Edition, templateFile } from './templateFile';
import type { FileState, FileTruth } from './types';

/** A file under way, with what must become of it. */
export interface Sent {
  readonly bytes: Uint8Array;
  readonly truth: FileTruth;
}

/** What every sender of the county shares. */
export interface Sender {
  readonly seed: number;
  readonly year: number;
}

export interface Letter {
  readonly state: FileState;
  /** Behind the school's name in the name of the file. */
  readonly suffix?: string;
  /** Made anew rather than on our blank form. */
  readonly isRelaid?: boolean;
  readonly changed?: Readonly<Record<string, Cell>>;
  readonly answers?: (answers: readonly Answer[]) => readonly Answer[];
  readonly edition?: Partial<Edition>;
  readonly truth?: Partial<FileTruth>;
}

export function pathOf(
  { township, name }: InventedSchool,
  suffix = '',
  extension = 'xlsx',
): string {
  return `${township}/${name}${suffix}.${extension}`;
}

/** Each sender types in a way of its own, the same in every run. */
export function randomOf({ seed }: Sender, { code }: InventedSchool, turn = 0): Random {
  return seededRandom(seed * 31 + Number(code.slice(-6)) * 7 + turn);
}

/** Saved in the weeks after 10 September, each school at a time of its own. */
export function savedBy({ year }: Sender, { code }: InventedSchool, laterDays = 0): string {
  const minutes = (Number(code.slice(-4)) * 37) % 20_000;
  return new Date(Date.UTC(year, 8, 10 + laterDays, 0, minutes)).toISOString();
}

/** A school's long form. */
export function sentLongForm(sender: Sender, school: InventedSchool, letter: Letter): Sent {
  const { state, suffix, isRelaid = false, changed, truth } = letter;
  const path = pathOf(school, suffix);
  const edition: Edition = {
    year: sender.year,
    saved: savedBy(sender, school),
    ...letter.edition,
  };
  const clean = answersOf(school, changed);
  const answers = letter.answers?.(clean) ?? clean;
  const random = randomOf(sender, school, suffix?.length);
  const { bytes, sheet, cells } = isRelaid
    ? relaidFile(answers, { ...edition, random })
    : templateFile(answers, edition);
  return {
    bytes,
    truth: {
      ...sound(path, state),
      year: edition.year,
      saved: edition.saved,
      rows: toldByAnswers(school, answers, { path, sheet, cells }),
      ...truth,
    },
  };
}

/** Checked, clean and counting: what most files are. */
export function sound(path: string, state: FileState): FileTruth {
  return {
    path,
    state,
    status: 'checked',
    problem: null,
    remarks: [],
    year: null,
    saved: null,
    rules: [],
    isClean: true,
    setAside: null,
    rows: [],
  };
}

/** A long form with the mistake whose turn it is; every other one on a form made anew. */
export function sentMistake(sender: Sender, school: InventedSchool, turn: number): Sent {
  const mistake = mistakeFor(school, turn);
  return sentLongForm(sender, school, {
    state: 'mistake',
    isRelaid: turn % 2 === 1,
    answers: (answers) => mistaken(answers, mistake),
    truth: { rules: [mistake.rule], isClean: !mistake.isError },
  });
}

/** A school that sends its rows of a ledger. */
export function sentOwnLedger(sender: Sender, school: InventedSchool, turn: number): Sent {
  return sentLedger(sender, [school], pathOf(school), 'own-ledger', turn % 2 === 0);
}

export function sentLedger(
  sender: Sender,
  schools: readonly InventedSchool[],
  path: string,
  state: FileState,
  isMessy: boolean,
): Sent {
  const [first] = schools;
  const saved = first === undefined ? null : savedBy(sender, first);
  const { bytes, rows, year } = ledgerFile(schools, path, { saved, isMessy });
  return { bytes, truth: { ...sound(path, state), rows, year, saved } };
}

/** The school's export of the statistics client. */
export function sentStatistics(
  sender: Sender,
  school: InventedSchool,
  generation: Generation,
  suffix = '',
): Sent {
  const path = pathOf(school, `${suffix}（事业统计）`);
  const saved = savedBy(sender, school, 5);
  const { bytes, rows } = statisticsFile(school, path, generation, saved);
  return { bytes, truth: { ...sound(path, `statistics-${generation}`), rows, saved } };
}

/** The bureau's own form. */
export function sentCountyForm({ year }: Sender): Sent {
  const saved = new Date(Date.UTC(year, 8, 28, 9)).toISOString();
  return {
    bytes: writeWorkbook([newSheet(countySheet())], { saved }),
    truth: { ...sound('教育局/区县填报表.xlsx', 'county-form'), saved, year: 2026 },
  };
}

/** A digit mistyped so that no other school's code comes of it. */
export function withCodeTypo(school: InventedSchool): InventedSchool {
  const code = `${school.code.slice(0, 6)}9${school.code.slice(7)}`;
  return { ...school, code, rows: withIdentity(school.rows, code, school.name) };
}

/** Under another school's code. */
export function withCodeOf(school: InventedSchool, { code }: InventedSchool): InventedSchool {
  return { ...school, code, rows: withIdentity(school.rows, code, school.name) };
}

/** A sign of the same sound in the place of 镇 or 乡. */
export function withNameTypo(school: InventedSchool): InventedSchool {
  const name = school.name.replace(/镇/, '振').replace(/乡/, '香');
  return { ...school, name, rows: withIdentity(school.rows, school.code, name) };
}
