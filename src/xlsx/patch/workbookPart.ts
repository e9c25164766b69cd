import { fail, succeed, type Result } from '../../kernel/result';
import { flavourOf, relationshipAttribute, relationshipId, type Flavour } from './flavour';
import { relationshipsOf } from './relationships';
import { childNamed, insertionPoint, layoutOf, WORKBOOK_ORDER, type Layout } from './schemaOrder';
import { applySplices, type Splice } from './splice';
import type { WorkingPackage } from './workingPackage';
import { attribute, childrenOf, escapeXml, textOf, type Element } from './xmlText';

export interface SheetPart {
  readonly name: string;
  readonly sheetId: number;
  readonly relationship: string;
  /** Undefined for a chart sheet or a dialog sheet: there are no cells to write to. */
  readonly part: string | undefined;
}

export interface NamePart {
  readonly name: string;
  readonly refersTo: string;
  readonly comment: string | undefined;
}

export interface WorkbookPart {
  readonly part: string;
  readonly text: string;
  readonly layout: Layout;
  readonly flavour: Flavour;
  readonly sheets: readonly SheetPart[];
  readonly names: readonly NamePart[];
}

/** Reads the workbook part as it is now. */
export function readWorkbookPart(pkg: WorkingPackage): Result<WorkbookPart> {
  const root = relationshipsOf(pkg, '');
  if (!root.ok) return root;
  const part = root.value.find(({ type }) => type === 'officeDocument')?.target;
  if (part === undefined || !pkg.has(part)) return fail('file-not-xlsx', 'not-a-workbook');
  const text = pkg.text(part);
  if (!text.ok) return text;
  const layout = layoutOf(text.value);
  if (layout?.root.name !== 'workbook')
    return fail('file-damaged', 'xml-invalid', { part, position: 0 });
  const sheets = readSheets(pkg, part, text.value, layout);
  if (!sheets.ok) return sheets;
  return succeed({
    part,
    text: text.value,
    layout,
    flavour: flavourOf(text.value, layout.root.tag),
    sheets: sheets.value,
    names: nameElements(text.value, layout).map((element) => ({
      name: attribute(text.value, element.tag, 'name') ?? '',
      refersTo: textOf(text.value, element),
      comment: attribute(text.value, element.tag, 'comment'),
    })),
  });
}

function readSheets(
  pkg: WorkingPackage,
  part: string,
  text: string,
  layout: Layout,
): Result<readonly SheetPart[]> {
  const links = relationshipsOf(pkg, part);
  if (!links.ok) return links;
  const byId = new Map(links.value.map((link) => [link.id, link]));
  return succeed(
    sheetElements(text, layout).map(({ tag }) => {
      const relationship = relationshipId(text, tag) ?? '';
      const link = byId.get(relationship);
      const hasCells = link?.type === 'worksheet' && !link.external && pkg.has(link.target);
      return {
        name: attribute(text, tag, 'name') ?? '',
        sheetId: Number(attribute(text, tag, 'sheetId') ?? 0),
        relationship,
        part: hasCells ? link.target : undefined,
      };
    }),
  );
}

function sheetElements(text: string, layout: Layout): readonly Element[] {
  const sheets = childNamed(layout, 'sheets');
  return sheets === undefined ? [] : (childrenOf(text, sheets) ?? []);
}

function nameElements(text: string, layout: Layout): readonly Element[] {
  const names = childNamed(layout, 'definedNames');
  return names === undefined ? [] : (childrenOf(text, names) ?? []);
}

export interface NewName {
  readonly name: string;
  readonly refersTo: string;
  readonly comment?: string;
}

export interface WorkbookAdditions {
  readonly sheets: readonly {
    readonly name: string;
    readonly sheetId: number;
    readonly relationship: string;
  }[];
  readonly names: readonly NewName[];
  /** Ask for all formulas to be computed when the file is opened. */
  readonly recalculate: boolean;
}

/** Adds sheets at the end, names, and the wish to recalculate. */
export function extendWorkbook(workbook: WorkbookPart, additions: WorkbookAdditions): string {
  const { text, layout, flavour } = workbook;
  const p = layout.prefix;
  const splices: Splice[] = [];
  const sheets = childNamed(layout, 'sheets');
  if (sheets !== undefined && additions.sheets.length > 0) {
    const xml = additions.sheets.map(({ name, sheetId, relationship }) => {
      const link = relationshipAttribute(text, layout.root.tag, flavour, relationship);
      return `<${p}sheet name="${escapeXml(name)}" sheetId="${String(sheetId)}" ${link}/>`;
    });
    splices.push({ from: sheets.contentEnd, to: sheets.contentEnd, text: xml.join('') });
  }
  splices.push(...nameSplices(workbook, additions.names));
  if (additions.recalculate) splices.push(...calculationSplices(workbook));
  return applySplices(text, splices);
}

