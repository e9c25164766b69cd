import { writeFile } from 'node:fs/promises';
import { templateOf } from '../app/index';
import { problemText, translator, type Language } from '../i18n/index';
import { fail } from '../kernel/result';
import { writeWorkbook } from '../xlsx/index';
import { Exit } from './exit';
import { print } from './output';

export interface TemplateFlags {
  readonly standard: string;
  readonly year?: string;
  readonly lang: Language;
}

/** Writes a blank form into a file that is not there yet. */
export async function templateCommand(
  form: string,
  path: string,
  { standard, year, lang }: TemplateFlags,
): Promise<number> {
  const t = translator(lang);
  const wrong = (text: string): number => {
    process.stderr.write(`${text}\n`);
    return Exit.USAGE;
  };
  if (year !== undefined && !/^[12]\d{3}$/.test(year)) {
    return wrong(problemText(fail('template-invalid', 'year', { year }).problem, lang));
  }
  if (!/\.xlsx$/i.test(path)) {
    return wrong(problemText(fail('template-invalid', 'not-xlsx', { path }).problem, lang));
  }
  const named = year === undefined ? {} : { year: Number(year) };
  const made = templateOf({ form, standard, language: lang, ...named });
  if (!made.ok) return wrong(problemText(made.problem, lang));
  const bytes = writeWorkbook(made.value.sheets, made.value);
  try {
    // Fails where the file is there, however late it came.
    await writeFile(path, bytes, { flag: 'wx' });
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const detail = error instanceof Error ? error.message : String(error);
    const { problem } = isThere
      ? fail('template-invalid', 'file-exists', { path })
      : fail('template-invalid', 'not-written', { path, detail });
    process.stderr.write(`${problemText(problem, lang)}\n`);
    return Exit.NOT_CHECKED;
  }
  print(t('template:written', { path }));
  return Exit.CLEAN;
}
