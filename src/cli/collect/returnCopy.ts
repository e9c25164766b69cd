import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { annotateForReturn, type CheckOptions, checkReceived, reasonsAsked } from '../../app/index';
import { openWorkbook } from '../../hosts/file/index';
import type { Language } from '../../i18n/index';
import { fail, type Problem } from '../../kernel/result';
import { readBytes } from '../files';
import { nodeInflater } from '../inflate';
import { readGiven } from '../readInputs';
import type { ReturnTask } from './tasks';

/** Writes the annotated copy that goes back with a return slip; answers what stood in the way. */
export async function returnCopy(
  { path, target, further }: ReturnTask,
  options: CheckOptions,
  language: Language,
): Promise<Problem | null> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes.problem;
  const host = openWorkbook(bytes.value, nodeInflater);
  if (!host.ok) return host.problem;
  const check = checkReceived(await readGiven(path, bytes, options.profile), options);
  const asked = reasonsAsked(check, path, further);
  // A workbook that takes no rows for reasons goes back without them.
  if (asked.length > 0) await host.value.amend(asked);
  const applied = await host.value.apply(annotateForReturn(check, path, further, language));
  if (!applied.ok) return applied.problem;
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, host.value.bytes());
    return null;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return fail('edit-refused', 'write-error', { detail }).problem;
  }
}
