import { strToU8 } from 'fflate';
import type { ProblemKind } from '../../src/kernel/result';
import { writeWorkbook } from '../../src/xlsx';
import { hostileFile } from '../../test/support/hostile';
import type { FileState } from './types';

/** A file that cannot be read or is about something else, under the name that a sender gave it. */
export interface Unreadable {
  readonly bytes: Uint8Array;
  readonly extension: string;
  readonly problem: { readonly kind: ProblemKind; readonly reason: string | null };
}

/** `sound` is the school's file as it should have arrived; `turn` takes turns where there are several kinds. */
type Make = (sound: Uint8Array, turn: number) => Unreadable;

const HOSTILE = ['bombBySize', 'entityExpansion', 'billionDeclaredCells'] as const;

export const UNREADABLE = {
  damaged: (sound) => of(overwritten(sound), 'file-damaged', null),
  truncated: (sound) =>
    of(sound.slice(0, Math.floor(sound.length / 2)), 'file-damaged', 'truncated'),
  empty: () => of(new Uint8Array(0), 'file-damaged', 'empty-file'),
  encrypted: () => ofHostile('encryptedOle'),
  xls: (_, turn) => ({ ...ofHostile('xls'), extension: turn % 2 === 0 ? 'xls' : 'xlsx' }),
  csv: () => of(strToU8('学校名称,在校生数\n清河小学,260\n'), 'file-not-xlsx', 'not-a-zip'),
  hostile: (_, turn) => ofHostile(HOSTILE[turn % HOSTILE.length] ?? 'bombBySize'),
  'no-school': () =>
    of(writeWorkbook([{ name: 'Sheet1', rows: NOTICE }]), 'form-not-recognised', 'nothing-known'),
} as const satisfies Partial<Record<FileState, Make>>;

export type UnreadableState = keyof typeof UNREADABLE;

export function unreadable(state: UnreadableState, sound: Uint8Array, turn: number): Unreadable {
  const make: Make = UNREADABLE[state];
  return make(sound, turn);
}

function of(bytes: Uint8Array, kind: ProblemKind, reason: string | null): Unreadable {
  return { bytes, extension: 'xlsx', problem: { kind, reason } };
}

function ofHostile(name: string): Unreadable {
  const { build, expected } = hostileFile(name);
  // A workbook that claims every cell there is and holds one number is sound; it is no form that anybody knows.
  if (expected === 'reads') return of(build(), 'form-not-recognised', 'nothing-known');
  return of(build(), ...expected);
}

/** A stretch in the middle lost on the way: the lists of the archive are whole, a part is not. */
function overwritten(sound: Uint8Array): Uint8Array {
  const bytes = sound.slice();
  const from = Math.floor(bytes.length / 3);
  return bytes.fill(0xee, from, from + Math.min(2000, Math.floor(bytes.length / 4)));
}

const NOTICE = [
  ['关于召开义务教育优质均衡发展工作推进会的通知'],
  ['时间', '2026年10月8日上午9:00'],
  ['地点', '县教育局三楼会议室'],
  ['参加人员', '各中心校校长'],
];

/** What programs leave in a folder; nobody sent it. */
export const LITTER: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['~$澄湖县第一初级中学.xlsx', strToU8('\u0006Zhou\u0000'.padEnd(165, ' '))],
  ['desktop.ini', strToU8('[.ShellClassInfo]\r\nIconResource=imageres.dll,3\r\n')],
  ['.~lock.填报表.xlsx#', strToU8(',zhou,office,28.09.2026 09:12,file:///home/zhou;')],
  ['Thumbs.db', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])],
];
