export { readiness, type Readiness, type ReadyPlace, type ReadyStep } from './readiness';
export type * from './types';
export { verifyReceipt } from './verify';
export { receiptAmendments } from './write';
