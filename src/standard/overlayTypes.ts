import type { Bilingual, CountyItem, Level, Limit, Parameter, Standard } from './types';

/** A part of an overlay that demands less than its parent; the data's tests refuse one without a reason. */
export interface Loosening {
  readonly loosens?: true;
  readonly reason?: Bilingual;
}

/**
 * A local standard as stored: its parent and only what it adds or tightens. `merge.ts` turns it into a
 * `Standard`.
 */
export interface Overlay extends Omit<
  Standard,
  | 'parent'
  | 'region'
  | 'indicators'
  | 'schoolRule'
  | 'coefficients'
  | 'split'
  | 'exclusions'
  | 'reliefs'
  | 'parameters'
  | 'items'
> {
  readonly parent: string;
  readonly region: Bilingual;
  /** By indicator key and level. */
  readonly thresholds?: Readonly<
    Record<string, Readonly<Partial<Record<Level, Limit & Loosening>>>>
  >;
  readonly coefficients?: {
    readonly each?: Readonly<Partial<Record<Level, Limit & Loosening>>>;
    readonly composite?: Readonly<Partial<Record<Level, Limit & Loosening>>>;
  };
  /** New parameters, and new values of the parent's. */
  readonly parameters?: Readonly<Record<string, Parameter & Loosening>>;
  /** New items, and parts or a statement added to an item of the parent (same id). */
  readonly items?: readonly CountyItem[];
}
