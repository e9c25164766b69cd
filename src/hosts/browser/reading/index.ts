export { gridReader, type GridReader } from './gridReader';
export { reveal, watchSelection } from './selection';
export { tellChanges } from './tellChanges';
