import type { ProblemKind } from '../../../kernel/result';
import { allFindings, isOpen } from './findings';
import type { ReturnFacts } from './types';
import { unreadCells, unreadSheets } from './unread';

/** Why a file goes back. */
export type ReturnGround = 'unreadable' | 'unsuitable' | 'errors' | 'unexplained' | 'undivided';

/** What only the sender can put right; that a disk failed or somebody pressed cancel is none of her doing. */
const OF_THE_SENDER: ReadonlySet<ProblemKind> = new Set([
  'file-damaged',
  'file-encrypted',
  'file-too-large',
  'file-not-xlsx',
  'form-not-recognised',
]);

/**
 * Whether a file is sent back: something in it has to be corrected, explained, read or divided by level. Missing a standard is no fault
 * of the data and 提示 is tidiness: a file with nothing else stays.
 */
export function needsReturn(facts: ReturnFacts): boolean {
  return returnGrounds(facts).length > 0;
}

/** The reasons for it, the gravest first; none where another file has taken this one's place. */
export function returnGrounds(facts: ReturnFacts): readonly ReturnGround[] {
  const { problem } = facts.file;
  // Before all else: empty files are the same file, whoever sent them.
  if (problem !== null) return OF_THE_SENDER.has(problem.kind) ? ['unreadable'] : [];
  if (isSetAside(facts)) return [];
  const open = allFindings(facts).filter(isOpen);
  const grounds: readonly (readonly [ReturnGround, boolean])[] = [
    ['unreadable', unreadSheets(facts.file).length > 0 || unreadCells(facts).length > 0],
    ['unsuitable', isUnsuitable(facts)],
    ['errors', open.some(({ tier }) => tier === 'error')],
    ['unexplained', open.some(({ tier }) => tier === 'warning')],
    ['undivided', facts.undivided.length > 0],
  ];
  return grounds.flatMap(([ground, holds]) => (holds ? [ground] : []));
}

/** The same file again, or one that counts for nothing since a newer one came. */
function isSetAside({ file: { path }, remarks, standings }: ReturnFacts): boolean {
  if (remarks.some(({ kind }) => kind === 'same-file')) return true;
  return (
    standings.length > 0 &&
    standings.every(({ setAside }) => setAside.some((other) => other.path === path))
  );
}

function isUnsuitable({ file, remarks, standings }: ReturnFacts): boolean {
  if (remarks.length > 0 || file.receipt === 'forged') return true;
  return standings.some(
    ({ standing: { kind }, open }) => open > 0 || (kind !== 'expected' && kind !== 'no-roster'),
  );
}
