export { areaOfRange, rangeOfArea } from './areas';
export { colourOf } from './colours';
export { showsDate, toFileNumber, toGridNumber } from './dates';
export { NAMES_RESOURCE, NOTES_RESOURCE, noteSize, VALIDATIONS_RESOURCE } from './resources';
export { VERY_HIDDEN } from './sheetForGrid';
export { charactersToPixels, pixelsToCharacters, pixelsToPoints, pointsToPixels } from './sizes';
export { lookOfStyle, styleOfLook } from './styles';
export { ruleOf, validationsOf } from './validations';
export { workbookForGrid, type GridCustom } from './workbookForGrid';
