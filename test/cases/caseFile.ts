import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type Fraction from 'fraction.js';
import { findStandard } from '../../src/standard';
import { exact } from '../../src/kernel/exact';
import type { Standard } from '../../src/standard/types';

/** A figure as its source prints it: so many digits after the point, rounded half up. */
export interface Figure {
  readonly value: number;
  readonly digits: number;
}

/** One folder under `test/cases`. `reproduced` is null where nothing was printed: the figures are then worked out by hand. */
export interface CaseFile<Inputs = unknown, Printed = unknown> {
  readonly id: string;
  readonly kind: string;
  readonly origin: 'published' | 'paper' | 'third-party-test' | 'derived';
  readonly sources: readonly { readonly title: string; readonly url: string | null }[];
  readonly inputs: Inputs;
  readonly printed: Printed;
  readonly reproduced: boolean | null;
  /** Why the printed figures cannot be reproduced; set when, and only when, `reproduced` is false. */
  readonly reason?: string;
  readonly note?: string;
}

export function readCases(): readonly CaseFile[] {
  return readdirSync(__dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(
      ({ name }) =>
        JSON.parse(readFileSync(join(__dirname, name, 'case.json'), 'utf8')) as CaseFile,
    );
}

export function standardOf(id: string): Standard {
  const found = findStandard(id);
  if (!found.ok) throw new Error(`no standard ${id}`);
  return found.value;
}

/** The value rounded half up as the source does, from the exact decimal, not from the double's noise. */
export function printed(value: number | Fraction, digits: number): number {
  return (typeof value === 'number' ? exact(value) : value).round(digits).valueOf();
}

export function expectFigure(value: number | Fraction | null, figure: Figure): void {
  expect(value === null ? null : printed(value, figure.digits)).toBe(figure.value);
}
