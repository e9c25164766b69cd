export { type County, checkCounty } from './checkCounty';
export { checkReceived } from './checkReceived';
export { collect } from './collect';
export { type Difference, differencesOf } from './differences';
export { MOST_FINDINGS, receive, type ReceivedCheck } from './receive';
export { collectReport, type CollectReport, isComplete, remarkText } from './report';
export { isCountyTable } from './isCountyTable';
export { readRoster } from './roster';
export { schoolKey } from './schoolKey';
export { countsForCounty } from './remarks';
export {
  annotateForReturn,
  divisionForm,
  needsReturn,
  reasonsAsked,
  type ReturnFacts,
  returnFacts,
  slipNames,
  slipOf,
  slipSummary,
} from './slips/index';
export type * from './types';
