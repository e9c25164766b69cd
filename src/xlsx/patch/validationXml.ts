import { formatArea } from '../../kernel/address';
import type { Validation } from '../../sheet/validation';
import { VALIDATION_OPERATORS, VALIDATION_TYPES } from '../../sheet/validationNames';
import { escapeXml } from './xmlText';

/** Longest title and message that Excel takes; what is longer is cut, because the file would not open. */
const MAX_TITLE = 32;
const MAX_MESSAGE = 255;

/** Longest list in quotes, and any other formula of a rule. */
export const MAX_RULE_FORMULA = 255;

/** A `dataValidation` element; `p` is the prefix of the sheet's element names. */
export function validationXml(validation: Validation, p: string): string {
  const { type, operator, formula1, formula2, areas, style, prompt, error } = validation;
  const attributes = [
    type === 'any' ? '' : attributeXml('type', VALIDATION_TYPES[type]),
    style === 'stop' ? '' : attributeXml('errorStyle', style),
    operator === undefined || operator === 'between'
      ? ''
      : attributeXml('operator', VALIDATION_OPERATORS[operator]),
    validation.allowBlank ? ' allowBlank="1"' : '',
    // The attribute says the opposite of its name.
    validation.dropDown ? '' : ' showDropDown="1"',
    prompt === undefined ? '' : ' showInputMessage="1"',
    validation.quiet === true ? '' : ' showErrorMessage="1"',
    messageXml('errorTitle', 'error', error),
    messageXml('promptTitle', 'prompt', prompt),
    attributeXml('sqref', areas.map(formatArea).join(' ')),
  ].join('');
  const formulas = formulaXml('formula1', formula1, p) + formulaXml('formula2', formula2, p);
  if (formulas === '') return `<${p}dataValidation${attributes}/>`;
  return `<${p}dataValidation${attributes}>${formulas}</${p}dataValidation>`;
}

function messageXml(
  title: string,
  text: string,
  message: { readonly title: string; readonly text: string } | undefined,
): string {
  if (message === undefined) return '';
  const head = message.title.slice(0, MAX_TITLE);
  const body = message.text.slice(0, MAX_MESSAGE);
  return (
    (head === '' ? '' : attributeXml(title, head)) + (body === '' ? '' : attributeXml(text, body))
  );
}

function attributeXml(name: string, value: string): string {
  const text = escapeXml(
    value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''),
  );
  // A bare line break in an attribute reads as a space.
  return ` ${name}="${text.replace(/[\n\r\t]/g, (unit) => `&#${String(unit.charCodeAt(0))};`)}"`;
}

function formulaXml(name: string, formula: string | undefined, p: string): string {
  return formula === undefined || formula === ''
    ? ''
    : `<${p}${name}>${escapeXml(formula)}</${p}${name}>`;
}
