import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { associateCommands, showPane, type Commands } from '../../src/hosts/office/commands';

const NAMES = ['showPane', 'check', 'marks', 'balance', 'previous', 'next'] as const;

function commands(run: () => Promise<void>): Commands {
  return { showPane: run, check: run, marks: run, balance: run, previous: run, next: run };
}

type Handler = (event?: { completed: () => void }) => void;

const global = globalThis as Record<string, unknown> & { Office?: unknown };

afterEach(() => {
  for (const name of ['Office', ...NAMES]) Reflect.deleteProperty(global, name);
});

async function called(handler: unknown): Promise<number> {
  let ended = 0;
  (handler as Handler)({
    completed: () => {
      ended += 1;
    },
  });
  await new Promise((resolve) => setTimeout(resolve, 0));
  return ended;
}

describe('associating commands', () => {
  it('tells Excel that a command has ended, also where it throws', async () => {
    const associated = new Map<string, unknown>();
    global.Office = {
      actions: { associate: (name: string, handler: unknown) => associated.set(name, handler) },
    };
    const crashes: unknown[] = [];
    associateCommands(
      commands(() => Promise.reject(new Error('broken'))),
      (error) => crashes.push(error),
    );
    expect([...associated.keys()]).toEqual(NAMES);
    for (const handler of associated.values()) expect(await called(handler)).toBe(1);
    expect(crashes).toHaveLength(NAMES.length);
  });

  it('offers global functions to Excels without actions, and takes calls without an event', async () => {
    global.Office = {};
    const run = jest.fn(() => Promise.resolve());
    associateCommands(commands(run), () => undefined);
    expect(await called(global['next'])).toBe(1);
    (global['next'] as Handler)();
    expect(run).toHaveBeenCalledTimes(2);
    await expect(showPane()).resolves.toBeUndefined();
  });
});
