import { TEMPLATE_VERSION } from '../templates/stamp';
import type { CollectOptions, FileRemark, ReceivedFile } from './types';

/** What is amiss with each file beside its findings; files without a remark have none. */
export function fileRemarks(
  files: readonly ReceivedFile[],
  options: CollectOptions,
): ReadonlyMap<string, readonly FileRemark[]> {
  const firstOf = new Map<string, string>();
  return new Map(
    files.map((file) => {
      const first = firstOf.get(file.sha256);
      if (first === undefined && file.sha256 !== '') firstOf.set(file.sha256, file.path);
      const same: readonly FileRemark[] =
        first === undefined ? [] : [{ kind: 'same-file', path: first }];
      return [file.path, [...same, ...remarksOf(file, options)]] as const;
    }),
  );
}

function remarksOf(file: ReceivedFile, { year: wanted, standard }: CollectOptions): FileRemark[] {
  const { year, template, schools, tellsOfCounty, status } = file;
  const found: FileRemark[] = [];
  if (wanted !== undefined && year !== null && year !== wanted)
    found.push({ kind: 'wrong-year', year, wanted });
  if (template !== null && template.version < TEMPLATE_VERSION)
    found.push({ kind: 'old-template', version: template.version, current: TEMPLATE_VERSION });
  if (template !== null && ![standard.id, standard.parent].includes(template.standard))
    found.push({ kind: 'other-standard', standard: template.standard });
  if (status !== 'not-checked' && schools.length === 0 && !tellsOfCounty)
    found.push({ kind: 'no-school' });
  return found;
}

/** A copy, and data of another year, add nothing to the county. */
export function countsForCounty(remarks: readonly FileRemark[]): boolean {
  return !remarks.some(({ kind }) => kind === 'same-file' || kind === 'wrong-year');
}
