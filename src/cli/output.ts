import { writeSync } from 'node:fs';

const CHUNK = 1 << 16;

/**
 * Writes to standard output at once: a pipe may be closed by `head`, and a report of 100 MB must not wait in memory
 * for the event loop.
 */
export function print(text: string): void {
  write(`${text}\n`);
}

/** Writes many pieces, put together to spare a call of the system for each. */
export function writeAll(pieces: Iterable<string>): void {
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < CHUNK) continue;
    write(waiting);
    waiting = '';
  }
  write(waiting);
}

/** Encodes the text whole: cut anywhere, it could part the two halves of a rare character. */
function write(text: string): void {
  let rest: Uint8Array = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
    }
  }
}
