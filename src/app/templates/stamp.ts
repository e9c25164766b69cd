import type { DefinedName, WorkbookSnapshot } from '../../sheet/snapshot';

/** Which form a workbook was made from. */
export interface TemplateStamp {
  readonly form: string;
  readonly standard: string;
  readonly year: number | null;
  /** Of the template, not of the program: goes up when a template's cells move. */
  readonly version: number;
}

/** No name of ours that comes off with marks and results: the stamp belongs to the user's workbook. */
const NAME = 'JunhengTemplate';
export const TEMPLATE_VERSION = 1;

/** A name that stands for a text: every spreadsheet program keeps it, whatever is done to the sheets. */
export function stampName({ form, standard, year, version }: TemplateStamp): DefinedName {
  const parts = [form, standard, year === null ? '' : String(year), String(version)];
  return { name: NAME, refersTo: `"${parts.join('|')}"` };
}

/** The stamp of a workbook; null where it bears none, or one that is not to be read. */
export function stampOf({
  definedNames,
}: Pick<WorkbookSnapshot, 'definedNames'>): TemplateStamp | null {
  const found = definedNames.find(({ name }) => name.toLowerCase() === NAME.toLowerCase());
  const match = /^=?"([a-z-]+)\|([\w.-]+)\|(\d{4})?\|(\d+)"$/.exec(found?.refersTo.trim() ?? '');
  if (match === null) return null;
  const [, form = '', standard = '', year, version] = match;
  return {
    form,
    standard,
    year: year === undefined ? null : Number(year),
    version: Number(version),
  };
}
