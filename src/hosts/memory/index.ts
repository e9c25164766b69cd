export { memoryHost, type MemoryHost } from './memoryHost';
export type { MemorySheet } from './memoryWorkbook';
