export { openFile, type FileHost } from './fileHost';
