import { writeFile } from 'node:fs/promises';
import { checkFiles, rollOver, templateOf, type TemplateRequest } from '../app/index';
import { problemText, translator, type Language, type Translate } from '../i18n/index';
import { fail, type Result } from '../kernel/result';
import type { NewWorkbook } from '../sheet/newWorkbook';
import { findStandard } from '../standard/index';
import { writeWorkbook } from '../xlsx/index';
import { Exit } from './exit';
import { print } from './output';
import { readLastYear } from './readInputs';

export interface TemplateFlags {
  readonly standard: string;
  readonly year?: string;
  /** Last year's workbook or folder, to take over what stands and to compare with. */
  readonly from?: string;
  readonly lang: Language;
}

/** Writes a blank form into a file that is not there yet. */
export async function templateCommand(
  form: string,
  path: string,
  { standard, year, from, lang }: TemplateFlags,
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
  const request = { form, standard, language: lang, ...named };
  const made = from === undefined ? templateOf(request) : await rolledOver(from, request, t);
  if (!made.ok) {
    const code = wrong(problemText(made.problem, lang));
    return from === undefined || made.problem.kind === 'template-invalid' ? code : Exit.NOT_CHECKED;
  }
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

/** The form of the new year out of last year's; nothing of it where a file of last year cannot be read. */
async function rolledOver(
  from: string,
  { standard: id, ...request }: TemplateRequest & { readonly language: Language },
  t: Translate,
): Promise<Result<NewWorkbook>> {
  const standard = findStandard(id);
  if (!standard.ok) return standard;
  const files = await readLastYear(from, t);
  const unread = files.find(({ problem }) => problem !== null);
  if (unread?.problem) return { ok: false, problem: unread.problem };
  return rollOver(checkFiles(files, { standard: standard.value, reliefs: [] }), request);
}
