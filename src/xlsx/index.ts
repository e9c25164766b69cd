export { openContainer, type Container, type Entry } from './container';
export type { Inflater } from './inflate';
export { readLook } from './look';
export { DEFAULT_LIMITS, type Limits } from './limits';
export { readWorkbook } from './readWorkbook';
export { REFUSALS, type RefusalKind } from './reasons';
export { editWorkbook } from './edit';
export { patchWorkbook, type Patched } from './patch';
export { writeWorkbook } from './writeWorkbook';
