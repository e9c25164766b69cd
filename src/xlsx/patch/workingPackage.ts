import { strFromU8, strToU8 } from 'fflate';
import { sameBytes } from '../bytes';
import { partKey, type Container } from '../container';
import { writeZip, type ZipItem } from '../zipWriter';
import { fail, succeed, type Result } from '../../kernel/result';

const BOM = '\ufeff';

/** The parts of a workbook while it is being patched. Parts that end with the text they began with are copied raw. */
export class WorkingPackage {
  /** Current text by part key: a string for a changed or added part, null for a removed one. */
  private readonly changed = new Map<string, { name: string; text: string | null }>();
  private readonly originals = new Map<string, string>();

  constructor(private readonly container: Container) {}

  /** Names of the parts there are now. */
  names(): readonly string[] {
    const kept = this.container.entries
      .map((entry) => entry.name)
      .filter((name) => this.changed.get(partKey(name))?.text !== null);
    const added = [...this.changed.values()].filter(
      ({ name, text }) => text !== null && this.container.find(name) === undefined,
    );
    return [...kept, ...added.map(({ name }) => name)];
  }

  has(name: string): boolean {
    const change = this.changed.get(partKey(name));
    return change === undefined ? this.container.find(name) !== undefined : change.text !== null;
  }

  /** Text of an XML part. Only UTF-8 is patched: every spreadsheet program writes it. */
  text(name: string): Result<string> {
    const change = this.changed.get(partKey(name));
    if (change !== undefined) {
      if (change.text !== null) return succeed(change.text);
      return fail('file-damaged', 'part-missing', { part: name });
    }
    const known = this.originals.get(partKey(name));
    if (known !== undefined) return succeed(known);
    const bytes = this.container.read(name);
    if (!bytes.ok) return bytes;
    const text = decode(bytes.value);
    if (text === undefined) return fail('edit-refused', 'part-not-utf8', { part: name });
    this.originals.set(partKey(name), text);
    return succeed(text);
  }

  /** Gives a part a new text, or adds it at the end of the archive. */
  set(name: string, text: string): void {
    // Deleting first moves a part that was removed and comes back to its turn among the added ones.
    if (this.changed.get(partKey(name))?.text === null) this.changed.delete(partKey(name));
    this.changed.set(partKey(name), { name, text });
  }

  remove(name: string): void {
    this.changed.set(partKey(name), { name, text: null });
  }

  /** The first name of the form `xl/worksheets/sheet4.xml` that no part bears. */
  freeName(stem: string, extension: string): string {
    for (let n = 1; ; n++) {
      const name = `${stem}${String(n)}.${extension}`;
      if (!this.has(name)) return name;
    }
  }

  bytes(): Uint8Array {
    const items: ZipItem[] = [];
    for (const entry of this.container.entries) {
      const change = this.changed.get(partKey(entry.name));
      if (change?.text === null) continue;
      if (change === undefined || this.isOriginal(entry.name, change.text)) {
        items.push({ kind: 'copy', entry });
      } else {
        items.push({ kind: 'new', name: entry.name, bytes: strToU8(change.text) });
      }
    }
    for (const { name, text } of this.changed.values()) {
      if (text !== null && this.container.find(name) === undefined)
        items.push({ kind: 'new', name, bytes: strToU8(text) });
    }
    return writeZip(items, this.container.comment);
  }

  private isOriginal(name: string, text: string): boolean {
    const known = this.originals.get(partKey(name));
    if (known !== undefined) return known === text;
    const bytes = this.container.read(name);
    return bytes.ok && sameBytes(bytes.value, strToU8(text));
  }
}

/** Decodes so that encoding again gives the same bytes; undefined where it would not. */
function decode(bytes: Uint8Array): string | undefined {
  const text = strFromU8(bytes);
  // Decoders drop a byte order mark; it belongs to the part.
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const whole = hasMark && !text.startsWith(BOM) ? BOM + text : text;
  return sameBytes(strToU8(whole), bytes) ? whole : undefined;
}
