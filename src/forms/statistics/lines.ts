import type { CrosstabDefinition, Stage } from '../../standard';
import { indexHeaders, matchPath } from '../headerIndex';
import type { HeaderIndex } from '../headerIndex';

/** A text at the left of a printed table, or above one of its columns. */
export interface Labelled {
  readonly parts: readonly string[];
  readonly text: string;
}

/** What a label turned out to be: a line of the table and the stage that it is about. */
export interface Line<T> {
  readonly line: string;
  readonly stage: Stage | undefined;
  readonly from: T;
}

const STAGES: ReadonlyMap<string, Stage> = new Map([
  ...['小学', '小学部', '小学段', '小学阶段', '普通小学'].map((text) => [text, 'primary'] as const),
  ...['初中', '初中部', '初中段', '初中阶段', '普通初中', '初级中学'].map(
    (text) => [text, 'junior'] as const,
  ),
  ...['高中', '高中部', '高中段', '高中阶段', '普通高中', '高级中学'].map(
    (text) => [text, 'senior'] as const,
  ),
]);

/** Blocks of the same table that are about no school of ours. */
const OTHER_BLOCK =
  /^(?:学前教育|幼儿园|特殊教育|特殊教育学校|中等职业教育|中等职业学校|中职|职业高中|成人教育|高等教育学校|专门学校)$/;

export function lineIndex(definition: CrosstabDefinition): HeaderIndex {
  return indexHeaders(
    definition.lines.map(({ line, labels }) => ({ key: line, only: true, headers: labels })),
  );
}

/**
 * The lines that labels name, in order. A stage named alone opens a block; where a table has such blocks, what stands
 * outside them is of no stage and left out.
 */
export function resolveLines<T extends Labelled>(
  definition: CrosstabDefinition,
  index: HeaderIndex,
  labels: readonly T[],
  whole: Stage | undefined,
): readonly Line<T>[] {
  const { stageLine } = definition;
  const found: Line<T>[] = [];
  let stage: Stage | 'other' | undefined = whole;
  let blocks = 0;
  let above: string[] = [];
  for (const label of labels) {
    const own = label.parts.at(-1) ?? '';
    const opened = stageLine === undefined ? undefined : stageIn(label.parts);
    if (opened !== undefined) {
      stage = opened;
      blocks++;
      above = [];
    }
    if (stage === 'other') continue;
    const isHead = opened !== undefined && label.parts.length === 1;
    const line = isHead ? stageLine : lineOf(index, own, above);
    above.push(own);
    if (line !== undefined) found.push({ line, stage, from: label });
  }
  const staged = blocks === 0 ? found : found.filter((line) => line.stage !== undefined);
  return staged.filter((line, at) => staged.findIndex((other) => sameLine(other, line)) === at);
}

function sameLine(a: Line<unknown>, b: Line<unknown>): boolean {
  return a.line === b.line && a.stage === b.stage;
}

function stageIn(parts: readonly string[]): Stage | 'other' | undefined {
  const [first = ''] = parts;
  return OTHER_BLOCK.test(first) ? 'other' : STAGES.get(first);
}

/** A label by itself, else under the nearest label above it that makes it one (其他 under 专用教室). */
export function lineOf(
  index: HeaderIndex,
  own: string,
  above: readonly string[],
): string | undefined {
  const alone = matchPath(index, [own]);
  if (alone.kind === 'one') return alone.key;
  if (above.length === 0 || !index.paths.has(own)) return undefined;
  const under = matchPath(index, [...above, own]);
  return under.kind === 'one' ? under.key : undefined;
}
