export { describeStandard, listStandards } from './describe';
export {
  citationsIn,
  floorOf,
  formulaWords,
  indicatorWords,
  outlineStandard,
  sourcesOf,
  summariseStandard,
} from './outline';
export { mergeOverlay } from './merge';
export { optionsOf } from './options';
export { asStated, statedOnRow, undividedFields } from './undivided';
export { provenanceWords } from './words';
export {
  DEFAULT_STANDARD,
  blankForms,
  codes,
  fieldByKey,
  fields,
  findStandard,
  formDefinitions,
  likeness,
  overlays,
  rules,
  sourceById,
  sources,
  standards,
} from './registry';
export type { OutlinedIndicator, OutlinedLimit, StandardOutline, StandardSummary } from './outline';
export type * from './blankTypes';
export type * from './formTypes';
export type * from './likenessTypes';
export type * from './overlayTypes';
export type * from './types';
