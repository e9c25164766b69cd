export { mountPane } from './mount';
export { paneSession, type PaneSessionOptions } from './session/index';
export type { PaneSession, PaneState } from './session/types';
