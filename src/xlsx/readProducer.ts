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
  const saved = savedAt(readModified(container, partOf(relationships, 'core-properties')));
  return {
    ...(application === '' ? {} : { application }),
    ...(wps === '' ? {} : { wps }),
    ...(saved === undefined ? {} : { saved }),
  };
}

/** The strict format spells the types of some of these in camel case. */
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

function readModified(container: Container, part: string | undefined): string {
  const scanner = part === undefined ? undefined : scanPart(container, part);
  if (scanner?.ok !== true) return '';
  let modified = '';
  const read = scanner.value.readRoot('coreProperties', (name) => {
    if (name === 'modified') modified = scanner.value.text();
  });
  return read.ok ? modified.trim() : '';
}

const W3C_DATE =
  /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?(Z|[+-]\d\d:\d\d)?)?$/;

/**
 * A time without a zone is taken as UTC, whatever the zone of this machine: the same file must say the same anywhere.
 * A month or a year alone is no time that two files can be told apart by.
 */
function savedAt(text: string): string | undefined {
  const match = W3C_DATE.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone = 'Z'] = match;
  const date = `${String(year)}-${String(month)}-${String(day)}`;
  const at = Date.parse(`${date}T${hour}:${minute}:${second}${zone}`);
  const isDay = new Date(`${date}T00:00:00Z`).getUTCDate() === Number(day);
  return Number.isNaN(at) || !isDay ? undefined : new Date(at).toISOString();
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
