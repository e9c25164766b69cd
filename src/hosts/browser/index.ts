export { browserHost, type BrowserHost, type OpenedWorkbook } from './browserHost';
