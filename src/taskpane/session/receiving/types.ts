import type {
  CollectionView,
  CountyDesk,
  DifferenceView,
  FieldChoice,
  LastYearFile,
  LastYearFiles,
  QuestionView,
  ReceivePool,
  SentFile,
} from '../../../app/collect/live/receiver';
import type { ReceivedFile, Roster } from '../../../app/collect/types';
import type { FileStatus } from '../../../app/check';
import type { CheckChoices } from '../../../app/live/engine';

export type MappingProfile = NonNullable<CheckChoices['profile']>;
export type MappingEntry = MappingProfile['entries'][number];

/** A file of the list: how far it is, and what was kept of it. */
export interface FileLine {
  readonly path: string;
  readonly status: FileStatus | 'waiting' | 'reading' | 'cancelled';
  /** Null before it was read for the first time. */
  readonly received: ReceivedFile | null;
}

/** The parts of the screen. */
export type ReceivingPart = 'files' | 'schools' | 'mapping' | 'results';

export interface ReceivingView {
  readonly part: ReceivingPart;
  /** Files of this kind only. */
  readonly files: FileLine['status'] | 'faulty' | 'remarked' | null;
  /** Schools of this kind only. */
  readonly schools: SchoolKind | null;
  readonly search: string;
}

/** What is to be said of a school in the list of who has sent what. */
export type SchoolKind = 'in-order' | 'missing' | 'unknown' | 'misnamed' | 'twice' | 'open';

/** What is being made out of the files, while it is. */
export interface Making {
  readonly what: 'county-table' | 'county-file' | 'slips';
  /** From 0 to 1; null where it is not known. */
  readonly share: number | null;
  /** The user has stopped it, and it is coming to its end. */
  readonly stopping: boolean;
}

/** Last year's data that the files are compared with. */
export interface LastYearChosen {
  /** As they go to whoever compares. */
  readonly given: LastYearFiles;
  /** What each file holds, those that could not be read included. */
  readonly files: readonly LastYearFile[];
  readonly schools: number;
}

export interface ReceivingState {
  /** `stopped`: files wait that were not read because the user stopped. */
  readonly phase: 'empty' | 'reading' | 'stopping' | 'stopped' | 'ready';
  /** By path. */
  readonly files: readonly FileLine[];
  /** Files read since reading began, of how many. */
  readonly done: number;
  readonly total: number;
  /** Null before the first files were put together, or where there are none. */
  readonly collection: CollectionView | null;
  /** `collection` is of fewer files, or of other choices, than now. */
  readonly stale: boolean;
  readonly roster: Roster | null;
  readonly year: number | null;
  readonly lastYear: LastYearChosen | null;
  /** Files of last year's data that were read, of how many that were chosen; null where none are being read. */
  readonly lastYearReading: { readonly done: number; readonly total: number } | null;
  /** Path of the file that counts, by key of the school, where the user chose. */
  readonly chosen: Readonly<Record<string, string>>;
  /** What was said about headers that no form knows. */
  readonly profile: MappingProfile | null;
  /** Files that were read by other settings than those that are chosen now. */
  readonly outdated: number;
  readonly making: Making | null;
  /** Name of the county table that was opened from here, while it is the open workbook. */
  readonly opened: string | null;
  /** What the check of the county table said when it was last made; null where files have changed since. */
  readonly verdict: string | null;
  readonly view: ReceivingView;
}

/** What a header is said to mean; null: it is not to be read. */
export interface Decision {
  readonly question: QuestionView;
  readonly field: string | null;
}

/** What the screen can do. None throws: what goes wrong becomes the notice of the pane. */
export interface ReceivingActions {
  /** Takes files to the others and reads them; one of a known path is read again, and kept if it is the same. */
  readonly add: (files: readonly SentFile[]) => void;
  /** Stops reading: what is being read is ended within a second, what waits goes on waiting. */
  readonly stop: () => void;
  /** Reads what waits. */
  readonly goOn: () => void;
  /** Reads files again: those named, or all that were read by other settings. */
  readonly readAgain: (paths?: readonly string[]) => void;
  readonly remove: (paths: readonly string[]) => void;
  readonly removeAll: () => void;
  readonly useRoster: (file: SentFile) => Promise<void>;
  readonly forgetRoster: () => void;
  readonly setYear: (year: number | null) => void;
  /** Compares with last year's data in these files, in place of others; files received before are checked again. */
  readonly useLastYear: (files: readonly SentFile[]) => Promise<void>;
  /** Ends reading last year's data; what was compared with before stays. */
  readonly stopLastYear: () => void;
  readonly forgetLastYear: () => void;
  /** Which file counts for a school; null leaves it to the rule. */
  readonly choose: (school: string, path: string | null) => void;
  readonly differences: (school: string) => Promise<readonly DifferenceView[] | null>;
  /** What headers mean, all at once; the files that hold them are read again. */
  readonly decide: (decisions: readonly Decision[]) => void;
  /** Takes back what was said about a header. */
  readonly forget: (entry: MappingEntry) => void;
  readonly fields: (table: string) => Promise<readonly FieldChoice[] | null>;
  readonly loadProfile: (file: File) => Promise<void>;
  /** Keeps the profile as a file; null where the surroundings cannot. */
  readonly saveProfile: (() => Promise<void>) | null;
  readonly setView: (change: Partial<ReceivingView>) => void;
  /** Opens the county table as a workbook; null where the surroundings cannot. */
  readonly openCountyTable: (() => Promise<void>) | null;
  /** Keeps the county table as a file; null where the surroundings cannot. */
  readonly saveCountyTable: (() => Promise<void>) | null;
  /** Keeps the return slips, with annotated copies and a summary, as one archive; null as above. */
  readonly saveSlips: (() => Promise<void>) | null;
  /** Ends what is being made. */
  readonly stopMaking: () => void;
  /** Opens the browser workbook, where files can be kept for certain; null where this is it. */
  readonly openBrowserWorkbook: (() => void) | null;
}

export interface Receiving {
  /** Another workbook is open beside the pane. */
  readonly workbookOpened: (name: string) => void;
  /** A copy of the open workbook was saved. */
  readonly workbookSaved: () => void;
  /** Whether closing the page now would lose files that nothing was kept of: neither their county table nor slips. */
  readonly unsaved: () => boolean;
  readonly state: () => ReceivingState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly actions: ReceivingActions;
}

/** Keeps a file of the user's; `handed-over` where nothing tells whether it was kept. */
export type SaveFile = (
  content: Uint8Array<ArrayBuffer> | Blob,
  name: string,
) => 'saved' | 'handed-over';

/** What receiving needs of the surroundings of the pane. */
export interface ReceivingPorts {
  readonly pool: ReceivePool;
  readonly desk: CountyDesk;
  /** Left out where the surroundings cannot keep files. */
  readonly saveFile?: SaveFile | undefined;
  /** Left out in the browser workbook itself. */
  readonly openBrowserWorkbook?: (() => void) | undefined;
}
