import type { World } from './world';

interface Requirements {
  isSetSupported(name: string, version?: string): boolean;
}

/** What pages use of the `Office` object beside Excel's own API. */
export interface OfficeGlobal {
  onReady(ready?: (info: HostInfo) => unknown): Promise<HostInfo>;
  readonly HostType: Readonly<Record<'Excel' | 'Word', string>>;
  readonly PlatformType: Readonly<Record<'PC' | 'Mac' | 'OfficeOnline', string>>;
  readonly actions: { associate(name: string, run: (event: ActionEvent) => unknown): void };
  readonly addin: Readonly<Record<'showAsTaskpane' | 'hide', () => Promise<void>>> & {
    onVisibilityModeChanged(listener: (message: object) => void): Promise<() => Promise<void>>;
    setStartupBehavior(behaviour: string): Promise<void>;
    getStartupBehavior(): Promise<string>;
  };
  readonly context: {
    readonly displayLanguage: string;
    readonly contentLanguage: string;
    readonly host: string;
    readonly platform: string;
    readonly diagnostics: {
      readonly host: string;
      readonly platform: string;
      readonly version: string;
    };
    readonly officeTheme: Readonly<Record<string, string | boolean>>;
    readonly requirements: Requirements;
  };
}

interface HostInfo {
  readonly host: string;
  readonly platform: string;
}

interface ActionEvent {
  completed(): void;
}

/** What this Excel has, as pages and the library ask for it. */
export function officeFacts(world: World): { readonly requirements: Requirements } {
  const isSetSupported = (name: string, version = '1.1'): boolean => {
    if (name === 'ExcelApi') return world.supports(version);
    if (name === 'ExcelApiOnline') return world.supports(`ExcelApiOnline ${version}`);
    return ['SharedRuntime', 'KeyboardShortcuts', 'RibbonApi', 'AddinCommands'].includes(name);
  };
  return { requirements: { isSetSupported } };
}

/** The `Office` object around a page, and a way to press the buttons that were bound to it. */
export function officeGlobal(
  world: World,
  platform = 'OfficeOnline',
): {
  readonly office: OfficeGlobal;
  readonly press: (action: string) => Promise<void>;
} {
  const info: HostInfo = { host: 'Excel', platform };
  const actions = new Map<string, (event: ActionEvent) => unknown>();
  const done = (): Promise<void> => Promise.resolve();
  const office: OfficeGlobal = {
    onReady: async (ready) => {
      await Promise.resolve();
      ready?.(info);
      return info;
    },
    HostType: { Excel: 'Excel', Word: 'Word' },
    PlatformType: { PC: 'PC', Mac: 'Mac', OfficeOnline: 'OfficeOnline' },
    actions: {
      associate: (name, run) => {
        actions.set(name, run);
      },
    },
    addin: {
      showAsTaskpane: done,
      hide: done,
      onVisibilityModeChanged: () => Promise.resolve(done),
      setStartupBehavior: done,
      getStartupBehavior: () => Promise.resolve('None'),
    },
    context: {
      ...info,
      displayLanguage: 'zh-CN',
      contentLanguage: 'zh-CN',
      diagnostics: { ...info, version: '16.0.18000.20000' },
      officeTheme: {
        bodyBackgroundColor: '#FFFFFF',
        bodyForegroundColor: '#000000',
        controlBackgroundColor: '#F0F0F0',
        controlForegroundColor: '#000000',
        isDarkTheme: false,
      },
      ...officeFacts(world),
    },
  };
  const press = (action: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const run = actions.get(action);
      if (run === undefined) reject(new Error(`nothing is bound to ${action}`));
      else run({ completed: resolve });
    });
  return { office, press };
}
