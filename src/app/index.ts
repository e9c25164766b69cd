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
export {
  type Finding,
  type FindingGroup,
  findingGroups,
  findingReader,
  type LaterFinding,
  renderAll,
  tierOf,
} from './findings';
export { buildReport, countsByFile, reportParts, type ReportParts } from './report';
export { type ReceiptState, verifyReceipt } from './receipt/index';
export { fileMapping, fileQuestions } from './mapping/fileMapping';
export {
  mappingState,
  mergeQuestions,
  readProfile,
  readProfileFile,
  targetName,
  withAnswer,
  withQuestions,
  writeProfile,
  type MappingEntry,
  type MappingProfile,
  type MappingQuestion,
  type MappingSuggestion,
} from '../forms/index';
export { VERSION } from './version';
export { schoolsOfLastYear } from './lastYear/readLastYear';
export { rollOver } from './lastYear/rollOver';
export { citationText } from './citationText';
export { figure } from './figure';
export { limitText } from './limitText';
export { unappliedTexts } from './unapplied';
export { whyText } from './whyText';
export type { Host } from './host';
export {
  formsFor,
  stampOf,
  templateOf,
  type TemplateRequest,
  type TemplateStamp,
} from './templates/index';
export { userWorkbook } from './userWorkbook';
export { obstacleReader, type Obstacle } from './undecided';
export type * from './reportTypes';
export { rulePack } from './receipt/rulePack';
export * from './collect/index';
