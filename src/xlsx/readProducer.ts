import type { WorkbookSnapshot } from '../sheet/snapshot';
import type { Container } from './container';
import { scanPart } from './parts';
import type { Relationship } from './relationships';

type Producer = WorkbookSnapshot['producer'];

/**
 * Which program saved the file, by its own account. No check rests on it, so a property part that cannot be read only
 * leaves it unknown.
 */
export function readProducer(
  container: Container,
  relationships: readonly Relationship[],
): Producer {
  const application = readApplication(container, partOf(relationships, 'extended-properties'));
  const wps = readWpsBuild(container, partOf(relationships, 'custom-properties'));
  return {
    ...(application === '' ? {} : { application }),
    ...(wps === '' ? {} : { wps }),
  };
}

/** The strict format spells the types of these two in camel case. */
function partOf(relationships: readonly Relationship[], type: string): string | undefined {
  const wanted = type.replace('-', '');
  const plain = (text: string) => text.replace('-', '').toLowerCase();
  return relationships.find((relationship) => plain(relationship.type) === wanted)?.target;
}

function readApplication(container: Container, part: string | undefined): string {
  const scanner = part === undefined ? undefined : scanPart(container, part);
  if (scanner?.ok !== true) return '';
  let application = '';
  const read = scanner.value.readRoot('Properties', (name) => {
    if (name === 'Application') application = scanner.value.text();
  });
  return read.ok ? application : '';
}

/** WPS leaves its build number in a custom property. */
function readWpsBuild(container: Container, part: string | undefined): string {
  const scanner = part === undefined ? undefined : scanPart(container, part);
  if (scanner?.ok !== true) return '';
  let build = '';
  const { attributes } = scanner.value;
  const read = scanner.value.readRoot('Properties', () => {
    if (attributes.text('name') !== 'KSOProductBuildVer') return;
    scanner.value.forEachChild(() => {
      build = scanner.value.text();
    });
  });
  return read.ok ? build : '';
}
