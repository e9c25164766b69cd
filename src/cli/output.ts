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

function write(text: string): void {
  for (let at = 0; at < text.length; at += CHUNK) put(Buffer.from(text.slice(at, at + CHUNK)));
}

function put(bytes: Uint8Array): void {
  let rest = bytes;
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
