/**
 * Conditional formats of ours hold a constant in their condition, which every program keeps: it tells them from the
 * user's. Marks and live looks come off with results; a blank form's own formats stay.
 */
export const ADDED_MARKER = 'LEN("junheng:';
const FORM_MARKER = 'LEN("junheng-form")';

/** The condition of a blank form's conditional format, signed. */
export function formCondition(formula: string): string {
  return `IF(${FORM_MARKER}>0,${formula})`;
}

export function isOwnCondition(formula: string): boolean {
  return formula.includes(ADDED_MARKER) || formula.includes(FORM_MARKER);
}
