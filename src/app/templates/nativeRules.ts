import type { BoundTable } from '../../forms/types';
import type { Language, Translate } from '../../i18n/index';
import type { CellAddress } from '../../kernel/address';
import { formatAbsolute, formatAddress } from '../../kernel/address';
import { addTo } from '../../kernel/arrays';
import { coalesce } from '../../kernel/coalesce';
import type { ConditionalFormat } from '../../sheet/newWorkbook';
import type { Validation } from '../../sheet/validation';
import { fieldByKey } from '../../standard/index';
import type { FormColumn, TableDefinition } from '../../standard/index';
import type { Rule } from '../../standard/types';
import { nativeDemand, rowRulesOn } from '../annotate/rowRules';
import { referenceIn } from '../annotate/validations';
import type { LaidSheet } from './blankSheet';
import { nativeCell } from './nativeCells';
import { asValidation, type TypeRule, typeRule } from './typeRules';

/** Longest formula, list in quotes included, and longest message that a native validation holds. */
const LONGEST = 255;

/** What a form's rules are emitted for. */
export interface NativeContext {
  readonly laid: LaidSheet;
  /** The form tried on: tells where each field stands. */
  readonly table: BoundTable;
  readonly standard: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly language: Language;
  readonly t: Translate;
}

interface FieldCells {
  readonly key: string;
  readonly cells: readonly CellAddress[];
  /** The first of its cells as formulas over the row write it. */
  readonly reference: string;
  readonly asCodes: boolean;
}

/**
 * What the spreadsheet program itself refuses while a cell is typed in: the kind of value that the field takes, and
 * the rules that name the field first, as many as fit into one condition.
 */
export function nativeValidations(context: NativeContext): readonly Validation[] {
  const rules = keptRules(context);
  return fieldCells(context).flatMap((field) => {
    const rule = typeRule(field.key, field.reference, field.asCodes);
    return rule === undefined ? [] : [validationOf(context, field, rule, rules)];
  });
}

/** Cells in red as soon as what they hold has to be corrected, however it came there. */
export function nativeFormats(context: NativeContext): readonly ConditionalFormat[] {
  const fields = fieldCells(context);
  const ofType = fields.flatMap(({ key, cells, reference }): ConditionalFormat[] => {
    const rule = typeRule(key, reference);
    if (rule === undefined || rule.demands === 'list') return [];
    // Arithmetic on a text or an error value is an error itself, and so is what stands in the cell.
    const wrong = `IFERROR(NOT(AND(${rule.conditions.join(',')})),TRUE)`;
    const formula = `IFERROR(AND(TRIM(${reference})<>"",${wrong}),TRUE)`;
    return [{ areas: coalesce(cells), formula, look: 'error' }];
  });
  const cellsOf = new Map(fields.map(({ key, cells }) => [key, cells]));
  const ofRows = keptRules(context).flatMap(({ rule, demand }): ConditionalFormat[] => {
    const areas = coalesce(rule.marks.flatMap((key) => cellsOf.get(key) ?? []));
    if (areas.length === 0) return [];
    return [{ areas, formula: `IFERROR(NOT(${demand}),FALSE)`, look: 'error' }];
  });
  return [...ofType, ...ofRows];
}

interface KeptRule {
  readonly rule: Rule;
  readonly demand: string;
}

/** The rules on the rows of a form that can be written as conditions over its cells. */
function keptRules({ laid, table, standard, parameters }: NativeContext): readonly KeptRule[] {
  // Figures in sentences have no cells, and some matrices have their fields on rows of their own.
  if (laid.definition.layout === 'sentences' || isScattered(laid.definition)) return [];
  const first = firstRow(table);
  return rowRulesOn(table.name)
    .filter(({ standards }) => standards?.includes(standard) ?? true)
    .flatMap((rule) => {
      const demand = nativeDemand(rule, parameters, (key) => nativeCell(table, key, first));
      return demand === undefined ? [] : [{ rule, demand }];
    });
}

/** Whether the fields of one record stand on several rows: numbers of schools above their shares. */
function isScattered(definition: TableDefinition): boolean {
  return (
    definition.layout === 'matrix' && new Set(definition.rows.map(({ prefix }) => prefix)).size > 1
  );
}

function firstRow(table: BoundTable): number {
  return table.layout.bodyTop;
}

/** Cells to fill in, field by field. */
function fieldCells({ laid, table }: NativeContext): readonly FieldCells[] {
  const byKey = new Map<string, CellAddress[]>();
  for (const { key, at } of laid.inputs) addTo(byKey, key, at);
  return [...byKey].flatMap(([key, cells]) => {
    const [top] = cells;
    if (top === undefined) return [];
    const isSingle = laid.definition.layout === 'sentences' || isScattered(laid.definition);
    const reference = isSingle
      ? cells.length === 1
        ? formatAbsolute(top)
        : formatAddress(top)
      : referenceIn(table, key, top.row);
    const asCodes = laid.columns[top.column]?.writes === 'codes';
    return reference === undefined ? [] : [{ key, cells, reference, asCodes }];
  });
}

function validationOf(
  { laid, language, t }: NativeContext,
  { key, cells }: FieldCells,
  rule: TypeRule,
  rules: readonly KeptRule[],
): Validation {
  const name = fieldByKey(key)?.name[language] ?? key;
  const taken: KeptRule[] = [];
  for (const one of rule.demands === 'list' ? [] : rules) {
    if (one.rule.marks[0] !== key) continue;
    const demands = [...taken, one].map(({ demand }) => demand);
    if ((asValidation(rule, demands).formula1 ?? '').length <= LONGEST) taken.push(one);
  }
  const told = [
    t(`template:demand.${rule.demands}`, { name }),
    ...taken.map(({ rule: { name: said } }) => said[language]),
  ].join(t('report:punctuation.clause'));
  const note = noteOf(laid.definition, key);
  return {
    areas: coalesce(cells),
    ...asValidation(
      rule,
      taken.map(({ demand }) => demand),
    ),
    allowBlank: true,
    style: 'stop',
    prompt: {
      title: name.slice(0, 32),
      text: (note === undefined ? told : `${told}。${note}`).slice(0, LONGEST),
    },
    error: {
      title: t('template:refused'),
      text: t('template:correct', { told }).slice(0, LONGEST),
    },
  };
}

/** What the official form says beside the item. */
function noteOf(definition: TableDefinition, key: string): string | undefined {
  const columns: readonly FormColumn[] = definition.layout === 'items' ? definition.items : [];
  return columns.find((column) => column.key === key)?.note;
}
