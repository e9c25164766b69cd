import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

/**
 * Frees what the last county took before the next one begins. Left to itself, Node lets what nobody needs any more grow
 * as long as the machine has memory: a province would seem to need more with every county.
 */
export function letGo(): void {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
