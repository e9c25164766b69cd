import type { Language } from '../../../i18n/index';
import { translator } from '../../../i18n/index';
import type { NewNote, NewWorkbook } from '../../../sheet/newWorkbook';
import { layLedger } from '../book/ledgerSheet';
import { stampName, TEMPLATE_VERSION } from '../../templates/stamp';
import { withRules } from '../../templates/templateOf';
import type { Collection } from '../types';
import { undividedRows } from './undivided';

/**
 * The form in which a school divides by level what its own form asks once: the ledger, one row a level, with all that
 * is known of it. Only the open cells are to be filled in; received again beside the school's form, it completes it.
 * Undefined where the file leaves nothing undivided.
 */
export function divisionForm(
  collection: Collection,
  path: string,
  language: Language,
): NewWorkbook | undefined {
  const rows = undividedRows(collection, path);
  if (rows.length === 0) return undefined;
  const { standard, year } = collection.options;
  const t = translator(language);
  const ledger = layLedger(rows, collection.options);
  const notes = rows.flatMap(({ values }, row) =>
    Object.entries(values).flatMap(([key, { settling, whole }]): NewNote[] => {
      const at = ledger.cellOf(row, key);
      if (settling !== 'undivided' || whole === undefined || at === undefined) return [];
      return [{ at, text: t('slips:division.note', { whole: whole.value }) }];
    }),
  );
  const { validations, conditionalFormats } = withRules(ledger.laid, standard, language);
  const stamp = stampName({
    form: 'school-ledger',
    standard: standard.id,
    year: year ?? null,
    version: TEMPLATE_VERSION,
  });
  const sheet = {
    ...ledger.sheet,
    notes,
    ...(validations && { validations }),
    ...(conditionalFormats && { conditionalFormats }),
  };
  return { sheets: [sheet], definedNames: [stamp] };
}
