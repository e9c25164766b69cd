import type { Translate } from '../i18n/index';

/** Without a terminal, one line for so many files. */
const FILES_PER_LINE = 100;

export interface Progress {
  step(path: string): void;
  end(): void;
}

/** Tells on standard error how far a run of several files is: one line rewritten in place on a terminal. */
export function progress(total: number, t: Translate): Progress {
  if (total < 2) return { step: () => undefined, end: () => undefined };
  const { stderr } = process;
  let done = 0;
  return {
    step(path) {
      done += 1;
      const text = t('report:text.progress', { done, total, path });
      if (stderr.isTTY) stderr.write(`\r\u001b[2K${text}`);
      else if (done % FILES_PER_LINE === 0 || done === total) stderr.write(`${text}\n`);
    },
    end() {
      if (stderr.isTTY) stderr.write('\r\u001b[2K');
    },
  };
}