function nameSplices({ layout }: WorkbookPart, names: readonly NewName[]): readonly Splice[] {
  if (names.length === 0) return [];
  const p = layout.prefix;
  const xml = names
    .map(({ name, refersTo, comment }) => {
      const remark = comment === undefined ? '' : ` comment="${escapeXml(comment)}"`;
      return `<${p}definedName name="${name}"${remark}>${escapeXml(refersTo)}</${p}definedName>`;
    })
    .join('');
  const list = childNamed(layout, 'definedNames');
  const [open, close] = [`<${p}definedNames>`, `</${p}definedNames>`];
  if (list === undefined) {
    const at = insertionPoint(layout, WORKBOOK_ORDER, 'definedNames');
    return [{ from: at, to: at, text: open + xml + close }];
  }
  if (list.tag.kind === 'empty')
    return [{ from: list.end - 2, to: list.end, text: ` >${xml}${close}` }];
  return [{ from: list.contentEnd, to: list.contentEnd, text: xml }];
}

/** Two blanks before the attribute say that it is ours; single quotes say that it was there and off. */
const RECALCULATE = '  fullCalcOnLoad="1"';
const TURNED_ON = "fullCalcOnLoad='1'";

function calculationSplices({ text, layout }: WorkbookPart): readonly Splice[] {
  const element = childNamed(layout, 'calcPr');
  if (element === undefined) {
    const at = insertionPoint(layout, WORKBOOK_ORDER, 'calcPr');
    return [{ from: at, to: at, text: `<${layout.prefix}calcPr${RECALCULATE}/>` }];
  }
  const source = text.slice(element.tag.start, element.tag.end);
  const set = /fullCalcOnLoad\s*=\s*["']([^"']*)["']/.exec(source);
  if (set !== null) {
    if (set[1] === '1' || set[1] === 'true') return [];
    const from = element.tag.start + set.index;
    return [{ from, to: from + set[0].length, text: TURNED_ON }];
  }
  const at = element.tag.start + 1 + layout.prefix.length + 'calcPr'.length;
  return [{ from: at, to: at, text: RECALCULATE }];
}

/** Takes off sheets and names of ours, by place, and our wish to recalculate. */
export function reduceWorkbook(
  workbook: WorkbookPart,
  sheets: ReadonlySet<number>,
  isOwnName: (name: string) => boolean,
): string {
  const { text, layout } = workbook;
  const gone = sheetElements(text, layout).filter((_, index) => sheets.has(index));
  const splices: Splice[] = gone.map(cutOf);
  const names = nameElements(text, layout);
  const list = childNamed(layout, 'definedNames');
  const dropped = names.filter(({ tag }) => {
    const scope = attribute(text, tag, 'localSheetId');
    if (scope !== undefined && sheets.has(Number(scope))) return true;
    return isOwnName(attribute(text, tag, 'name') ?? '');
  });
  if (list !== undefined && dropped.length > 0 && dropped.length === names.length) {
    const opened = text[list.tag.end - 2] === ' ';
    splices.push(opened ? { from: list.tag.end - 2, to: list.end, text: '/>' } : cutOf(list));
  } else {
    splices.push(...dropped.map(cutOf));
    splices.push(
      ...renumbered(
        text,
        names.filter((name) => !dropped.includes(name)),
        sheets,
      ),
    );
  }
  splices.push(...calculationRemovals(text, layout));
  splices.push(...tabSplices(text, layout, sheets));
  return applySplices(text, splices);
}

function cutOf({ start, end }: Element): Splice {
  return { from: start, to: end, text: '' };
}

/** Names local to a sheet count sheets by place; those behind a sheet that goes move up. */
function renumbered(
  text: string,
  names: readonly Element[],
  gone: ReadonlySet<number>,
): readonly Splice[] {
  return names.flatMap(({ tag }) => numberSplice(text, tag.start, tag.end, 'localSheetId', gone));
}

/** The tab in front and the first tab in sight, where our sheets stood before or at them. */
function tabSplices(text: string, layout: Layout, gone: ReadonlySet<number>): readonly Splice[] {
  const views = childNamed(layout, 'bookViews');
  if (views === undefined || gone.size === 0) return [];
  return (childrenOf(text, views) ?? []).flatMap(({ tag }) => [
    ...numberSplice(text, tag.start, tag.end, 'activeTab', gone),
    ...numberSplice(text, tag.start, tag.end, 'firstSheet', gone),
  ]);
}

function numberSplice(
  text: string,
  start: number,
  end: number,
  name: string,
  gone: ReadonlySet<number>,
): readonly Splice[] {
  const found = new RegExp(`\\s${name}\\s*=\\s*["'](\\d+)["']`).exec(text.slice(start, end));
  if (found === null) return [];
  const place = Number(found[1]);
  const before = [...gone].filter((index) => index < place).length;
  const next = gone.has(place) ? 0 : place - before;
  if (next === place) return [];
  const from = start + found.index;
  return [{ from, to: from + found[0].length, text: ` ${name}="${String(next)}"` }];
}

function calculationRemovals(text: string, layout: Layout): readonly Splice[] {
  const element = childNamed(layout, 'calcPr');
  if (element === undefined) return [];
  const source = text.slice(element.start, element.end);
  if (source === `<${layout.prefix}calcPr${RECALCULATE}/>`) return [cutOf(element)];
  const added = source.indexOf(RECALCULATE);
  const turned = source.indexOf(TURNED_ON);
  const at = element.start + Math.max(added, turned);
  if (added >= 0) return [{ from: at, to: at + RECALCULATE.length, text: '' }];
  if (turned >= 0) return [{ from: at, to: at + TURNED_ON.length, text: 'fullCalcOnLoad="0"' }];
  return [];
}
