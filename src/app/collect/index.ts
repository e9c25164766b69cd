export { collect } from './collect';
export { MOST_FINDINGS, receive, type ReceivedCheck } from './receive';
export { readRoster } from './roster';
export { schoolKey } from './schoolKey';
export { countsForCounty } from './remarks';
export type * from './types';
