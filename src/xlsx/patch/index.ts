export { patchWorkbook, type Patched } from './patchWorkbook';
