import type { CheckView, FixView } from '../../../app/view/types';

/** Repairs of one kind; those that are sure and those to be confirmed are never of one kind. */
export interface RepairKind {
  readonly key: string;
  readonly name: string;
  readonly isSure: boolean;
  readonly fixes: readonly FixView[];
}

export function fixKey({ rule, sheet, cell }: FixView): string {
  return `${rule} ${sheet.trim()} ${cell}`;
}

/** What is sure first, each kind in the order in which its first cell comes. */
export function repairKinds(
  fixes: readonly FixView[],
  names: CheckView['fixes'],
): readonly RepairKind[] {
  const kinds = new Map<string, RepairKind & { readonly fixes: FixView[] }>();
  for (const fix of fixes) {
    const { rule, isSure } = fix;
    const key = `${rule} ${String(isSure)}`;
    const name = names.find((one) => one.rule === rule)?.name ?? rule;
    const kind = kinds.get(key) ?? { key, name, isSure, fixes: [] };
    kind.fixes.push(fix);
    kinds.set(key, kind);
  }
  return [...kinds.values()].sort((a, b) => Number(b.isSure) - Number(a.isSure));
}
