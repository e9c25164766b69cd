import { TEMPLATE_VERSION } from '../../src/app/templates/stamp';
import { answersOf } from './longForm';
import type { InventedSchool } from './schools';
import {
  pathOf,
  savedBy,
  type Sender,
  type Sent,
  sentCountyForm,
  sentLedger,
  sentLongForm,
  sentMistake,
  sentOwnLedger,
  sentStatistics,
  sound,
  withCodeOf,
  withCodeTypo,
  withNameTypo,
} from './sending';
import { type FileState } from './types';
import { unreadable, UNREADABLE, type UnreadableState } from './unreadable';

/** Files that arrive together, and the schools that they are about; `isListed` unless the list lacks them. */
export interface Sending {
  readonly files: readonly Sent[];
  readonly schools: readonly InventedSchool[];
  readonly isListed?: false;
}

/** Makes the files of one state; `next` gives a school that has sent nothing yet, `turn` counts the sendings. */
export type Send = (sender: Sender, next: () => InventedSchool, turn: number) => Sending;

/** How many sendings of a state there are: a share of all files, `least` at any size, `exactly` at every size. */
export interface Share {
  readonly state: FileState;
  readonly send: Send;
  readonly share?: number;
  readonly least?: number;
  readonly exactly?: number;
}

/** Schools of a township's ledger. */
const LEDGER_SCHOOLS = 8;
/** Of these, the ones that send their long form too. */
const BOTH = 2;

/** All that a bureau receives beside clean copies of our form, which make up the rest. */
export const SHARES: readonly Share[] = [
  { state: 'county-form', send: (sender) => of([sentCountyForm(sender)], []), exactly: 1 },
  { state: 'hostile', send: broken('hostile'), exactly: 3 },
  {
    state: 'relaid',
    share: 0.2,
    send: one((sender, school) =>
      sentLongForm(sender, school, { state: 'relaid', isRelaid: true }),
    ),
  },
  { state: 'own-ledger', share: 0.05, send: one(sentOwnLedger) },
  {
    state: 'statistics-2020',
    share: 0.03,
    send: one((sender, school) => sentStatistics(sender, school, '2020')),
  },
  { state: 'statistics-2021', share: 0.05, send: statistics },
  { state: 'township-ledger', share: 0.008, send: townshipLedger },
  { state: 'mistake', share: 0.08, least: 15, send: one(sentMistake) },
  { state: 'wrong-year', share: 0.012, send: one(wrongYear) },
  { state: 'old-template', share: 0.016, send: one(oldTemplate) },
  { state: 'other-standard', share: 0.01, send: one(otherStandard) },
  { state: 'copy', share: 0.016, send: copy },
  { state: 'newer', share: 0.024, send: newer },
  { state: 'undated', share: 0.006, send: undated },
  { state: 'code-typo', share: 0.01, send: codeTypo },
  { state: 'code-typo-again', share: 0.006, send: codeTypoAgain },
  { state: 'name-typo', share: 0.012, send: nameTypo },
  { state: 'shared-code', share: 0.006, send: sharedCode },
  { state: 'unlisted', share: 0.008, send: unlisted },
  { state: 'no-school', share: 0.006, send: broken('no-school') },
  { state: 'damaged', share: 0.01, send: broken('damaged') },
  { state: 'truncated', share: 0.01, send: broken('truncated') },
  { state: 'empty', share: 0.006, send: broken('empty') },
  { state: 'encrypted', share: 0.012, send: broken('encrypted') },
  { state: 'xls', share: 0.012, least: 2, send: broken('xls') },
  { state: 'csv', share: 0.006, send: broken('csv') },
];

export function template(sender: Sender, next: () => InventedSchool): Sending {
  const school = next();
  return of([sentLongForm(sender, school, { state: 'template' })], [school]);
}

function of(files: readonly Sent[], schools: readonly InventedSchool[]): Sending {
  return { files, schools };
}

function one(send: (sender: Sender, school: InventedSchool, turn: number) => Sent): Send {
  return (sender, next, turn) => {
    const school = next();
    return of([send(sender, school, turn)], [school]);
  };
}

/** The file that a school meant to send, spoilt. */
function broken(state: UnreadableState): Send {
  return (sender, next, turn) => {
    const school = next();
    const isSpoilt = UNREADABLE[state].length > 0;
    const meant = isSpoilt ? sentLongForm(sender, school, { state }).bytes : new Uint8Array();
    const { bytes, extension, problem } = unreadable(state, meant, turn);
    const path = pathOf(school, '', extension);
    const truth = { ...sound(path, state), status: 'not-checked', problem } as const;
    return of([{ bytes, truth }], [school]);
  };
}

/** A ledger of neighbours; the first two send their own form too, whose figures come before the ledger's. */
function townshipLedger(sender: Sender, next: () => InventedSchool, turn: number): Sending {
  const schools = Array.from({ length: LEDGER_SCHOOLS }, next);
  const path = `${schools[0]?.township ?? ''}/义务教育学校台账${String(turn + 1)}.xlsx`;
  const forms = schools.slice(0, BOTH).map((school) => {
    const changed = moreRooms(school, 1);
    return sentLongForm(sender, school, { state: 'template', changed });
  });
  return of(
    [sentLedger(sender, schools, path, 'township-ledger', turn % 2 === 1), ...forms],
    schools,
  );
}

