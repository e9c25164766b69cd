export { annotateForReturn } from './annotateForReturn';
export { divisionForm } from './divisionForm';
export { needsReturn, returnGrounds, type ReturnGround } from './needsReturn';
export { reasonsAsked } from './reasonsAsked';
export { returnFacts } from './returnFacts';
export { slipName, slipNames, type SlipNames } from './slipNames';
export { slipOf } from './slipOf';
export { slipSummary, type SummaryHead, type SummaryItem } from './slipSummary';
export type { ReturnFacts, SlipFacts } from './types';
