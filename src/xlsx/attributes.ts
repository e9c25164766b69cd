import type { NameTable } from './names';
import { decodeText } from './xmlText';

/** No element of the format has more than 40. */
const MOST = 256;

/** The attributes of the element just opened, as positions in the bytes; values are decoded when asked for. */
export class Attributes {
  private count = 0;
  private readonly names: string[] = [];
  private readonly prefixed: boolean[] = [];
  private readonly starts = new Int32Array(MOST);
  private readonly ends = new Int32Array(MOST);

  constructor(
    private readonly bytes: Uint8Array,
    private readonly words: NameTable,
  ) {}

  clear(): void {
    this.count = 0;
  }

  /** False where there are more attributes than any real element has. */
  add(name: string, prefixed: boolean, start: number, end: number): boolean {
    if (this.count === MOST) return false;
    this.names[this.count] = name;
    this.prefixed[this.count] = prefixed;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count++;
    return true;
  }

  /** Value of an attribute without a prefix; undefined where it is missing or cannot be decoded. */
  text(name: string): string | undefined {
    return this.decode(this.indexOf(name, false));
  }

  /** Value of an attribute that must have a prefix, such as `r:id`; which prefix is the file's own choice. */
  prefixedText(name: string): string | undefined {
    return this.decode(this.indexOf(name, true));
  }

  /** Value of an attribute that takes one of a few words; the same string object for the same word. */
  word(name: string): string | undefined {
    const index = this.indexOf(name, false);
    if (index < 0) return undefined;
    const start = this.starts[index] ?? 0;
    const end = this.ends[index] ?? 0;
    let hash = 0;
    for (let at = start; at < end; at++) hash = (hash * 31 + (this.bytes[at] ?? 0)) | 0;
    return this.words.at(this.bytes, start, end, hash);
  }

  /** A plain non-negative integer of up to nine digits; undefined for anything else. */
  integer(name: string): number | undefined {
    const index = this.indexOf(name, false);
    if (index < 0) return undefined;
    const start = this.starts[index] ?? 0;
    const end = this.ends[index] ?? 0;
    if (start === end || end - start > 9) return undefined;
    let value = 0;
    for (let at = start; at < end; at++) {
      const digit = (this.bytes[at] ?? 0) - 48;
      if (digit < 0 || digit > 9) return undefined;
      value = value * 10 + digit;
    }
    return value;
  }

  /** `1` and `true` are true, in any writer's spelling. */
  isTrue(name: string): boolean {
    const text = this.text(name);
    return text === '1' || text === 'true';
  }

  /** Position of the raw value; -1 where there is none. For what is read byte by byte. */
  startOf(name: string): number {
    const index = this.indexOf(name, false);
    return index < 0 ? -1 : (this.starts[index] ?? 0);
  }

  private indexOf(name: string, prefixed: boolean): number {
    for (let i = 0; i < this.count; i++) {
      if (this.names[i] === name && this.prefixed[i] === prefixed) return i;
    }
    return -1;
  }

  private decode(index: number): string | undefined {
    if (index < 0) return undefined;
    return decodeText(this.bytes, this.starts[index] ?? 0, this.ends[index] ?? 0, 'attribute');
  }
}
