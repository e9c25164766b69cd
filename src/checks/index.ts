export { checkSteps, runChecks, total } from './engine';
export { checkExample, runExample } from './example';
export type { ExampleContext, ExampleOutcome } from './example';
export type { ExampleLayout } from './exampleLayout';
export { allFixes, fixesOfRun, fixOfRow } from './fixes/index';
export type { Fix } from './fixes/index';
export { keptBetweenChecks, type Kept } from './kept';
export { cellOfSpot, findingSpots, type Spot } from './order';
export {
  findingReader,
  elsewhereOf,
  marksOf,
  renderFindings,
  spotRenderer,
  undecided,
  undecidedReader,
} from './render';
export { schoolOf } from './rowWords';
export { showAgainst, showField, showNumber, showRaw, unitOfField } from './show';
export type { LaterFinding } from './render';
export { testNames } from './tests/registry';
export { nameKey } from './tests/rowIdentity';
export { Verdict } from './types';
export type * from './types';
