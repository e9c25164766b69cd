import type { Language } from '../../../i18n/index';
import { translator } from '../../../i18n/index';
import { fieldByKey } from '../../../standard/index';
import type { ReceivedFinding } from '../types';
import { fileLines } from './fileLines';
import { findingLines } from './findingLines';
import { allFindings, isOpen } from './findings';
import { plainLine } from './plainText';
import { schoolsOf } from './schools';
import { SECTIONS, type ReturnFacts, type SlipLine, type SlipSection } from './types';
import { unreadCells, unreadSheets } from './unread';

/** Cells that could not be read, told one by one. */
const UNREAD_TOLD = 10;

/** What a slip says, in the order in which it is to be worked through; parts with nothing to say are left out. */
export function sectionsOf(facts: ReturnFacts, language: Language): readonly SlipSection[] {
  const open = allFindings(facts).filter(isOpen);
  const several = schoolsOf(facts.file).length > 1;
  const ofTier = (tier: ReceivedFinding['tier']) => {
    const findings = open.filter((finding) => finding.tier === tier);
    return { count: findings.length, lines: findingLines(findings, several, language) };
  };
  const file = fileLines(facts, language);
  const parts = {
    file: { count: file.length, lines: file },
    error: ofTier('error'),
    warning: ofTier('warning'),
    unread: unreadPart(facts, language),
    divide: dividePart(facts, language),
    below: ofTier('below'),
  };
  return SECTIONS.map((kind) => ({ kind, ...parts[kind] })).filter(({ count }) => count > 0);
}

/** One line for each sheet: the cells are filled in together, on the form that comes with the slip. */
function dividePart({ undivided }: ReturnFacts, language: Language): Omit<SlipSection, 'kind'> {
  const t = translator(language);
  const sheets = [...new Set(undivided.map(({ sheet }) => sheet))];
  const lines = sheets.map((sheet): SlipLine => {
    const own = undivided.filter((one) => one.sheet === sheet);
    const fields = own.map(({ cell, field, whole }) => {
      const name = fieldByKey(field)?.name[language] ?? field;
      return t('slips:division.field', { field: name, cell, whole });
    });
    return {
      where: plainLine(sheet),
      what: t('slips:division.line', { fields: fields.join(t('slips:list')) }),
    };
  });
  return { count: undivided.length, lines };
}

function unreadPart(facts: ReturnFacts, language: Language): Omit<SlipSection, 'kind'> {
  const t = translator(language);
  // A file in which no form was found is told of as a whole.
  const sheets = facts.file.problem === null ? unreadSheets(facts.file) : [];
  const cells = unreadCells(facts);
  const lines: SlipLine[] = sheets.map(({ sheet, closest }) => ({
    where: `${plainLine(sheet)} ${closest.cell}`,
    what: t('slips:unread.sheet', {
      form: t(`report:form.${closest.form}`),
      missing: closest.missing.join(t('slips:list')),
    }),
  }));
  for (const { sheet, cell, field, value } of cells.slice(0, UNREAD_TOLD)) {
    const name = fieldByKey(field)?.name[language] ?? field;
    const said = plainLine(String(value), 60);
    lines.push({
      where: `${plainLine(sheet)} ${cell}`,
      what: t('slips:unread.cell', { field: name, value: said }),
    });
  }
  const rest = cells.length - UNREAD_TOLD;
  if (rest > 0) lines.push({ where: '', what: t('slips:unread.rest', { rest }) });
  return { count: sheets.length + cells.length, lines };
}
