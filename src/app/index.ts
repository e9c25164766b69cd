export { annotationPlan } from './annotate/plan';
export {
  checkFiles,
  type CheckOptions,
  type CountyCheck,
  type FileInput,
  readFile,
  type ReadFile,
  type UnknownSheet,
} from './check';
export { type Finding, findingGroups, tierOf } from './findings';
export {
  buildReport,
  type Decided,
  decidedByFile,
  findingsByFile,
  unappliedExclusions,
  VERSION,
} from './report';
export { limitText } from './limitText';
export type { Host } from './host';
export { userWorkbook } from './userWorkbook';
export { obstacles, type Obstacle } from './undecided';
export type * from './reportTypes';
