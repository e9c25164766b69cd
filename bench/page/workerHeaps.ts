import type { CDPSession, Page } from 'playwright-core';

/** Megabytes of the heap of each worker of this name, after garbage has been taken out, the largest first. */
export async function workerHeaps(page: Page, name: string): Promise<readonly number[]> {
  const session = await page.context().newCDPSession(page);
  const workers: string[] = [];
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker' && targetInfo.title === name) workers.push(sessionId);
  });
  // Workers are no pages of their own: they are spoken to through the page that made them.
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  await page.waitForTimeout(200);
  const heaps: number[] = [];
  for (const worker of workers) {
    const ask = asking(session, worker);
    await ask('HeapProfiler.collectGarbage');
    const { usedSize } = (await ask('Runtime.getHeapUsage')) as { readonly usedSize: number };
    heaps.push(usedSize / 2 ** 20);
  }
  await session.detach();
  return heaps.sort((a, b) => b - a);
}

function asking(session: CDPSession, sessionId: string) {
  let last = 0;
  return (method: string): Promise<unknown> =>
    new Promise((resolve) => {
      last += 1;
      const id = last;
      const answered = (event: { readonly sessionId: string; readonly message: string }): void => {
        const answer = JSON.parse(event.message) as {
          readonly id?: number;
          readonly result: object;
        };
        if (event.sessionId !== sessionId || answer.id !== id) return;
        session.off('Target.receivedMessageFromTarget', answered);
        resolve(answer.result);
      };
      session.on('Target.receivedMessageFromTarget', answered);
      const message = JSON.stringify({ id, method });
      void session.send('Target.sendMessageToTarget', { sessionId, message });
    });
}
