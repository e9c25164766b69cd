/** What a page asks a reader in a worker, and what it answers. */
export interface ReadAnswer {
  /** Cells that hold something. */
  readonly cells: number;
}

/** Answers each file given to this worker with the number of cells that were read of it. */
export function answerReading(read: (bytes: ArrayBuffer) => Promise<number> | number): void {
  globalThis.onmessage = async ({ data }: MessageEvent<ArrayBuffer>) => {
    const answer: ReadAnswer = { cells: await read(data) };
    // In a worker the first parameter is the message; the types here are those of a page.
    globalThis.postMessage(answer);
  };
}
