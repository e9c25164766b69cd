import { fail, type Result } from '../../kernel/result';

/** How long the engine works before it lets messages in, in milliseconds. */
const TURN = 12;

/** One piece of long work among those of an engine: only the latest goes on. */
export interface Work {
  /** Lets others in when it is time; the problem once the work was cancelled or another began. */
  rest(): Promise<Result<void>>;
}

/** Begins and ends pieces of work. */
export interface Works {
  begin(): Work;
  /** Ends the work that is under way: on the user's word, or because the workbook it is about has gone. */
  end(reason: 'by-user' | 'stale'): void;
}

export function works(pause: () => Promise<void>): Works {
  let latest = 0;
  let reason: 'by-user' | 'stale' = 'stale';
  return {
    end(why) {
      latest += 1;
      reason = why;
    },
    begin() {
      latest += 1;
      reason = 'stale';
      const own = latest;
      let since = Date.now();
      return {
        async rest() {
          if (Date.now() - since >= TURN) {
            await pause();
            since = Date.now();
          }
          return own === latest ? { ok: true, value: undefined } : fail('cancelled', reason);
        },
      };
    },
  };
}
