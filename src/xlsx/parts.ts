import { succeed, type Result } from '../kernel/result';
import type { Container } from './container';
import { toUtf8 } from './encoding';
import { XmlScanner } from './xmlScanner';

/** Inflates a part and gets ready to walk through its XML. */
export function scanPart(container: Container, part: string): Result<XmlScanner> {
  const bytes = container.read(part);
  if (!bytes.ok) return bytes;
  const utf8 = toUtf8(bytes.value, part);
  return utf8.ok ? succeed(new XmlScanner(utf8.value, part)) : utf8;
}
