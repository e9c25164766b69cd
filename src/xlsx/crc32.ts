/** Eight tables, so that eight bytes go through in one step: about five times as fast as one table. */
const T0 = firstTable();
const T1 = nextTable(T0);
const T2 = nextTable(T1);
const T3 = nextTable(T2);
const T4 = nextTable(T3);
const T5 = nextTable(T4);
const T6 = nextTable(T5);
const T7 = nextTable(T6);

function firstTable(): Int32Array {
  const table = new Int32Array(256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    table[n] = c;
  }
  return table;
}

function nextTable(previous: Int32Array): Int32Array {
  return previous.map((c) => (T0[c & 255] ?? 0) ^ (c >>> 8));
}

/** CRC-32 of the ZIP format. Give the previous result as `start` to go on with further bytes. */
export function crc32(bytes: Uint8Array, start = 0): number {
  let c = ~start;
  let at = 0;
  for (const end = bytes.length - 7; at < end; at += 8) {
    c ^=
      (bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24);
    c =
      (T7[c & 255] ?? 0) ^
      (T6[(c >>> 8) & 255] ?? 0) ^
      (T5[(c >>> 16) & 255] ?? 0) ^
      (T4[c >>> 24] ?? 0) ^
      (T3[bytes[at + 4] ?? 0] ?? 0) ^
      (T2[bytes[at + 5] ?? 0] ?? 0) ^
      (T1[bytes[at + 6] ?? 0] ?? 0) ^
      (T0[bytes[at + 7] ?? 0] ?? 0);
  }
  for (; at < bytes.length; at++) c = (c >>> 8) ^ (T0[(c ^ (bytes[at] ?? 0)) & 255] ?? 0);
  return ~c >>> 0;
}
