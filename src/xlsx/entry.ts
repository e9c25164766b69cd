/** One file of a ZIP archive, with all that is needed to copy it byte for byte. */
export interface Entry {
  /** Path with `/` between folders, as the directory names it. */
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly versionMadeBy: number;
  readonly versionNeeded: number;
  readonly flags: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly modifiedTime: number;
  readonly modifiedDate: number;
  readonly crc: number;
  readonly compressedSize: number;
  /** Inflated size as the file declares it; never trusted. */
  readonly size: number;
  readonly internalAttributes: number;
  readonly externalAttributes: number;
  /** Extra field and comment of the central directory; the local header has an extra field of its own. */
  readonly extra: Uint8Array;
  readonly comment: Uint8Array;
  readonly localExtra: Uint8Array;
  readonly localOffset: number;
  /** Compressed bytes as stored. */
  readonly raw: Uint8Array;
  /** The local record as it stands: header, name, extra field, data, and data descriptor where there is one. */
  readonly local: Uint8Array;
  /** The record of the central directory as it stands; bytes 42 to 45 hold `localOffset`. */
  readonly central: Uint8Array;
}
