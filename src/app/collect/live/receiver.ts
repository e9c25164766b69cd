import type { Problem, Result } from '../../../kernel/result';
import type { NewWorkbook } from '../../../sheet/newWorkbook';
import type { Language } from '../../../i18n/index';
import type { FormId, MappingProfile, MappingQuestion } from '../../../forms/index';
import type { CheckChoices } from '../../live/engine';
import type {
  FileRemark,
  ReceivedFile,
  ReceivedFinding,
  ReceivedStanding,
  ReceivedValue,
  Roster,
  RosterSchool,
  Settling,
} from '../types';

/** What a file is read by. One that was read by other choices has to be read again. */
export interface ReceiveChoices extends CheckChoices {
  /** Last year's data to compare with; null where there are none. */
  readonly lastYear: LastYearFiles | null;
}

/** Last year's files, as whoever compares with them is given them. */
export interface LastYearFiles {
  /** Tells these files from others. */
  readonly key: string;
  /** Null for who was given them under this key before: they are not sent with every question. */
  readonly files: readonly FileBytes[] | null;
}

/** What one of last year's files holds. */
export interface LastYearFile {
  readonly path: string;
  readonly problem: Problem | null;
  /** Year that it names; null where it names none, or several. */
  readonly year: number | null;
  readonly forms: ReceivedFile['forms'];
  /** Rows that this year's are compared with. */
  readonly rows: number;
}

/** What last year's files hold together. */
export interface LastYearHeld {
  readonly files: readonly LastYearFile[];
  readonly schools: number;
}

/** A file on its way to be read. */
export interface FileBytes {
  /** Path as the user chose it. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The file system's date, ISO 8601; absent where it is not known. */
  readonly modified?: string;
}

/** What comes of reading a file: what is kept of it, or that it is what is kept already. */
export type Arrival = ({ readonly kind: 'received' } & ReadOnce) | { readonly kind: 'same' };

/** What was kept of a file, and the headers in it that a person has to say the meaning of. */
export interface ReadOnce {
  readonly file: ReceivedFile;
  readonly questions: readonly MappingQuestion[];
}

/** Reads and checks files one by one; several of these work beside one another, each in a worker of its own. */
export interface FileReceiver {
  /** `known` is the hash of the file as it was received before by the same choices. */
  receive(file: FileBytes, choices: ReceiveChoices, known: string | null): Promise<Arrival>;
  /** The sender's own workbook with its findings marked in it, and those that only the whole county shows. */
  returnCopy(
    file: FileBytes,
    further: readonly ReceivedFinding[],
    choices: ReceiveChoices,
  ): Promise<Result<Uint8Array<ArrayBuffer>>>;
}

/** A file that was chosen or dropped: its bytes are fetched just before its turn. */
export interface SentFile {
  /** Folder and name as they were chosen; what tells files apart. */
  readonly path: string;
  /** Size and date, by which files of one name without a folder are told apart; empty where the path does. */
  readonly stamp: string;
  /** Throws where it has gone, or has changed since. */
  readonly read: () => Promise<Pick<FileBytes, 'bytes' | 'modified'>>;
}

/** Workers that read files beside one another. */
export interface ReceivePool {
  /** How many files are read at once. */
  readonly atOnce: number;
  /** Never throws: what goes wrong with a file is a file that was not checked. */
  readonly read: (
    file: SentFile,
    choices: ReceiveChoices,
    known: string | null,
  ) => Promise<Arrival>;
  readonly returnCopy: (
    file: SentFile,
    further: readonly ReceivedFinding[],
    choices: ReceiveChoices,
  ) => Promise<Result<Uint8Array<ArrayBuffer>>>;
  /** Ends what is being read: a worker that has not come to its end within a moment is ended itself. */
  readonly stop: () => void;
}

/** What the received files are put together by. */
export interface CollectChoices extends ReceiveChoices {
  /** Year that the data must be of; null where nobody said. */
  readonly year: number | null;
  readonly roster: Roster | null;
  /** Path of the file that counts where files differ, by key of the school. */
  readonly chosen: Readonly<Record<string, string>>;
}

/** Who has sent what, as the pane shows it. */
export interface CollectionView {
  readonly remarks: ReadonlyMap<string, readonly FileRemark[]>;
  readonly schools: readonly SchoolStanding[];
  readonly missing: readonly RosterSchool[];
  readonly years: readonly { readonly year: number; readonly paths: readonly string[] }[];
  /** Rows that the county table has: one for each school and level. */
  readonly rows: number;
  /** Nobody is missing, unknown or open, and no file was left unread: verdicts are on the whole county. */
  readonly complete: boolean;
  /** Headers that no form knows, the same header of many files once. */
  readonly questions: readonly QuestionView[];
}

