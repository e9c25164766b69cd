export { readLook } from './readLook';
