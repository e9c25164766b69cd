import type { Fault } from './faults';

/** What a function gives: a value, or what stands in the cell instead of one. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

export function answer<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}
