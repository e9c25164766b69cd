import { strFromU8 } from 'fflate';
import { fail, succeed, type Result } from '../kernel/result';
import { standsAt } from './bytes';

/**
 * Bytes of an XML part as UTF-8 without a byte order mark. UTF-16, which the format also allows, is converted; any
 * other encoding is refused, as Excel refuses it.
 */
export function toUtf8(bytes: Uint8Array, part: string): Result<Uint8Array> {
  if (standsAt(bytes, 0, '\xef\xbb\xbf')) return succeed(bytes.subarray(3));
  if (standsAt(bytes, 0, '\xff\xfe')) return fromUtf16(bytes.subarray(2), 0, part);
  if (standsAt(bytes, 0, '\xfe\xff')) return fromUtf16(bytes.subarray(2), 1, part);
  if (standsAt(bytes, 0, '<\0')) return fromUtf16(bytes, 0, part);
  if (standsAt(bytes, 0, '\0<')) return fromUtf16(bytes, 1, part);
  const declared = declaredEncoding(bytes);
  if (declared === undefined || /^(?:utf-?8|us-ascii)$/i.test(declared)) return succeed(bytes);
  return fail('file-damaged', 'xml-encoding', { part, encoding: declared });
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  if (!standsAt(bytes, 0, '<?xml')) return undefined;
  const declaration = strFromU8(bytes.subarray(0, 256), true).split('?>', 1)[0] ?? '';
  return /\sencoding\s*=\s*["']([^"']*)["']/.exec(declaration)?.[1];
}

/** `high` is the position of the high byte in each pair. */
function fromUtf16(bytes: Uint8Array, high: 0 | 1, part: string): Result<Uint8Array> {
  if (bytes.length % 2 !== 0)
    return fail('file-damaged', 'xml-encoding', { part, encoding: 'UTF-16' });
  const unit = (at: number) => ((bytes[at + 1 - high] ?? 0) << 8) | (bytes[at + high] ?? 0);
  // One unit takes at most three bytes; a pair of units takes four.
  const out = new Uint8Array((bytes.length / 2) * 3);
  let size = 0;
  for (let at = 0; at < bytes.length; at += 2) {
    const first = unit(at);
    const isPair = first >= 0xd800 && first < 0xdc00 && at + 2 < bytes.length;
    const code = isPair ? 0x10000 + ((first - 0xd800) << 10) + (unit(at + 2) - 0xdc00) : first;
    if (isPair) at += 2;
    size = putUtf8(out, size, code);
  }
  return succeed(out.subarray(0, size));
}

function putUtf8(out: Uint8Array, at: number, code: number): number {
  if (code < 0x80) {
    out[at] = code;
    return at + 1;
  }
  const trail = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  const lead = trail === 1 ? 0xc0 : trail === 2 ? 0xe0 : 0xf0;
  out[at] = lead | (code >> (trail * 6));
  for (let i = 1; i <= trail; i++) out[at + i] = 0x80 | ((code >> ((trail - i) * 6)) & 0x3f);
  return at + trail + 1;
}
