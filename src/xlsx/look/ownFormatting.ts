import { isOwnCondition } from '../ownFormats';
import type { XmlScanner } from '../xmlScanner';
import { formulaText } from './readValidation';

/** Whether all rules of the `conditionalFormatting` element just opened are ours: marks, or a blank form's own. */
export function isOwnFormatting(scanner: XmlScanner): boolean {
  let rules = 0;
  let own = 0;
  scanner.forEachChild((name) => {
    if (name !== 'cfRule') return;
    rules += 1;
    let isOwn = false;
    scanner.forEachChild((child) => {
      // `f` in Microsoft's extension of 2010.
      if (child === 'formula' || child === 'f')
        isOwn = isOwnCondition(formulaText(scanner)) || isOwn;
    });
    if (isOwn) own += 1;
  });
  return rules > 0 && own === rules;
}
