/** Roles by which a host finds the sheets of an earlier annotation again. */
export const BALANCE_SHEET = 'balance';
export const FINDINGS_SHEET = 'findings';
