import type { Unseen } from '../../sheet/look';
import type { Container } from '../container';
import type { Limits } from '../limits';
import { readRelationships, type Relationship } from '../relationships';

const BY_RELATIONSHIP: Readonly<Partial<Record<string, Unseen>>> = {
  chart: 'chart',
  chartEx: 'chart',
  chartsheet: 'chart',
  image: 'image',
  picture: 'image',
  pivotTable: 'pivot-table',
  pivotCacheDefinition: 'pivot-table',
  threadedComment: 'threaded-comment',
  ctrlProp: 'form-control',
  control: 'form-control',
  oleObject: 'form-control',
  externalLink: 'external-link',
  vbaProject: 'macro',
  xlMacrosheet: 'macro',
  xlIntlMacrosheet: 'macro',
};

/** Parts whose own relationships say what they show. */
const LEADS_ON: ReadonlySet<string> = new Set(['drawing', 'vmlDrawing']);

/** What relationships lead to that a grid does not show. */
export function unseenBehind(
  container: Container,
  relationships: readonly Relationship[],
  limits: Limits,
): readonly Unseen[] {
  return relationships.flatMap(({ type, target }) => {
    const own = BY_RELATIONSHIP[type];
    if (own !== undefined) return [own];
    if (target === undefined || !LEADS_ON.has(type)) return [];
    const further = readRelationships(container, target, limits);
    const found = further.ok
      ? further.value.flatMap((link) => BY_RELATIONSHIP[link.type] ?? [])
      : [];
    // Shapes alone, such as text boxes, have no parts of their own.
    return found.length === 0 && type === 'drawing' ? ['image'] : found;
  });
}

/** What the names of the parts tell, however they are linked. */
export function unseenByName(container: Container): readonly Unseen[] {
  const has = (pattern: RegExp) => container.entries.some(({ name }) => pattern.test(name));
  return [
    ...(has(/(?:^|\/)vbaProject\.bin$/i) ? (['macro'] as const) : []),
    ...(has(/^_xmlsignatures\//i) ? (['signature'] as const) : []),
  ];
}
