import { expose } from 'comlink';
import { liveEngine } from '../app/live/liveEngine';

/** One turn of the worker's event loop: a message to itself comes after those that wait already. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

expose(liveEngine(turn, Date.now()));
