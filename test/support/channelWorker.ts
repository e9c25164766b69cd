import { MessageChannel } from 'node:worker_threads';
import { expose } from 'comlink';

/** What a page has of a worker, over a channel within this process. */
export interface ChannelWorker extends Worker {
  readonly isOver: () => boolean;
  /** The worker dies, as one that runs out of memory does. */
  readonly die: (message: string) => void;
}

/** Workers over channels; `end` closes those that are still open. */
export function channelWorkers(): {
  readonly make: (api: object) => ChannelWorker;
  readonly end: () => void;
} {
  const open = new Set<() => void>();
  return {
    make(api) {
      const { port1, port2 } = new MessageChannel();
      let over = false;
      const failed: ((event: { readonly message: string }) => void)[] = [];
      const terminate = () => {
        over = true;
        open.delete(terminate);
        port1.close();
      };
      open.add(terminate);
      port2.start();
      port1.start();
      expose(api, port2 as unknown as Parameters<typeof expose>[1]);
      const page = port1 as unknown as Worker;
      const listen = page.addEventListener.bind(page) as (...of: unknown[]) => void;
      return Object.assign(page, {
        terminate,
        isOver: () => over,
        addEventListener: (type: string, listener: (event: { message: string }) => void) => {
          if (type === 'error') failed.push(listener);
          else listen(type, listener);
        },
        die: (message: string) => {
          for (const listener of failed) listener({ message });
        },
      });
    },
    end: () => {
      for (const end of [...open]) end();
    },
  };
}