/** Answers that a school corrects when it sends again. */
function moreRooms(school: InventedSchool, by: number): Record<string, number> {
  const value = (label: string): number =>
    Number(answersOf(school).find((answer) => answer.label === label)?.value);
  return {
    网络多媒体教室间数: value('网络多媒体教室间数') + by,
    校内体育场面积: Math.round((value('校内体育场面积') + 10 * by) * 100) / 100,
  };
}

/** Every other school sends its own form beside the statistics, which it agrees with but for what it corrected. */
function statistics(sender: Sender, next: () => InventedSchool, turn: number): Sending {
  const school = next();
  const form = sentLongForm(sender, school, { state: 'template', changed: moreRooms(school, 1) });
  const told = sentStatistics(sender, school, '2021');
  return of(turn % 2 === 0 ? [told] : [told, form], [school]);
}

function wrongYear(sender: Sender, school: InventedSchool): Sent {
  const year = sender.year - 1;
  return sentLongForm(sender, school, {
    state: 'wrong-year',
    edition: { year },
    truth: {
      remarks: [{ kind: 'wrong-year', year, wanted: sender.year }],
      setAside: 'wrong-year',
    },
  });
}

function oldTemplate(sender: Sender, school: InventedSchool): Sent {
  const version = TEMPLATE_VERSION - 1;
  return sentLongForm(sender, school, {
    state: 'old-template',
    edition: { version },
    truth: { remarks: [{ kind: 'old-template', version, current: TEMPLATE_VERSION }] },
  });
}

function otherStandard(sender: Sender, school: InventedSchool): Sent {
  const standard = 'cn.basic-2012';
  return sentLongForm(sender, school, {
    state: 'other-standard',
    edition: { standard },
    truth: { remarks: [{ kind: 'other-standard', standard }] },
  });
}

/** What becomes of equal bytes is told once all paths are known. */
function copy(sender: Sender, next: () => InventedSchool): Sending {
  const school = next();
  const original = sentLongForm(sender, school, { state: 'template' });
  const path = pathOf(school, '（副本）');
  const truth = { ...original.truth, path, state: 'copy' } as const;
  return of([original, { bytes: original.bytes.slice(), truth }], [school]);
}

/** Corrected and sent again; which of both names comes first in the folder says nothing. */
function newer(sender: Sender, next: () => InventedSchool, turn: number): Sending {
  const school = next();
  const [suffix, before] = turn % 2 === 0 ? ['（修改）', ''] : ['', '（初稿）'];
  const first = sentLongForm(sender, school, {
    state: 'overtaken',
    suffix: before,
    isRelaid: turn % 3 === 2,
    truth: { setAside: 'older' },
  });
  const again = sentLongForm(sender, school, {
    state: 'newer',
    suffix,
    changed: moreRooms(school, 2),
    edition: { saved: savedBy(sender, school, 12) },
  });
  return of([first, again], [school]);
}

function undated(sender: Sender, next: () => InventedSchool): Sending {
  const school = next();
  const edition = { saved: null };
  const first = sentLongForm(sender, school, { state: 'undated', edition });
  const again = sentLongForm(sender, school, {
    state: 'undated',
    suffix: '（新）',
    edition,
    changed: moreRooms(school, 3),
  });
  return of([first, again], [school]);
}

function codeTypo(sender: Sender, next: () => InventedSchool): Sending {
  const school = next();
  return of([sentLongForm(sender, withCodeTypo(school), { state: 'code-typo' })], [school]);
}

function codeTypoAgain(sender: Sender, next: () => InventedSchool): Sending {
  const school = next();
  const right = sentLongForm(sender, school, { state: 'template' });
  const again = sentLongForm(sender, withCodeTypo(school), {
    state: 'code-typo-again',
    suffix: '（更正）',
    changed: moreRooms(school, 4),
  });
  return of([right, again], [school]);
}

function nameTypo(sender: Sender, next: () => InventedSchool): Sending {
  const school = next();
  return of([sentLongForm(sender, withNameTypo(school), { state: 'name-typo' })], [school]);
}

/** Two schools under the code of the first; the second saved later. */
function sharedCode(sender: Sender, next: () => InventedSchool): Sending {
  const [own, other] = [next(), next()];
  return of(
    [
      sentLongForm(sender, own, { state: 'template' }),
      sentLongForm(sender, withCodeOf(other, own), {
        state: 'shared-code',
        edition: { saved: savedBy(sender, own, 9) },
      }),
    ],
    [own, other],
  );
}

function unlisted(sender: Sender, next: () => InventedSchool): Sending {
  const school = next();
  return {
    ...of([sentLongForm(sender, school, { state: 'unlisted' })], [school]),
    isListed: false,
  };
}
