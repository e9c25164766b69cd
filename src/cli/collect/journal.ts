import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ReceivedFile } from '../../app/index';

/** What was received so far, beside the county table: a run that was stopped, or that more files came for, goes on. */
export interface Journal {
  /** By path, as they were when the same standard and rules were in force. */
  readonly known: ReadonlyMap<string, ReceivedFile>;
  add(file: ReceivedFile): void;
}

/**
 * Opens the journal at `path`, one line of JSON for each file. `head` names what the checks depend on; a journal of
 * another head is begun anew. A line that was cut off when the run was killed is left out.
 */
export function openJournal(path: string, head: string, isFresh = false): Journal {
  const [first, ...lines] =
    existsSync(path) && !isFresh ? readFileSync(path, 'utf8').split('\n') : [];
  const known = new Map<string, ReceivedFile>();
  mkdirSync(dirname(path), { recursive: true });
  if (first === head) {
    for (const line of lines) {
      const file = received(line);
      if (file !== undefined) known.set(file.path, file);
    }
    // What was cut off must not run into the next line; files that came again stand in it once.
    const kept = [...known.values()].map((file) => JSON.stringify(file));
    writeFileSync(path, `${[head, ...kept].join('\n')}\n`);
  } else {
    writeFileSync(path, `${head}\n`);
  }
  return {
    known,
    add: (file) => {
      appendFileSync(path, `${JSON.stringify(file)}\n`);
    },
  };
}

function received(line: string): ReceivedFile | undefined {
  if (line === '') return undefined;
  try {
    return JSON.parse(line) as ReceivedFile;
  } catch {
    return undefined;
  }
}
