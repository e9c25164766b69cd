import type { Level } from './types';

/** The levels of compulsory education, in the order of every table. */
export const LEVELS: readonly Level[] = ['primary', 'junior'];
