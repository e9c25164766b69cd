import { openContainer, type Container } from '../../../../src/xlsx';
import { DEFAULT_LIMITS } from '../../../../src/xlsx/limits';
import { scanPart } from '../../../../src/xlsx/parts';
import { layoutOf } from '../../../../src/xlsx/patch/schemaOrder';
import {
  attribute,
  attributesOf,
  descendants,
  textOf,
  type Element,
} from '../../../../src/xlsx/patch/xmlText';
import { readPackage } from '../../../../src/xlsx/readPackage';
import { readWorkbookPart } from '../../../../src/xlsx/readWorkbookPart';
import { readRelationships } from '../../../../src/xlsx/relationships';
import { areasOf } from '../../../../src/xlsx/edit/references';
import { areaOf } from '../model/areas';
import type { SimBook } from '../model/book';
import type { ConditionalLook, SimConditional } from '../model/parts';
import type { SimSheet } from '../model/sheet';

/** The text of the parts that the readers of the product leave aside. */
export interface RawParts {
  readonly sheets: ReadonlyMap<string, string>;
  readonly styles: string;
  readonly hiddenNames: ReadonlySet<string>;
}

export function rawParts(bytes: Uint8Array): RawParts {
  const container = must(openContainer(bytes));
  const { workbookPart } = must(readPackage(container, DEFAULT_LIMITS));
  const workbook = must(readWorkbookPart(must(scanPart(container, workbookPart)), DEFAULT_LIMITS));
  const links = must(readRelationships(container, workbookPart, DEFAULT_LIMITS));
  const sheets = workbook.sheets.flatMap(({ name, relationship }): [string, string][] => {
    const link = links.find(({ id }) => id === relationship);
    return link === undefined ? [] : [[name, textIn(container, link.target ?? '')]];
  });
  const styles = links.find(({ type }) => type === 'styles');
  const text = textIn(container, workbookPart);
  return {
    sheets: new Map(sheets),
    styles: styles === undefined ? '' : textIn(container, styles.target ?? ''),
    hiddenNames: new Set(
      all(text, 'definedName')
        .filter(({ tag }) => attribute(text, tag, 'hidden') === '1')
        .map(({ tag }) => attribute(text, tag, 'name') ?? ''),
    ),
  };
}

function must<T>(result: { ok: true; value: T } | { ok: false; problem: { reason: string } }): T {
  if (!result.ok) throw new Error(result.problem.reason);
  return result.value;
}

function textIn(container: Container, part: string): string {
  return new TextDecoder().decode(must(container.read(part)));
}

function all(text: string, name: string): readonly Element[] {
  return (
    layoutOf(text)?.children.flatMap((child) =>
      child.name === name ? [child] : [...descendants(text, child, name)],
    ) ?? []
  );
}

/** Conditional formats, protection and filter of one sheet. */
export function loadRules(book: SimBook, sheet: SimSheet, xml: string, styles: string): void {
  const looks = all(styles, 'dxf').map((dxf) => lookOf(styles, dxf));
  const found: { readonly priority: number; readonly rule: SimConditional }[] = [];
  for (const block of layoutOf(xml)?.children ?? []) {
    if (block.name !== 'conditionalFormatting') continue;
    const areas = areasOf(attribute(xml, block.tag, 'sqref') ?? '');
    for (const element of descendants(xml, block, 'cfRule')) {
      const priority = Number(attribute(xml, element.tag, 'priority') ?? 0);
      const rule = ruleOf(book, xml, element, areas, looks);
      found.push({ priority, rule });
    }
  }
  sheet.conditionals = found.sort((a, b) => a.priority - b.priority).map(({ rule }) => rule);
  loadProtection(sheet, xml);
  const [filter] = all(xml, 'autoFilter');
  const area = filter === undefined ? undefined : areaOf(attribute(xml, filter.tag, 'ref') ?? '');
  if (filter !== undefined && area !== undefined)
    sheet.filter = { area, criteria: descendants(xml, filter, 'filterColumn').length > 0 };
}

const OPERATORS: Readonly<Record<string, string>> = {
  equal: 'EqualTo',
  notEqual: 'NotEqualTo',
  greaterThan: 'GreaterThan',
  lessThan: 'LessThan',
  greaterThanOrEqual: 'GreaterThanOrEqual',
  lessThanOrEqual: 'LessThanOrEqual',
  between: 'Between',
  notBetween: 'NotBetween',
};

