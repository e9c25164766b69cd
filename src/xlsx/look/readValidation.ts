import { parseArea, type Area } from '../../kernel/address';
import type { Validation } from '../../sheet/validation';
import { validationOperatorNamed, validationTypeNamed } from '../../sheet/validationNames';
import { CLOSE, END, TEXT, type XmlScanner } from '../xmlScanner';

const COMPARED: ReadonlySet<Validation['type']> = new Set([
  'whole',
  'decimal',
  'date',
  'time',
  'text-length',
]);

/**
 * The `dataValidation` element just opened, of the format itself or of Microsoft's extension of 2010 (which says areas
 * and formulas in elements of their own). Undefined where it covers nothing or is of an unknown type.
 */
export function readValidation(scanner: XmlScanner, mostAreas: number): Validation | undefined {
  const { attributes } = scanner;
  const type = validationTypeNamed(attributes.text('type') ?? 'none');
  const operator = validationOperatorNamed(attributes.text('operator') ?? 'between');
  const behaviour = {
    allowBlank: attributes.isTrue('allowBlank'),
    // The attribute says the opposite of its name.
    dropDown: !attributes.isTrue('showDropDown'),
    style: styleOf(attributes.text('errorStyle')),
    ...messagesOf(scanner),
  };
  let areas = areasOf(attributes.text('sqref') ?? '', mostAreas);
  let formula1 = '';
  let formula2 = '';
  scanner.forEachChild((name) => {
    if (name === 'formula1') formula1 = formulaText(scanner);
    else if (name === 'formula2') formula2 = formulaText(scanner);
    else if (name === 'sqref') areas = areasOf(scanner.text(), mostAreas);
  });
  if (type === undefined || areas.length === 0) return undefined;
  return {
    areas,
    type,
    ...(COMPARED.has(type) && operator !== undefined ? { operator } : {}),
    ...(formula1 === '' ? {} : { formula1 }),
    ...(formula2 === '' ? {} : { formula2 }),
    ...behaviour,
  };
}

/** Text of a formula, which the extension wraps in one more element. */
export function formulaText(scanner: XmlScanner): string {
  const { depth } = scanner;
  let text = '';
  for (let token = scanner.next(); token !== END; token = scanner.next()) {
    if (token === CLOSE && scanner.depth < depth) break;
    if (token === TEXT) text += scanner.piece();
  }
  return text.trim();
}

function styleOf(text: string | undefined): Validation['style'] {
  return text === 'warning' || text === 'information' ? text : 'stop';
}

function messagesOf({ attributes }: XmlScanner): Pick<Validation, 'prompt' | 'error' | 'quiet'> {
  const message = (title: string, text: string) => ({
    title: attributes.text(title) ?? '',
    text: attributes.text(text) ?? '',
  });
  const prompt = message('promptTitle', 'prompt');
  const error = message('errorTitle', 'error');
  const prompts = attributes.isTrue('showInputMessage') && prompt.title + prompt.text !== '';
  return {
    ...(prompts ? { prompt } : {}),
    ...(error.title + error.text === '' ? {} : { error }),
    ...(attributes.isTrue('showErrorMessage') ? {} : { quiet: true }),
  };
}

function areasOf(sqref: string, most: number): readonly Area[] {
  return sqref.split(/\s+/, most).flatMap((ref) => parseArea(ref) ?? []);
}
