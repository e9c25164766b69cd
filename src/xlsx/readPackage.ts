import { fail, succeed, type Result } from '../kernel/result';
import { partKey, type Container } from './container';
import type { Limits } from './limits';
import { scanPart } from './parts';
import { readRelationships, type Relationship } from './relationships';

const CONTENT_TYPES = '[Content_Types].xml';

/** Where the workbook is inside the archive. */
export interface Package {
  readonly workbookPart: string;
  /** Relationships of the archive itself, such as those to the document properties. */
  readonly relationships: readonly Relationship[];
}

/** Finds the workbook of an archive, or says what the archive is instead. */
export function readPackage(container: Container, limits: Limits): Result<Package> {
  const foreign = foreignByName(container);
  if (foreign !== undefined) return fail('file-not-xlsx', foreign);
  const types = readContentTypes(container, limits);
  if (!types.ok) return types;
  const relationships = readRelationships(container, '', limits);
  if (!relationships.ok) return relationships;
  const main = relationships.value.find(({ type }) => type === 'officeDocument');
  const workbookPart = main?.target ?? 'xl/workbook.xml';
  const other = foreignByType(types.value.get(partKey(workbookPart)) ?? '');
  if (other !== undefined) return fail('file-not-xlsx', other);
  if (main === undefined && container.find(workbookPart) === undefined)
    return fail('file-not-xlsx', 'not-a-workbook');
  return succeed({ workbookPart, relationships: relationships.value });
}

/** Archives that are no Office package at all, or one of another program, told by what lies in them. */
function foreignByName(container: Container): string | undefined {
  if (container.find(CONTENT_TYPES) !== undefined) return undefined;
  if (container.find('content.xml') !== undefined && container.find('mimetype') !== undefined)
    return 'open-document';
  return container.find('xl/workbook.xml') === undefined ? 'not-a-workbook' : undefined;
}

function foreignByType(type: string): string | undefined {
  if (type.includes('sheet.binary')) return 'xlsb';
  if (type.includes('wordprocessingml') || type.includes('ms-word')) return 'word-document';
  if (type.includes('presentationml') || type.includes('ms-powerpoint')) return 'presentation';
  return type === '' || /spreadsheetml|ms-excel/.test(type) ? undefined : 'not-a-workbook';
}

/** Content types of parts, by the name that parts are compared by. */
function readContentTypes(
  container: Container,
  limits: Limits,
): Result<ReadonlyMap<string, string>> {
  const types = new Map<string, string>();
  if (container.find(CONTENT_TYPES) === undefined) return succeed(types);
  const scanner = scanPart(container, CONTENT_TYPES);
  if (!scanner.ok) return scanner;
  const { attributes } = scanner.value;
  const read = scanner.value.readRoot('Types', (name) => {
    if (name !== 'Override') return;
    types.set(partKey(attributes.text('PartName') ?? ''), attributes.text('ContentType') ?? '');
    if (types.size > limits.items)
      scanner.value.refuse('file-too-large', 'items', { limit: limits.items });
  });
  return read.ok ? succeed(types) : read;
}
