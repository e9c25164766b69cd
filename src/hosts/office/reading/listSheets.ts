import { ownedAreas } from '../../../sheet/ownership';
import type { DefinedName, SheetSnapshot } from '../../../sheet/snapshot';
import type { Capabilities } from '../capabilities';
import { areaSize } from './chunks';

/** What is known of a sheet before its cells are asked for. */
export interface ListedSheet extends Pick<
  SheetSnapshot,
  'name' | 'visibility' | 'protected' | 'filtered'
> {
  readonly id: string;
  readonly tables: readonly ListedTable[];
  /** How many of its cells plans have written. */
  readonly ownCells: number;
}

export interface ListedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly hasTotalsRow: boolean;
}

export interface Listed {
  readonly sheets: readonly ListedSheet[];
  readonly definedNames: readonly DefinedName[];
  /** Name of the file; empty where Excel is too old to tell it. */
  readonly file: string;
}

/** Sheets in their order and the names of the workbook, with the next sync; to be called after it. */
export type Listing = () => Listed;

const NAME: readonly string[] = ['name', 'type', 'scope'];

/** Asks for the list of the sheets; `sync` is the caller's, who may ask for more with it. */
export function listSheets(context: Excel.RequestContext, can: Capabilities): Listing {
  const { workbook } = context;
  const { worksheets, names } = workbook;
  const named = [...NAME, can.nameFormulas ? 'formula' : 'value'];
  // As one text: of a list, Office.js does not take the word `items` off.
  worksheets.load(
    [
      ...['id', 'name', 'visibility', 'protection/protected'].map((key) => `items/${key}`),
      ...['name', 'showTotals', 'columns/items/name'].map((key) => `items/tables/items/${key}`),
      ...named.map((key) => `items/names/items/${key}`),
      ...(can.filters ? ['items/autoFilter/isDataFiltered'] : []),
    ].join(','),
  );
  names.load(named.map((key) => `items/${key}`).join(','));
  if (can.nameFormulas) workbook.load('name');
  return () => {
    const definedNames = [
      ...names.items.flatMap((name) => definedName(name, can)),
      ...worksheets.items.flatMap((sheet) =>
        sheet.names.items.flatMap((name) =>
          definedName(name, can).map((one) => ({ ...one, sheet: sheet.name })),
        ),
      ),
    ];
    const own = ownedAreas({ definedNames });
    return {
      sheets: worksheets.items.map((sheet) => listed(sheet, can, own)),
      definedNames,
      file: can.nameFormulas ? workbook.name : '',
    };
  };
}

const VISIBILITY: ReadonlyMap<string, SheetSnapshot['visibility']> = new Map([
  ['Hidden', 'hidden'],
  ['VeryHidden', 'very-hidden'],
]);

function listed(
  sheet: Excel.Worksheet,
  can: Capabilities,
  own: ReturnType<typeof ownedAreas>,
): ListedSheet {
  const ours = own.filter((one) => one.sheet.toLowerCase() === sheet.name.toLowerCase());
  return {
    id: sheet.id,
    name: sheet.name,
    visibility: VISIBILITY.get(sheet.visibility) ?? 'visible',
    protected: sheet.protection.protected,
    filtered: can.filters && sheet.autoFilter.isDataFiltered,
    tables: sheet.tables.items.map((table) => ({
      name: table.name,
      columns: table.columns.items.map(({ name }) => name),
      hasTotalsRow: table.showTotals,
    })),
    ownCells: ours.reduce((sum, { area }) => sum + areaSize(area), 0),
  };
}

/** A name whose meaning an old Excel does not tell is left out: what it names is a constant or a formula. */
function definedName(item: Excel.NamedItem, can: Capabilities): readonly DefinedName[] {
  const text: unknown = can.nameFormulas ? item.formula : item.type === 'Range' ? item.value : '';
  if (typeof text !== 'string' || text === '') return [];
  return [{ name: item.name, refersTo: text.replace(/^=/, '') }];
}
