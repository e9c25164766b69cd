import { succeed, type Result } from '../../kernel/result';
import { dropPart } from './dropPart';
import { relationshipsOf, removeRelationships } from './relationships';
import type { WorkingPackage } from './workingPackage';

/** Takes the calculation chain off a workbook, should it have one; programs make it anew. */
export function dropCalculationChain(pkg: WorkingPackage, workbookPart: string): Result<void> {
  const links = relationshipsOf(pkg, workbookPart);
  if (!links.ok) return links;
  const chain = links.value.find(({ type }) => type === 'calcChain');
  if (chain === undefined) return succeed(undefined);
  const dropped = pkg.has(chain.target) ? dropPart(pkg, chain.target) : succeed(undefined);
  return dropped.ok ? removeRelationships(pkg, workbookPart, new Set([chain.id])) : dropped;
}
