export { paneSession, type PaneSessionOptions } from './paneSession';
export type * from './types';
