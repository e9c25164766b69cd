export { editLines, type LineAmendment } from './editLines';
