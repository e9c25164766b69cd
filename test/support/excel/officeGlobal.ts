import type { World } from './world';

/** The part of the `Office` object that is not Excel's: what a page asks before it speaks to the workbook. */
export function officeFacts(world: World): {
  readonly requirements: { isSetSupported(name: string, version?: string): boolean };
} {
  return {
    requirements: {
      isSetSupported: (name, version = '1.1') => isSupported(world, name, version),
    },
  };
}

function isSupported(world: World, name: string, version: string): boolean {
  if (name === 'ExcelApi') return world.supports(version);
  if (name === 'ExcelApiOnline') return world.supports(`ExcelApiOnline ${version}`);
  return name === 'SharedRuntime' || name === 'KeyboardShortcuts' || name === 'RibbonApi';
}
