import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive written record by record, where every field may say something untrue. */
export interface ZipRecord {
  readonly name: string;
  readonly content?: Uint8Array | string;
  /** Data as they stand in the archive; otherwise the content is deflated. */
  readonly deflated?: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  /** Sizes and checksum as stated; otherwise as they are. */
  readonly size?: number;
  readonly compressedSize?: number;
  readonly crc?: number;
  readonly localName?: string;
  /** Where the directory says that the entry begins. */
  readonly localOffset?: number;
  /** Sizes and checksum stand behind the data, with a signature. */
  readonly descriptor?: boolean;
}

/** Writes an archive exactly as told. */
export function zipRecords(records: readonly ZipRecord[], comment = ''): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const record of records) {
    const { local, central } = writeRecord(record, record.localOffset ?? offset);
    locals.push(local);
    centrals.push(central);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(records.length, 8);
  end.writeUInt16LE(records.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return new Uint8Array(Buffer.concat([...locals, directory, end, Buffer.from(comment, 'latin1')]));
}

function writeRecord(record: ZipRecord, localOffset: number) {
  const content = Buffer.from(record.content ?? '');
  const method = record.method ?? 8;
  const data = record.deflated ?? (method === 0 ? content : deflateRawSync(content));
  const fields = Buffer.alloc(26);
  const descriptor = record.descriptor === true;
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE((record.flags ?? 0x800) | (descriptor ? 8 : 0), 2);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt16LE(0x21 + (44 << 9), 8);
  fields.writeUInt32LE(record.crc ?? crc32(content), 10);
  fields.writeUInt32LE(record.compressedSize ?? data.length, 14);
  fields.writeUInt32LE(record.size ?? content.length, 18);
  const name = Buffer.from(record.name);
  fields.writeUInt16LE(name.length, 22);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(localOffset, 10);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, name]);
  return { local: writeLocal(record, fields, Buffer.from(data)), central };
}

function writeLocal(record: ZipRecord, fields: Buffer, data: Buffer): Buffer {
  const name = Buffer.from(record.localName ?? record.name);
  const own = Buffer.from(fields);
  own.writeUInt16LE(name.length, 22);
  const behind = Buffer.from(fields.subarray(10, 22));
  const signature = Buffer.from('PK\x07\x08', 'latin1');
  const hasDescriptor = record.descriptor === true;
  if (hasDescriptor) own.fill(0, 10, 22);
  const head = [Buffer.from('PK\x03\x04', 'latin1'), own, name, data];
  return Buffer.concat(hasDescriptor ? [...head, signature, behind] : head);
}
