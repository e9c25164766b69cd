import { elementOf, nextTag, type Element } from './xmlText';

/** Order in which ECMA-376 part 1 wants the children of a worksheet (18.3.1.99). Readers refuse any other. */
export const WORKSHEET_ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
] as const;

/** Children of a workbook (18.2.27). */
export const WORKBOOK_ORDER = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
  'calcPr',
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
] as const;

/** Children of a style sheet (18.8.39). */
export const STYLES_ORDER = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
] as const;

/** A part's root and its children, as far as patching has to know them. */
export interface Layout {
  readonly root: Element;
  readonly children: readonly Element[];
  /** Prefix of the element names with its colon, or nothing: `x:`. */
  readonly prefix: string;
}

/** Undefined where the text is no well-formed XML, as far as the children of its root go. */
export function layoutOf(text: string): Layout | undefined {
  const tag = nextTag(text, 0);
  if (tag === undefined || tag.kind === 'close') return undefined;
  const name = /^<([^\s/>]+)/.exec(text.slice(tag.start, tag.end))?.[1] ?? '';
  const prefix = name.slice(0, name.indexOf(':') + 1);
  if (tag.kind === 'empty') {
    const root = elementOf(text, tag);
    return root === undefined ? undefined : { root, children: [], prefix };
  }
  // Child by child rather than tag by tag: the end of a sheet's data is found without looking at its cells.
  const children: Element[] = [];
  for (let next = nextTag(text, tag.end); next !== undefined;) {
    if (next.kind === 'close') {
      const { start, end } = next;
      if (next.name !== tag.name) return undefined;
      const root = {
        name: tag.name,
        tag,
        start: tag.start,
        end,
        contentStart: tag.end,
        contentEnd: start,
      };
      return { root, children, prefix };
    }
    const child = elementOf(text, next);
    if (child === undefined) return undefined;
    children.push(child);
    next = nextTag(text, child.end);
  }
  return undefined;
}

export function childNamed(layout: Layout, name: string): Element | undefined {
  return layout.children.find((child) => child.name === name);
}

/** Where a new child of that name belongs: behind the last child that may stand before it. */
export function insertionPoint(layout: Layout, order: readonly string[], name: string): number {
  const rank = order.indexOf(name);
  let at = layout.root.contentStart;
  for (const child of layout.children) {
    const other = order.indexOf(child.name);
    if (other >= 0 && other <= rank) at = child.end;
  }
  return at;
}
