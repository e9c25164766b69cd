export const root: string;

export function ensureBuilt(part: 'cli' | 'browser' | 'addin'): string;
