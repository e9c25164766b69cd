export { mergeOverlay } from './merge';
export {
  DEFAULT_STANDARD,
  codes,
  fieldByKey,
  fields,
  findStandard,
  formDefinitions,
  overlays,
  rules,
  sourceById,
  sources,
  standards,
} from './registry';
export type * from './formTypes';
export type * from './overlayTypes';
export type * from './types';
