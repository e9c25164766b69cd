export { readCell } from './readCell';
export { tableFromRows } from './tableFromRows';
export type * from './types';
