import { succeed, type Result } from '../kernel/result';
import type { WorkbookSnapshot } from '../sheet/snapshot';
import type { Container } from './container';
import { scanPart } from './parts';
import type { Relationship } from './relationships';

type Producer = WorkbookSnapshot['producer'];

/** Which program saved the file, by its own account. */
export function readProducer(
  container: Container,
  relationships: readonly Relationship[],
): Result<Producer> {
  const application = readApplication(container, partOf(relationships, 'extended-properties'));
  if (!application.ok) return application;
  const wps = readWpsBuild(container, partOf(relationships, 'custom-properties'));
  if (!wps.ok) return wps;
  return succeed({
    ...(application.value === '' ? {} : { application: application.value }),
    ...(wps.value === '' ? {} : { wps: wps.value }),
  });
}

/** The strict format spells the types of these two in camel case. */
function partOf(relationships: readonly Relationship[], type: string): string | undefined {
  const wanted = type.replace('-', '');
  const plain = (text: string) => text.replace('-', '').toLowerCase();
  return relationships.find((relationship) => plain(relationship.type) === wanted)?.target;
}

function readApplication(container: Container, part: string | undefined): Result<string> {
  let application = '';
  if (part === undefined || container.find(part) === undefined) return succeed(application);
  const scanner = scanPart(container, part);
  if (!scanner.ok) return scanner;
  const read = scanner.value.readRoot('Properties', (name) => {
    if (name === 'Application') application = scanner.value.text();
  });
  return read.ok ? succeed(application) : read;
}

/** WPS leaves its build number in a custom property. */
function readWpsBuild(container: Container, part: string | undefined): Result<string> {
  let build = '';
  if (part === undefined || container.find(part) === undefined) return succeed(build);
  const scanner = scanPart(container, part);
  if (!scanner.ok) return scanner;
  const { attributes } = scanner.value;
  const read = scanner.value.readRoot('Properties', () => {
    if (attributes.text('name') !== 'KSOProductBuildVer') return;
    scanner.value.forEachChild(() => {
      build = scanner.value.text();
    });
  });
  return read.ok ? succeed(build) : read;
}
