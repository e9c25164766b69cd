import { Univer, type IUniverConfig, type Plugin, type PluginCtor } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';

/** Plugins that belong together, as the grid's presets list them: each alone or with its configuration. */
export interface PluginSet {
  readonly plugins: readonly (
    PluginCtor<Plugin> | readonly [PluginCtor<Plugin>, ConstructorParameters<PluginCtor<Plugin>>[0]]
  )[];
}

/**
 * Starts the grid with these plugins; of one that several sets name, the last naming holds. Does what `createUniver` of
 * the package `@univerjs/presets` does, which would bring in dozens of plugins that are not used here.
 */
export function startUniver(
  config: Partial<IUniverConfig>,
  sets: readonly PluginSet[],
): { readonly univer: Univer; readonly univerAPI: FUniver } {
  const univer = new Univer(config);
  const chosen = new Map<string, () => void>();
  for (const entry of sets.flatMap(({ plugins }) => plugins)) {
    const plugin = typeof entry === 'function' ? entry : entry[0];
    const options: unknown = typeof entry === 'function' ? undefined : entry[1];
    chosen.delete(plugin.pluginName);
    chosen.set(plugin.pluginName, () => {
      univer.registerPlugin(plugin, options);
    });
  }
  for (const register of chosen.values()) register();
  return { univer, univerAPI: FUniver.newAPI(univer) };
}
