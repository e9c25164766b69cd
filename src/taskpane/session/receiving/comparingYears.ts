import type {
  CollectChoices,
  CountyDesk,
  FileBytes,
  LastYearFile,
  LastYearFiles,
  SentFile,
} from '../../../app/collect/live/receiver';
import { fail, succeed, type Result } from '../../../kernel/result';
import type { Parts } from '../parts';
import type { Store } from '../store';
import type { Reading } from './reading';
import type { LastYearChosen, ReceivingActions, ReceivingState } from './types';

export interface ComparingYearsParts {
  readonly parts: Parts;
  readonly desk: CountyDesk;
  readonly store: Store<ReceivingState>;
  readonly choices: () => CollectChoices;
  readonly files: Reading;
  readonly changed: () => void;
}

type Actions = Pick<ReceivingActions, 'useLastYear' | 'stopLastYear' | 'forgetLastYear'>;

export interface ComparingYears {
  readonly actions: Actions;
  /** Headers are said to mean something else: what last year's files hold is told anew. */
  readonly profileDiffers: () => Promise<void>;
}

/** Last year's data beside those that are received: read file by file, and the files received before checked again. */
export function comparingYears(of: ComparingYearsParts): ComparingYears {
  const { parts, desk, store, choices, files, changed } = of;
  const { say, tell, tellProblem, tellCrash } = parts;
  /** The choice that counts: another, or the user's word, ends what is being read. */
  let latest = 0;
  let chosen = 0;
  /** The same for the same files, so that nothing is checked again when they are chosen again. */
  const keyFor = (given: readonly FileBytes[]): string => {
    const before = store.get().lastYear?.given;
    if (before !== undefined && stampOf(before.files ?? []) === stampOf(given)) return before.key;
    chosen += 1;
    return `last year ${String(chosen)}`;
  };
  const replace = (lastYear: LastYearChosen | null, again: string) => {
    const before = choices();
    store.set({ lastYear, lastYearReading: null });
    if (choices().lastYear?.key === before.lastYear?.key) return;
    const paths = files.checkable();
    files.choicesDiffer(before, paths);
    changed();
    if (paths.length > 0) tell('done', say(again, { count: paths.length }));
  };
  /** What the files hold by the profile of now; of those that could not be fetched, what was told of them. */
  const held = async (
    given: LastYearFiles,
    told: readonly LastYearFile[],
  ): Promise<Result<LastYearChosen>> => {
    const answer = await desk.lastYear({ ...choices(), lastYear: given });
    if (!answer.ok) return answer;
    const { files, schools } = answer.value;
    const byPath = new Map(files.map((file) => [file.path, file]));
    return succeed({ given, files: told.map((file) => byPath.get(file.path) ?? file), schools });
  };
  const take = async (sent: readonly SentFile[], isOver: () => boolean): Promise<void> => {
    const read = await readAll(sent, of, isOver);
    if (read === null) return;
    const { given, told } = read;
    if (told.every(({ rows }) => rows === 0)) {
      const problem = told.length === 1 ? told[0]?.problem : undefined;
      tellProblem(problem ?? fail('template-invalid', 'no-last-year').problem);
      return;
    }
    const chosenNow = await held({ key: keyFor(given), files: given }, told);
    if (isOver()) return;
    if (chosenNow.ok) replace(chosenNow.value, 'lastYear:received.again');
    else tellProblem(chosenNow.problem);
  };
  const actions: Actions = {
    useLastYear: async (sent) => {
      if (sent.length === 0) return;
      latest += 1;
      const own = latest;
      const isOver = () => own !== latest;
      try {
        await take(sent, isOver);
      } catch (error) {
        if (!isOver()) tellCrash(error);
      } finally {
        if (!isOver()) store.set({ lastYearReading: null });
      }
    },
    stopLastYear: () => {
      latest += 1;
      store.set({ lastYearReading: null });
      const isCompared = store.get().lastYear !== null;
      tell(
        'warning',
        say(isCompared ? 'lastYear:received.stopped' : 'lastYear:received.stoppedNone'),
      );
    },
    forgetLastYear: () => {
      latest += 1;
      replace(null, 'lastYear:received.againWithout');
    },
  };
  return {
    actions,
    profileDiffers: async () => {
      const { lastYear, profile } = store.get();
      if (lastYear === null) return;
      try {
        const now = await held(lastYear.given, lastYear.files);
        const isLatest = store.get().lastYear === lastYear && store.get().profile === profile;
        if (isLatest && now.ok) store.set({ lastYear: now.value });
      } catch (error) {
        tellCrash(error);
      }
    },
  };
}

interface ReadFiles {
  readonly given: readonly FileBytes[];
  readonly told: readonly LastYearFile[];
}

/** One after the other, by path as the command reads them; null where the user wanted otherwise meanwhile. */
async function readAll(
  sent: readonly SentFile[],
  { desk, store, choices }: ComparingYearsParts,
  isOver: () => boolean,
): Promise<ReadFiles | null> {
  const given: FileBytes[] = [];
  const told: LastYearFile[] = [];
  for (const file of [...sent].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    store.set({ lastYearReading: { done: told.length, total: sent.length } });
    const content = await file.read().catch(() => null);
    if (isOver()) return null;
    if (content === null) {
      const { problem } = fail('file-unreadable', 'changed-since');
      told.push({ path: file.path, problem, year: null, forms: [], rows: 0 });
      continue;
    }
    const whole = { path: file.path, ...content };
    told.push(await desk.lookAtLastYear(whole, choices()));
    if (isOver()) return null;
    given.push(whole);
  }
  return { given, told };
}

/** What tells files from others without looking into them. */
function stampOf(files: readonly FileBytes[]): string {
  return JSON.stringify(files.map(({ path, bytes, modified }) => [path, bytes.length, modified]));
}
