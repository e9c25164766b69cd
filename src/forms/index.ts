export { ledgerOf } from './ledgerOf';
export { readCell } from './readCell';
export { recogniseWorkbook } from './recognise';
export type { RecognisedSheet } from './recognise';
export { tableFromRows } from './tableFromRows';
export type * from './types';
