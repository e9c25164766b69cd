export {
  areasOf,
  limitOf,
  listOf,
  shiftArea,
  shiftLine,
  shiftRef,
  shiftSpan,
  shiftSqref,
  type LineChange,
  type LineChanges,
} from './change';
export { moveFormula, shiftSharedFormula } from './moveFormula';
export { removeSheetFrom, renameSheetIn, sheetReference } from './sheetNames';
export { shiftFormula } from './shiftFormula';
export { refersTo, sameSheet } from './tokens';
