import { isOurs, type NameChanges, type NameSeen } from './names';
import type { Area } from '../../../kernel/address';
import { ownedAreas, parseReferences } from '../../../sheet/ownership';
import type { Capabilities } from '../capabilities';
import { OPERATION, type Step } from './steps';
import { step } from './writeCells';

/** Asks for the names of the workbook. */
export function askNames(
  context: Excel.RequestContext,
  { links }: Capabilities,
): Excel.NamedItemCollection {
  const { names } = context.workbook;
  // Formulas of names came with the same version as links.
  names.load(`items/name,items/comment,${links ? 'items/formula' : 'items/value'}`);
  return names;
}

type Plain = string | number | boolean;

interface Loaded {
  readonly formula?: Plain;
  readonly value?: Plain;
}

export function namesSeen({ items }: Excel.NamedItemCollection): readonly NameSeen[] {
  return items.map((item) => {
    const { formula, value } = item.toJSON() as Loaded;
    // A name may stand for a number or a truth value.
    const refersTo = String(formula ?? value ?? '').replace(/^=/, '');
    // A file that we annotated tells there how large the sheet was.
    const comment = item.comment.startsWith('dimension=') ? '' : item.comment;
    return { name: item.name, refersTo, comment };
  });
}

/** Areas of a sheet of the user's whose contents are ours. */
export function ownAreasOn(names: Excel.NamedItemCollection, sheet: string): readonly Area[] {
  return ownedAreas({ definedNames: namesSeen(names) })
    .filter((one) => one.sheet.toLowerCase() === sheet.toLowerCase())
    .map(({ area }) => area);
}

/** The sheets that names of ours mention. */
export function sheetsIn(names: readonly NameSeen[]): readonly string[] {
  const sheets = new Map<string, string>();
  for (const { refersTo } of names.filter(isOurs))
    for (const { sheet } of parseReferences(refersTo)) sheets.set(sheet.toLowerCase(), sheet);
  return [...sheets.values()];
}

/** Names to be added before all else, and those to be deleted after it. */
export function nameSteps(
  context: Excel.RequestContext,
  { added, removed }: Pick<NameChanges, 'added' | 'removed'>,
): { readonly before: readonly Step[]; readonly after: readonly Step[] } {
  const { names } = context.workbook;
  const before = added.map(({ name, refersTo, comment }): Step => ({
    bytes: 2 * OPERATION + 3 * refersTo.length,
    queue: () => names.add(name, `=${refersTo}`, comment === '' ? undefined : comment),
  }));
  const after = removed.map((name) =>
    step(2, () => {
      names.getItem(name).delete();
    }),
  );
  return { before, after };
}