function ruleOf(
  book: SimBook,
  xml: string,
  element: Element,
  areas: SimConditional['areas'],
  looks: readonly ConditionalLook[],
): SimConditional {
  const kind = attribute(xml, element.tag, 'type') ?? '';
  const formulas = descendants(xml, element, 'formula').map((one) => `=${textOf(xml, one)}`);
  const [formula1 = '', formula2] = formulas;
  const type = kind === 'expression' ? 'Custom' : kind === 'cellIs' ? 'CellValue' : KINDS[kind];
  const rule =
    type === 'Custom'
      ? { formula: formula1 }
      : type === 'CellValue'
        ? {
            formula1,
            ...(formula2 === undefined ? {} : { formula2 }),
            operator: OPERATORS[attribute(xml, element.tag, 'operator') ?? ''] ?? 'EqualTo',
          }
        : { xml: xml.slice(element.start, element.end) };
  const look = looks[Number(attribute(xml, element.tag, 'dxfId') ?? NaN)];
  return {
    id: book.id(),
    type: type ?? 'PresetCriteria',
    areas,
    rule,
    stopIfTrue: attribute(xml, element.tag, 'stopIfTrue') === '1',
    look: look ?? { borders: {} },
  };
}

const KINDS: Readonly<Record<string, string>> = {
  dataBar: 'DataBar',
  colorScale: 'ColorScale',
  iconSet: 'IconSet',
  top10: 'TopBottom',
  containsText: 'ContainsText',
};

/** What a differential format sets. Colours of a theme are kept by their number. */
function lookOf(xml: string, dxf: Element): ConditionalLook {
  const one = (name: string) => descendants(xml, dxf, name)[0];
  const isOn = (name: string): boolean | undefined => {
    const element = one(name);
    return element === undefined ? undefined : attribute(xml, element.tag, 'val') !== '0';
  };
  const colour = (element: Element | undefined, name: string): string | undefined => {
    const inner = element === undefined ? undefined : descendants(xml, element, name)[0];
    if (inner === undefined) return undefined;
    const rgb = attribute(xml, inner.tag, 'rgb');
    if (rgb !== undefined) return `#${rgb.slice(-6).toUpperCase()}`;
    return attributesOf(xml, inner.tag)
      .map((part) => `${part.name}=${part.value}`)
      .join(' ');
  };
  const underline = one('u');
  const borders: ConditionalLook['borders'] = {};
  const border = one('border');
  for (const side of ['Top', 'Bottom', 'Left', 'Right']) {
    const edge = border === undefined ? undefined : descendants(xml, border, side.toLowerCase())[0];
    const style = edge === undefined ? undefined : attribute(xml, edge.tag, 'style');
    const tint = colour(edge, 'color');
    if (style !== undefined)
      borders[`Edge${side}`] = {
        style: style === 'thin' ? 'Continuous' : style === 'dashed' ? 'Dash' : style === 'dotted' ? 'Dot' : style, // prettier-ignore
        ...(tint === undefined ? {} : { color: tint }),
      };
  }
  const parts = {
    bold: isOn('b'),
    italic: isOn('i'),
    strikethrough: isOn('strike'),
    underline: underline === undefined ? undefined : 'Single',
    color: colour(one('font'), 'color'),
    fill: colour(one('fill'), 'bgColor') ?? colour(one('fill'), 'fgColor'),
  };
  return {
    ...Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)),
    borders,
  };
}

/** In the file, a flag says what is locked; in the API, what is allowed. */
const ALLOWED: Readonly<Record<string, string>> = {
  formatCells: 'allowFormatCells',
  formatColumns: 'allowFormatColumns',
  formatRows: 'allowFormatRows',
  insertColumns: 'allowInsertColumns',
  insertRows: 'allowInsertRows',
  insertHyperlinks: 'allowInsertHyperlinks',
  deleteColumns: 'allowDeleteColumns',
  deleteRows: 'allowDeleteRows',
  sort: 'allowSort',
  autoFilter: 'allowAutoFilter',
  pivotTables: 'allowPivotTables',
};

function loadProtection(sheet: SimSheet, xml: string): void {
  const [element] = all(xml, 'sheetProtection');
  if (element === undefined) return;
  const flag = (name: string) => attribute(xml, element.tag, name);
  if (flag('sheet') !== '1' && flag('sheet') !== 'true') return;
  const options = Object.entries(ALLOWED).map(([name, option]) => [option, flag(name) === '0']);
  sheet.protection = {
    options: {
      ...(Object.fromEntries(options) as Readonly<Record<string, boolean>>),
      allowEditObjects: flag('objects') !== '1',
      allowEditScenarios: flag('scenarios') !== '1',
    },
    password: flag('password') ?? flag('hashValue') ?? '',
  };
}
