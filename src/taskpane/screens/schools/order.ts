import type { SchoolItem } from '../../../app/view/types';

export type SchoolOrder = 'sheet' | 'worst';

/** Schools whose name, code or type holds every word, in the order of the sheets or those that need work first. */
export function arrange(
  schools: readonly SchoolItem[],
  search: string,
  order: SchoolOrder,
): readonly SchoolItem[] {
  const words = search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const found = schools.filter(({ name, code, levelName, typeName }) => {
    const text = [name, code, levelName, typeName].join(' ').normalize('NFKC').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  if (order === 'sheet') return found;
  return found.sort((a, b) => weight(a) - weight(b) || missing(b) - missing(a));
}

/** Those that fail, those that cannot be told, those that pass. */
function weight({ passed }: SchoolItem): number {
  return passed === false ? 0 : passed === null ? 1 : 2;
}

function missing({ met, of }: SchoolItem): number {
  return met === null ? 0 : of - met;
}
