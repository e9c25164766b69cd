import { stat } from 'node:fs/promises';
import { type MappingProfile, readProfileFile } from '../app/index';
import { problemText, translator, type Language } from '../i18n/index';
import { succeed, type Result } from '../kernel/result';
import { readBytes } from './files';

/** Reads a mapping profile, or says on standard error why not. */
export async function profileAt(
  path: string,
  language: Language,
): Promise<MappingProfile | undefined> {
  const read = await profileIn(path);
  if (read.ok) return read.value;
  const problem = problemText(read.problem, language);
  process.stderr.write(`${translator(language)('mapping:invalidFile', { path, problem })}\n`);
  return undefined;
}

export async function profileIn(path: string): Promise<Result<MappingProfile>> {
  const size = await stat(path).then(
    ({ size: bytes }) => bytes,
    () => 0,
  );
  return readProfileFile(size, async () => {
    const bytes = await readBytes(path);
    return bytes.ok ? succeed(new TextDecoder().decode(bytes.value)) : bytes;
  });
}
