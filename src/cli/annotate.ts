import { mkdir, realpath, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  annotationPlan,
  type CountyCheck,
  findingReader,
  type ReadFile,
  renderAll,
} from '../app/index';
import { openWorkbook } from '../hosts/file/index';
import { problemText, translator, type Language, type Translate } from '../i18n/index';
import { fail, succeed, type Result } from '../kernel/result';
import type { EditPlan, Receipt } from '../sheet/editPlan';
import { type Found, readBytes } from './files';
import { nodeInflater } from './inflate';

/** Writes an annotated copy of every file in which a form was found; returns how many could not be written. */
export async function annotateAll(
  check: CountyCheck,
  found: readonly Found[],
  folder: string,
  language: Language,
): Promise<number> {
  const t = translator(language);
  const places = new Map(found.map(({ path, place }) => [path, place]));
  const sources = new Set(await Promise.all(found.map(({ path }) => realPath(path))));
  const read = findingReader(check, language);
  const taken = new Set<string>();
  let refused = 0;
  for (const file of check.files) {
    if (file.tables.length === 0) continue;
    const target = join(folder, places.get(file.path) ?? file.path);
    const plan = annotationPlan(file, renderAll(read(file.path)), check.options, language);
    const written = await refusal(target, sources, taken, () => writeCopy(file, plan, target));
    taken.add(target);
    if (written.ok) {
      process.stderr.write(`${t('report:text.annotated', { path: target })}\n`);
      for (const line of receiptLines(written.value, t)) process.stderr.write(`　${line}\n`);
    } else {
      refused += 1;
      process.stderr.write(`${file.path}: ${problemText(written.problem, language)}\n`);
    }
  }
  return refused;
}

/** A copy must never take the place of a file that somebody sent, nor of another copy. */
async function refusal<T>(
  target: string,
  sources: ReadonlySet<string>,
  taken: ReadonlySet<string>,
  write: () => Promise<Result<T>>,
): Promise<Result<T>> {
  if (sources.has(await realPath(target)))
    return fail('edit-refused', 'would-overwrite', { target });
  if (taken.has(target)) return fail('edit-refused', 'same-name', { target });
  return write();
}

async function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}

async function writeCopy(file: ReadFile, plan: EditPlan, target: string): Promise<Result<Receipt>> {
  const bytes = await readBytes(file.path);
  if (!bytes.ok) return bytes;
  const host = openWorkbook(bytes.value, nodeInflater);
  if (!host.ok) return host;
  const receipt = await host.value.apply(plan);
  if (!receipt.ok) return receipt;
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, host.value.bytes());
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return fail('edit-refused', 'write-error', { detail });
  }
  return succeed(receipt.value);
}

/** What was left out of the copy, one line for each reason, and what else its reader has to know. */
function receiptLines({ skipped, notices }: Receipt, t: Translate): string[] {
  const counts = new Map<string, number>();
  for (const { reason } of skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [
    ...[...counts].map(([reason, count]) =>
      t('report:text.annotateSkipped', { count, reason: t(`report:skipped.${reason}`) }),
    ),
    ...(notices ?? []).map((notice) => t(`report:notice.${notice}`)),
  ];
}
