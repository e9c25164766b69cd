import type { XmlScanner } from '../xmlScanner';
import { hexColour, STANDARD_PALETTE } from './colours';

/** Cells count the theme's colours with light and dark exchanged, the theme lists dark first. */
const ORDER = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
];

/** Colours of the theme part; those that it lacks are Office's own. */
export function readTheme(scanner: XmlScanner): readonly string[] {
  const colours = [...STANDARD_PALETTE.theme];
  const readScheme = (name: string) => {
    const place = ORDER.indexOf(name);
    scanner.forEachChild((kind) => {
      const value = kind === 'sysClr' ? 'lastClr' : 'val';
      const colour = hexColour(scanner.attributes.text(value));
      if (place >= 0 && colour !== undefined) colours[place] = colour;
    });
  };
  const read = scanner.readRoot('theme', (name) => {
    if (name !== 'themeElements') return;
    scanner.forEachChild((part) => {
      if (part === 'clrScheme') scanner.forEachChild(readScheme);
    });
  });
  return read.ok ? colours : STANDARD_PALETTE.theme;
}
