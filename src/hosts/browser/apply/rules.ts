import type { Worksheet } from '@univerjs/core';
import {
  AddConditionalRuleMutation,
  CFRuleType,
  CFSubRuleType,
  CFTextOperator,
  ConditionalFormattingRuleModel,
  DeleteConditionalRuleMutation,
  SetConditionalRuleMutation,
  type IConditionFormattingRule,
} from '@univerjs/sheets-conditional-formatting';
import { coalesce as joinCells } from '../../../kernel/coalesce';
import type { Area, CellAddress } from '../../../kernel/address';
import type { LiveLook, MarkEdit, MarkKind } from '../../../sheet/editPlan';
import { coalesce } from '../../../xlsx/patch/areas';
import { MARK_KINDS } from '../../../xlsx/patch/marks';
import type { LayerGrid } from './grid';
import { LIVE_STYLES, MARK_STYLES } from './looks';
import { keyOfRanges, rangeOf } from './ranges';
import type { WantedCells } from './wantedCells';

/** Ids of our rules begin like this; the number makes sure that none is used twice. */
const OWN_RULE = 'junheng-';

type Rule = IConditionFormattingRule['rule'];

interface WantedRule {
  readonly rule: Rule;
  readonly areas: readonly Area[];
}

export interface Rules {
  /** Brings our marks and live looks on a sheet to what is wanted; the user's rules stay as they are. */
  readonly write: (sheet: Worksheet, marks: readonly MarkEdit[], cells: WantedCells) => void;
  readonly marksAt: (sheet: Worksheet, at: CellAddress) => readonly MarkKind[];
}

export function rules(grid: LayerGrid): Rules {
  const model = grid.injector.get(ConditionalFormattingRuleModel);
  /** What our rules looked like: a copy of a sheet has copies of them under other ids. */
  const made = new Set<string>();
  let count = 0;
  const isOwn = ({ cfId, rule }: IConditionFormattingRule): boolean =>
    cfId.startsWith(OWN_RULE) || made.has(JSON.stringify(rule));
  const present = (sheet: Worksheet) =>
    (model.getSubunitRules(grid.unitId, sheet.getSheetId()) ?? []).filter(isOwn);
  return {
    write: (sheet, marks, cells) => {
      const target = { unitId: grid.unitId, subUnitId: sheet.getSheetId() };
      const left = new Map(wantedRules(marks, cells).map((one) => [JSON.stringify(one.rule), one]));
      for (const rule of present(sheet)) {
        const key = JSON.stringify(rule.rule);
        const wanted = left.get(key);
        left.delete(key);
        if (wanted === undefined)
          grid.write(DeleteConditionalRuleMutation.id, { ...target, cfId: rule.cfId });
        else setAreas(grid, target, rule, wanted.areas);
      }
      // The last one added counts first, and among ours an error counts before a doubt.
      for (const [key, { rule, areas }] of [...left].reverse()) {
        made.add(key);
        const cfId = `${OWN_RULE}${String(++count)}`;
        const ranges = areas.map(rangeOf);
        const added = { cfId, stopIfTrue: false, ranges, rule };
        grid.write(AddConditionalRuleMutation.id, { ...target, rule: added });
      }
    },
    marksAt: (sheet, { row, column }) =>
      present(sheet)
        .filter(({ ranges }) =>
          ranges.some(
            (range) =>
              range.startRow <= row &&
              range.endRow >= row &&
              range.startColumn <= column &&
              range.endColumn >= column,
          ),
        )
        .flatMap(({ rule }) => MARK_KINDS.filter((kind) => isMark(rule, kind))),
  };
}

function setAreas(
  grid: LayerGrid,
  target: { readonly unitId: string; readonly subUnitId: string },
  rule: IConditionFormattingRule,
  areas: readonly Area[],
): void {
  const ranges = areas.map(rangeOf);
  if (keyOfRanges(ranges) === keyOfRanges(rule.ranges)) return;
  const next = { ...rule, ranges };
  grid.write(SetConditionalRuleMutation.id, { ...target, cfId: rule.cfId, rule: next });
}

function isMark(rule: Rule, kind: MarkKind): boolean {
  return JSON.stringify(rule) === JSON.stringify(markRule(kind));
}

function wantedRules(marks: readonly MarkEdit[], cells: WantedCells): readonly WantedRule[] {
  const marked = MARK_KINDS.map((kind) => ({
    rule: markRule(kind),
    areas: coalesce(marks.filter(({ mark }) => mark === kind).flatMap(({ areas }) => areas)),
  }));
  return [...marked.filter(({ areas }) => areas.length > 0), ...liveRules(cells)];
}

/**
 * No cell holds this text, so the condition always holds; the constant in it says whose it is. A formula, as in a
 * file, would be computed for each cell: seconds for ten thousand.
 */
function markRule(kind: MarkKind): Rule {
  return {
    type: CFRuleType.highlightCell,
    subType: CFSubRuleType.text,
    operator: CFTextOperator.notEqual,
    value: `junheng:${kind}`,
    style: MARK_STYLES[kind],
  };
}

function liveRules(cells: WantedCells): readonly WantedRule[] {
  const groups = new Map<string, { text: string; look: LiveLook; cells: CellAddress[] }>();
  for (const [row, line] of cells) {
    for (const [column, { looks }] of line) {
      for (const [text, look] of Object.entries(looks ?? {})) {
        const key = `${look}\n${text}`;
        const group = groups.get(key) ?? { text, look, cells: [] };
        groups.set(key, group);
        group.cells.push({ row, column });
      }
    }
  }
  return [...groups.values()].map(({ text, look, cells: places }) => ({
    rule: {
      type: CFRuleType.highlightCell,
      subType: CFSubRuleType.text,
      operator: CFTextOperator.equal,
      value: text,
      style: LIVE_STYLES[look],
    },
    areas: joinCells(places),
  }));
}
