import type { Level } from './types';

/** The levels of compulsory education, in the order of every table. */
export const LEVELS: readonly Level[] = ['primary', 'junior'];

/** What forms write for each level. */
export const LEVEL_OF_NAME: Readonly<Record<string, Level>> = { 小学: 'primary', 初中: 'junior' };
