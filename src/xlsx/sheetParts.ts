import { formatArea } from '../kernel/address';
import type { MarkKind } from '../sheet/editPlan';
import type { NewSheet, PrintSetup } from '../sheet/newWorkbook';
import { formCondition } from './ownFormats';
import { coalesce } from './patch/areas';
import { validationXml } from './patch/validationXml';
import { escapeXml } from './patch/xmlText';

/**
 * Protection without a password. Notes are objects and stay allowed, and so do formats, which marks are made of; rows
 * may be put in, for a form that turns out too short.
 */
export const PROTECTION =
  '<sheetProtection sheet="1" formatCells="0" formatColumns="0" formatRows="0" insertRows="0" autoFilter="0"/>';

/** Conditional formats in the order in which they were given; the first of them wins. All are signed as ours. */
export function conditionalXml(
  { conditionalFormats = [] }: NewSheet,
  formatOf: (look: MarkKind) => number,
): string {
  return conditionalFormats
    .map(({ areas, formula, look }, n) => {
      const rule = `<cfRule type="expression" dxfId="${String(formatOf(look))}" priority="${String(n + 1)}">`;
      const sqref = areas.map(formatArea).join(' ');
      return `<conditionalFormatting sqref="${sqref}">${rule}<formula>${escapeXml(formCondition(formula))}</formula></cfRule></conditionalFormatting>`;
    })
    .join('');
}

export function validationsXml({ validations = [] }: NewSheet): string {
  if (validations.length === 0) return '';
  const xml = validations.map((one) => validationXml({ ...one, areas: coalesce(one.areas) }, ''));
  return `<dataValidations count="${String(xml.length)}">${xml.join('')}</dataValidations>`;
}

/** A4, as long as it takes; the footer's text at the left, page and pages at the right. */
export function printXml({
  landscape,
  pagesWide = 1,
  footer,
  pageNumber = '第 {page} 页 共 {pages} 页',
}: PrintSetup): string {
  // In a footer & begins a code.
  const plain = (text: string) => text.replaceAll('&', '&&');
  const left = footer === undefined ? '' : `&L${plain(footer)}`;
  const number = plain(pageNumber).replace('{page}', '&P').replace('{pages}', '&N');
  const wide = pagesWide === 1 ? '' : ` fitToWidth="${String(pagesWide)}"`;
  const foot = escapeXml(`${left}&R${number}`);
  return (
    '<printOptions horizontalCentered="1"/>' +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.35"/>' +
    `<pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}"${wide} fitToHeight="0"/>` +
    `<headerFooter><oddFooter>${foot}</oddFooter></headerFooter>`
  );
}
