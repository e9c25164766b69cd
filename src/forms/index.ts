export { columnVersions, type ColumnVersions } from './columnVersions';
export { eachSchoolOnce, lastTablesOf } from './lastTables';
export {
  LAST_YEAR_HEADERS,
  lastYearTables,
  type LastYearColumn,
  YEARLY_TABLES,
  yearlyTableName,
} from './lastYearSheet';
export { filledRows, isFilled } from './filled';
export { ledgerOf } from './ledgerOf';
export { withAnswer, withQuestions } from './mapping/answers';
export { mappableTable, mappableTables, rowsOf, targetName } from './mapping/mappable';
export type { MappableTable, MappingTarget } from './mapping/mappable';
export { readProfile, readProfileFile } from './mapping/readProfile';
export { mergeQuestions } from './mapping/questions';
export { suggestMappings, type SuggestOptions } from './mapping/suggest';
export { writeProfile } from './mapping/writeProfile';
export {
  mappingState,
  type MappingEntry,
  type MappingProfile,
  type MappingQuestion,
  type MappingState,
  type MappingSuggestion,
  type NamedSuggestion,
} from './mapping/types';
export { readCell } from './readCell';
export { findReasonsTable, REASON_HEADERS } from './reasonsTable';
export { recogniseSheet, recogniseWorkbook, recognitionSteps } from './recognise';
export type { RecognisedSheet } from './recognise';
export { tableFromRows } from './tableFromRows';
export type * from './types';
export { isWholeSchool } from './wholeSchool';
