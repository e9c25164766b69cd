import { attribute, childrenOf, elementAt } from '../../patch/xmlText';
import { valueIn } from './startTag';

/** A cell as the file has it. */
export interface RawCell {
  readonly tag: string;
  readonly address: string | undefined;
  readonly content: string;
  /** End tag, or nothing after an empty-element tag. */
  readonly close: string;
}

/**
 * Cells of a row and what follows the last of them. Undefined where the text is malformed. A sheet may have half a
 * million cells, so they are found by a pattern where no comment or CDATA section can mislead it.
 */
export function cellsIn(
  content: string,
  prefix: string,
): { readonly cells: readonly RawCell[]; readonly tail: string } | undefined {
  if (content.includes('<!')) return slowly(content);
  const cells: RawCell[] = [];
  const pattern = patternOf(prefix);
  pattern.lastIndex = 0;
  let end = 0;
  for (let match = pattern.exec(content); match !== null; match = pattern.exec(content)) {
    if (content.slice(end, match.index).trim() !== '') return undefined;
    const [, empty, open, inner = '', close = ''] = match;
    const tag = empty ?? open ?? '';
    cells.push({ tag, address: valueIn(tag, 'r'), content: inner, close });
    end = pattern.lastIndex;
  }
  return { cells, tail: content.slice(end) };
}

const patterns = new Map<string, RegExp>();

function patternOf(prefix: string): RegExp {
  const known = patterns.get(prefix);
  if (known !== undefined) return known;
  const attributes = `(?:\\s+[^\\s=/>]+\\s*=\\s*(?:"[^"]*"|'[^']*'))*\\s*`;
  const [open, close] = [`<${prefix}c${attributes}`, `</${prefix}c\\s*>`];
  const pattern = new RegExp(`(${open}/>)|(${open}>)([\\s\\S]*?)(${close})`, 'g');
  patterns.set(prefix, pattern);
  return pattern;
}

function slowly(content: string): ReturnType<typeof cellsIn> {
  const text = `<row>${content}</row>`;
  const row = elementAt(text, 0);
  const children = row === undefined ? undefined : childrenOf(text, row);
  if (row === undefined || children === undefined) return undefined;
  const found = children.filter(({ name }) => name === 'c');
  const end = found.at(-1)?.end ?? row.contentStart;
  return {
    cells: found.map(({ tag, contentStart, contentEnd, end }) => ({
      tag: text.slice(tag.start, tag.end),
      address: attribute(text, tag, 'r'),
      content: text.slice(contentStart, contentEnd),
      close: text.slice(contentEnd, end),
    })),
    tail: text.slice(end, row.contentEnd),
  };
}

const addressPatterns = new Map<string, RegExp>();

/** Finds the row number in the address of every cell, with what stands `before` it in its tag. */
export function addressPattern(prefix: string): RegExp {
  const known = addressPatterns.get(prefix);
  if (known !== undefined) return known;
  const pattern = new RegExp(
    `(?<before><${prefix}c(?:\\s[^>]*?)?\\sr\\s*=\\s*["']\\$?[A-Za-z]{1,3}\\$?)\\d+`,
    'g',
  );
  addressPatterns.set(prefix, pattern);
  return pattern;
}
