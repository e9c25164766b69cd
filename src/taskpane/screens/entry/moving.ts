import type { KeyboardEvent } from 'react';

/** Which way a key goes: Enter and ↓ to the next field, with Shift or ↑ to the one before. */
export function wayOf(event: KeyboardEvent): 1 | -1 | null {
  // What an input method is composing is not typed yet; its Enter is its own.
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === 'Enter') return event.shiftKey ? -1 : 1;
  if (event.shiftKey) return null;
  if (event.key === 'ArrowDown') return 1;
  return event.key === 'ArrowUp' ? -1 : null;
}

/** Puts the keyboard into the field (an input with `data-entry`) `by` further on and selects what is there, as a spreadsheet's cell is. */
export function goAlong(from: HTMLElement, by: 1 | -1): void {
  const form = from.closest('form');
  const all = [...(form?.querySelectorAll<HTMLInputElement>('input[data-entry]') ?? [])];
  const open = all.filter((input) => input === from || !input.readOnly);
  const next = open[open.findIndex((input) => input === from) + by];
  next?.focus();
  next?.select();
}

export function goTo(form: HTMLElement | null, key: string): void {
  const input = form?.querySelector<HTMLInputElement>(`input[data-entry="${CSS.escape(key)}"]`);
  input?.focus();
  input?.select();
}
