import { succeed, type Result } from '../kernel/result';
import type { Container } from './container';
import { scanPart } from './parts';
import type { Limits } from './limits';

/** A link from one part to another inside the archive. */
export interface Relationship {
  readonly id: string;
  /** Last word of the type, such as `worksheet`: the same in transitional, strict and Microsoft's own types. */
  readonly type: string;
  /** Name of the part; undefined for a link that leads out of the archive, which is never followed. */
  readonly target: string | undefined;
}

/** Relationships of a part, none where it has no such file; `''` stands for the archive itself. */
export function readRelationships(
  container: Container,
  part: string,
  limits: Limits,
): Result<readonly Relationship[]> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const name = `${folder}_rels/${part.slice(slash)}.rels`;
  if (container.find(name) === undefined) return succeed([]);
  const scanner = scanPart(container, name);
  if (!scanner.ok) return scanner;
  const { attributes } = scanner.value;
  const list: Relationship[] = [];
  const read = scanner.value.readRoot('Relationships', (element) => {
    if (element !== 'Relationship') return;
    const isExternal = attributes.text('TargetMode') === 'External';
    const target = attributes.text('Target') ?? '';
    list.push({
      id: attributes.text('Id') ?? '',
      type: (attributes.text('Type') ?? '').replace(/^.*\//s, ''),
      target: isExternal ? undefined : resolveTarget(folder, target),
    });
    if (list.length > limits.items)
      scanner.value.refuse('file-too-large', 'items', { limit: limits.items });
  });
  return read.ok ? succeed(list) : read;
}

/** Joins a target to the folder of its source. It can climb no higher than the archive. */
function resolveTarget(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : folder + target;
  const out: string[] = [];
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '..') out.pop();
    else if (step !== '' && step !== '.') out.push(step);
  }
  return out.join('/');
}
