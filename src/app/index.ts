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
export { type Finding, findingGroups } from './findings';
export { buildReport, decided, findingsByFile, type Report, VERSION } from './report';
