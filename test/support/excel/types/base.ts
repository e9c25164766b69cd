import { accessDenied, invalidArgument } from '../errors';
import type { SimSheet } from '../model/sheet';

export function textArgument(value: unknown, what: string): string {
  if (typeof value !== 'string' || value === '') throw invalidArgument(what);
  return value;
}

export function numberArgument(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidArgument(what);
  return value;
}

export function booleanArgument(value: unknown, what: string): boolean {
  if (typeof value !== 'boolean') throw invalidArgument(what);
  return value;
}

export function recordArgument(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalidArgument(what);
  return value as Readonly<Record<string, unknown>>;
}

/** Refuses what the protection of a sheet does not let its user do. */
export function demand(sheet: SimSheet, option?: string): void {
  if (sheet.protection === undefined) return;
  if (option !== undefined && sheet.protection.options[option] === true) return;
  throw accessDenied(`${sheet.name} is protected`);
}
