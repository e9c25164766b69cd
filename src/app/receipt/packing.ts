/**
 * Several texts in one: 260|12|明德小学. A ledger of a thousand schools so takes a thousand lines of a receipt, not
 * forty thousand.
 */
export function pack(texts: readonly string[]): string {
  return texts.map((text) => text.replace(/[\\|]/g, '\\$&')).join('|');
}

export function unpack(packed: string): readonly string[] {
  const texts: string[] = [];
  let text = '';
  for (let at = 0; at < packed.length; at++) {
    const sign = packed.charAt(at);
    if (sign === '\\') text += packed.charAt(++at);
    else if (sign === '|') {
      texts.push(text);
      text = '';
    } else text += sign;
  }
  return [...texts, text];
}
