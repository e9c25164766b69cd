import { parametersOf } from '../../balance/index';
import { translator, type Language } from '../../i18n/index';
import { fail, succeed, type Result } from '../../kernel/result';
import type { NewSheet, NewWorkbook } from '../../sheet/newWorkbook';
import { blankForms, findStandard } from '../../standard/index';
import type { BlankCompanion, BlankForm } from '../../standard/index';
import type { Standard } from '../../standard/types';
import { type LaidSheet, laySheet } from './blankSheet';
import { applicationFigures } from './figures/applicationFigures';
import { countyRatios } from './figures/countyRatios';
import { ledgerFigures } from './figures/ledgerFigures';
import { schoolFigures } from './figures/schoolFigures';
import { specialCases } from './figures/specialCases';
import { nativeFormats, nativeValidations } from './nativeRules';
import { sampleTable } from './sample';
import { stampName, TEMPLATE_VERSION } from './stamp';

/** Which blank form is wanted: by its id, for a standard, for a year that it then names. */
export interface TemplateRequest {
  readonly form: string;
  readonly standard: string;
  readonly year?: number;
  /** Rows wanted at least in a table of schools, where the form leaves their number open. */
  readonly rows?: number;
  /** Of the prompts beside the cells; the form itself is printed as it is official. */
  readonly language?: Language;
}

/**
 * A form to fill in: laid out as the official one, with what the check asks of each cell as native validation and
 * conditional formats, and what follows from the figures as live formulas. It needs no add-in to work.
 * Fails with `template-invalid`: `unknown-form`, or `no-edition` where the standard has no such form.
 */
export function templateOf(request: TemplateRequest): Result<NewWorkbook> {
  const standard = findStandard(request.standard);
  if (!standard.ok) return standard;
  const form = blankForms().find((one) => one.form === request.form);
  if (form === undefined) {
    const known = blankForms().map((one) => one.form);
    return fail('template-invalid', 'unknown-form', {
      form: request.form,
      known: known.join(', '),
    });
  }
  const edition = editionOf(form, standard.value);
  if (edition === undefined) {
    const { form: name, editions } = form;
    const params = { form: name, standard: request.standard, known: editions.join(', ') };
    return fail('template-invalid', 'no-edition', params);
  }
  const { year, rows, language = 'zh' } = request;
  const laid = form.sheets.map((blank) =>
    laySheet(blank, {
      standard: edition,
      ...(year === undefined ? {} : { year }),
      ...(rows === undefined ? {} : { rows }),
    }),
  );
  const computed = form.form === 'application' ? applicationFigures(laid, standard.value) : laid;
  const sheets = computed.map((sheet) => withRules(sheet, standard.value, language));
  const explained = form.explains.flatMap((what) => companion(what, laid, standard.value));
  const stamp = stampName({
    form: form.form,
    standard: standard.value.id,
    year: year ?? null,
    version: TEMPLATE_VERSION,
  });
  return succeed({ sheets: [...sheets, ...explained], definedNames: [stamp] });
}

/** The forms that can be made for a standard. */
export function formsFor(standard: Standard): readonly BlankForm['form'][] {
  return blankForms()
    .filter((form) => editionOf(form, standard) !== undefined)
    .map(({ form }) => form);
}

/** A local standard is an edition of its parent's form. */
export function editionOf({ editions }: BlankForm, { id, parent }: Standard): string | undefined {
  return [id, parent].find((one) => one !== null && editions.includes(one)) ?? undefined;
}

/** A form with what the check asks of each cell as native validation and conditional formats. */
export function withRules(laid: LaidSheet, standard: Standard, language: Language): NewSheet {
  const context = {
    laid,
    table: sampleTable(laid),
    standard: standard.id,
    parameters: parametersOf(standard, []),
    language,
    t: translator(language),
  };
  return {
    ...laid.sheet,
    validations: nativeValidations(context),
    conditionalFormats: nativeFormats(context),
  };
}

function companion(
  what: BlankCompanion,
  [first]: readonly LaidSheet[],
  standard: Standard,
): readonly NewSheet[] {
  if (first === undefined) return [];
  switch (what) {
    case 'indicators':
      return [schoolFigures(first, standard)];
    case 'special-cases':
      return [specialCases(standard)];
    case 'live-indicators':
      return [ledgerFigures(first, standard)];
    case 'county-ratios':
      return [countyRatios(first, standard)];
  }
}
