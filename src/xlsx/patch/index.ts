export { MAX_NOTES, patchWorkbook, type Patched } from './patchWorkbook';
