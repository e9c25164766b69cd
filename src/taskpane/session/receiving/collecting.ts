import type {
  CollectChoices,
  CollectionView,
  CountyDesk,
} from '../../../app/collect/live/receiver';
import type { Problem } from '../../../kernel/result';

export interface CollectingParts {
  readonly desk: CountyDesk;
  readonly choices: () => CollectChoices;
  readonly onView: (view: CollectionView, isLatest: boolean) => void;
  readonly onProblem: (problem: Problem) => void;
  readonly onCrash: (error: unknown) => void;
  /** Milliseconds between two looks at the whole while files are coming in. */
  readonly pause?: number;
}

export interface Collecting {
  /** Files or choices differ: the whole is looked at again, at once or, with `later`, when some more have come. */
  readonly changed: (later: boolean) => void;
}

/** Keeps the view of the whole up to date: one question at a time, and never one for each file. */
export function collecting(parts: CollectingParts): Collecting {
  const { desk, choices, onView, onProblem, onCrash, pause = 1_500 } = parts;
  let version = 0;
  let asking = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    clearTimeout(timer);
    timer = undefined;
    if (asking) return;
    asking = true;
    try {
      for (let seen = -1; seen !== version;) {
        seen = version;
        const answer = await desk.view(choices());
        if (answer.ok) onView(answer.value, seen === version);
        else onProblem(answer.problem);
        // What came meanwhile may wait, if more is on its way.
        if (timer !== undefined) break;
      }
    } catch (error) {
      onCrash(error);
    } finally {
      asking = false;
    }
  };
  return {
    changed(later) {
      version += 1;
      if (!later) void look();
      else timer ??= setTimeout(() => void look(), pause);
    },
  };
}
