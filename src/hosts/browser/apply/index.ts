export { layer, type Layer, type LayerOptions } from './layer';
export type { CellLink } from './addSheets';
export { isOwnValidationRule } from './validations';
export { ownWidth } from './room';
