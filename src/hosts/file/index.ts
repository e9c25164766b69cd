export { openWorkbook, type FileHost } from './fileHost';
