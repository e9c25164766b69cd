/** Actions of ribbon and keyboard by their names in manifest.xml and shortcuts.json. */
export type CommandName = 'showPane' | 'check' | 'marks' | 'balance' | 'previous' | 'next';

export type Commands = Readonly<Record<CommandName, () => Promise<void>>>;

type Handler = (event?: Partial<Office.AddinCommands.Event>) => void;

/**
 * Lets ribbon and keyboard call the commands. Excel waits for each to say that it has ended, and for minutes where it
 * does not, so it is told whatever happens; `onCrash` hears of what a command throws.
 */
export function associateCommands(commands: Commands, onCrash: (error: unknown) => void): void {
  for (const [name, run] of Object.entries(commands)) {
    const handler: Handler = (event) => {
      // Keyboard shortcuts bring no event that has to be ended.
      void run()
        .catch(onCrash)
        .finally(() => event?.completed?.());
    };
    // Excels before the shared runtime look for a global function of that name.
    Object.assign(globalThis, { [name]: handler });
    (Office as Partial<typeof Office>).actions?.associate(name, handler);
  }
}

/** Opens the pane, or brings it to the front; without the shared runtime only its own button can, and nothing happens. */
export async function showPane(): Promise<void> {
  await (Office as Partial<typeof Office>).addin?.showAsTaskpane();
}
