import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { FUNCTIONS, type FunctionId } from '../../src/functions/catalogue';
import { call, checkCall } from './calls';

type Cells = readonly (readonly unknown[])[];

/** The arguments between commas that are in no braces and no quotes; an empty one is left out. */
function argumentsOf(text: string): readonly unknown[] {
  const parts = text.match(/(?:"[^"]*"|\{[^}]*\}|[^,])+|(?<=,|^)(?=,)/g) ?? [];
  return parts.map(valueOf);
}

function valueOf(text: string): unknown {
  const [, above, below] = /^(\{.*\})\/(\{.*\})$/.exec(text) ?? [];
  if (above !== undefined && below !== undefined) return quotients(cells(above), cells(below));
  if (text.startsWith('{')) return cells(text);
  if (text.startsWith('"')) return text.slice(1, -1);
  return text === '' ? null : Number(text);
}

function cells(constant: string): Cells {
  const rows = constant.slice(1, -1).split(';');
  return rows.map((row) => row.split(',').map(valueOf));
}

function quotients(above: Cells, below: Cells): Cells {
  return above.map((row, r) => row.map((cell, c) => Number(cell) / Number(below[r]?.[c])));
}

function resultOf(formula: string): string | number {
  const [, id = '', inner = ''] = /^=JUNHENG\.(\w+)\((.*)\)$/.exec(formula) ?? [];
  if (!(id in FUNCTIONS)) throw new Error(formula);
  const given = argumentsOf(inner);
  const [rule, ...values] = given;
  const outcome = id === 'CHECK' ? checkCall(rule, ...values) : call(id as FunctionId, ...given);
  if (!outcome.ok) return outcome.fault.code;
  const { value } = outcome;
  return typeof value === 'boolean' ? String(value).toUpperCase() : value;
}

function examplesOf(path: string): [string, string][] {
  const rows = readFileSync(path, 'utf8').matchAll(/^\| `(=JUNHENG[^`]*)`\s*\| (\S+)\s*\|$/gm);
  return [...rows].map(([, formula = '', result = '']) => [formula, result]);
}

describe.each(['docs/functions.md', 'docs/functions.zh.md'])('%s', (path) => {
  it('has examples of every function', () => {
    const formulas = examplesOf(path).map(([formula]) => formula);
    expect(formulas.length).toBeGreaterThan(25);
    for (const id of Object.keys(FUNCTIONS))
      expect(formulas.some((formula) => formula.includes(`JUNHENG.${id}(`))).toBe(true);
  });

  it.each(examplesOf(path))('%s is %s', (formula, printed) => {
    const result = resultOf(formula);
    const digits = /^\d+(?:\.(\d+))?$/.exec(printed)?.[1]?.length ?? 0;
    expect(typeof result === 'number' ? result.toFixed(digits) : result).toBe(printed);
  });
});
