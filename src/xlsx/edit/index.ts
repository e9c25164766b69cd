export { editWorkbook } from './editWorkbook';
