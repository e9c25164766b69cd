export { browserHost, type BrowserHost, type OpenedWorkbook } from './browserHost';
export type { UnsavedKind } from './saving';
