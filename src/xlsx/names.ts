import { strFromU8 } from 'fflate';

const SLOTS = 1024;

/**
 * Gives the same string object for the same name, so that readers can compare element names at the cost of a pointer.
 * A file has a few dozen names; where two fall into one slot the later one takes it, and memory stays bounded.
 */
export class NameTable {
  private readonly slots: string[] = new Array<string>(SLOTS).fill('');

  /** `hash` is any number computed from the bytes; the bytes are compared in full. */
  at(bytes: Uint8Array, start: number, end: number, hash: number): string {
    const slot = hash & (SLOTS - 1);
    const known = this.slots[slot] ?? '';
    if (spells(known, bytes, start, end)) return known;
    const name = intern(strFromU8(bytes.subarray(start, end)));
    this.slots[slot] = name;
    return name;
  }
}

function spells(name: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let i = 0; i < name.length; i++) {
    if (name.charCodeAt(i) !== bytes[start + i]) return false;
  }
  return true;
}

/** Engines keep one copy of a property key, the copy that literals in the code refer to as well. */
function intern(text: string): string {
  return Object.keys({ [text]: 0 })[0] ?? text;
}
