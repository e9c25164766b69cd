import { stat } from 'node:fs/promises';
import { type MappingProfile, PROFILE_BYTES, readProfile } from '../app/index';
import { problemText, translator, type Language } from '../i18n/index';
import { fail, type Result } from '../kernel/result';
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
  if (size > PROFILE_BYTES)
    return fail('profile-invalid', 'too-large', { bytes: size, limit: PROFILE_BYTES });
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  try {
    return readProfile(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value));
  } catch {
    // An editor in China may well have saved it in GBK.
    return fail('profile-invalid', 'encoding');
  }
}