export interface QuestionView {
  readonly id: string;
  readonly table: string;
  readonly form: FormId;
  readonly header: string;
  /** Where it stands first: sheet and cell, and the file. */
  readonly place: string;
  readonly path: string;
  readonly samples: readonly string[];
  /** Files that hold it. */
  readonly paths: readonly string[];
  /** The likeliest first. */
  readonly suggestions: readonly FieldChoice[];
}

/** A field that a header may be said to mean. */
export interface FieldChoice {
  readonly field: string;
  readonly name: string;
}

export interface SchoolStanding extends ReceivedStanding {
  /** What tells it from other schools; what a choice between files is kept by. */
  readonly key: string;
}

/** A value in which files differ. */
export interface DifferenceView {
  readonly level: string;
  /** Name of the field in the language chosen. */
  readonly field: string;
  readonly settling: Settling;
  /** What each file says, the one that counts first; none counts where it is open. */
  readonly said: readonly {
    readonly path: string;
    readonly place: string;
    readonly value: ReceivedValue['value'];
    readonly counts: boolean;
  }[];
}

/** The county table in one of two forms, and what its check says in a sentence. */
export interface CountyTable<T> {
  readonly made: T;
  readonly verdict: string;
}

/** A file that goes back to its sender. */
export interface ReturnItem {
  readonly path: string;
  /** Name of the annotated copy; null where nothing of the file can be marked. */
  readonly copy: string | null;
  /** What only the whole county shows of it. */
  readonly further: readonly ReceivedFinding[];
}

/** A file of text that is opened only if its size allows it, such as a browser's `File`. */
export interface TextFile {
  readonly size: number;
  text(): Promise<string>;
}

/**
 * The files received so far, put together: keeps what was read and answers questions about all of it. Every answer is
 * plain data; in a worker each call is a message.
 */
export interface CountyDesk {
  /** Takes files in, each in place of an earlier one of its path. */
  put(files: readonly ReadOnce[]): Promise<void>;
  drop(paths: readonly string[]): Promise<void>;
  view(choices: CollectChoices): Promise<Result<CollectionView>>;
  /** What the files that tell of a school say differently, by its key. */
  differences(choices: CollectChoices, key: string): Promise<Result<readonly DifferenceView[]>>;
  /** Fields of a table that its headers may be said to mean, in the language chosen, in the form's order. */
  fields(table: string, language: Language): Promise<readonly FieldChoice[]>;
  /** A profile from its file, and its text for one. */
  readProfile(file: TextFile): Promise<Result<MappingProfile>>;
  writeProfile(profile: MappingProfile): Promise<string>;
  /** The list of schools in a workbook. */
  roster(file: FileBytes): Promise<Result<Roster>>;
  /** Reads one of last year's files before it is chosen, and says what it holds. */
  lookAtLastYear(file: FileBytes, choices: Pick<CheckChoices, 'profile'>): Promise<LastYearFile>;
  /** What last year's files hold as they are read by the choices, and how many schools they list. */
  lastYear(choices: CollectChoices): Promise<Result<LastYearHeld>>;
  /** `beside`: the files that tell of the whole county, whose sums are held against its schools. */
  countyTable(
    choices: CollectChoices,
    beside: readonly FileBytes[],
  ): Promise<Result<CountyTable<NewWorkbook>>>;
  /** The same as a file, its findings marked. */
  countyFile(
    choices: CollectChoices,
    beside: readonly FileBytes[],
  ): Promise<Result<CountyTable<Uint8Array<ArrayBuffer>>>>;
  /** Begins an archive of return slips; `day` is the day of the check. Which files go back, and with what. */
  beginReturn(
    choices: CollectChoices,
    beside: readonly FileBytes[],
    day: string,
  ): Promise<Result<readonly ReturnItem[]>>;
  /** Puts a file's slip into the archive, with its copy where there is one; answers the next piece of the archive. */
  addReturn(path: string, copy: Uint8Array | null): Promise<Uint8Array<ArrayBuffer>>;
  /** Puts the summary in; answers the last piece. */
  endReturn(): Promise<Uint8Array<ArrayBuffer>>;
}

/** A file that could not be read: nothing is known of it but why. */
export function unreadFile(path: string, problem: Problem): ReceivedFile {
  return {
    path,
    sha256: '',
    status: 'not-checked',
    problem,
    forms: [],
    unknown: [],
    saved: null,
    year: null,
    template: null,
    receipt: 'none',
    counts: { error: 0, warning: 0, explained: 0, info: 0, checked: 0, cannotTell: 0 },
    findings: [],
    reasons: [],
    schools: [],
    tellsOfCounty: false,
  };
}
