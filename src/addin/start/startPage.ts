import en from '../../i18n/texts/start.en.json';
import zh from '../../i18n/texts/start.zh.json';

/*
 * Says why the pane does not start, in both languages, because nobody has chosen one yet. Runs in Internet Explorer 11
 * too, whose engine draws the pane of some volume-licensed Excels: ES5 and the DOM of that time only (the build turns newer syntax into it).
 */

export type StartProblem = 'engine-old' | 'office-missing' | 'not-excel' | 'excel-old' | 'broken';

const LANGUAGES = [
  { lang: 'zh-CN', texts: zh },
  { lang: 'en', texts: en },
];

/** Page of the browser workbook, beside this one. */
export const BROWSER_WORKBOOK = 'workbook/index.html';

/** Replaces what stands on the start page; `detail` goes into the sentence on a fault of the program. */
export function showStartProblem(problem: StartProblem, detail?: string): void {
  const place = document.getElementById('start');
  if (place === null) return;
  place.innerHTML = '';
  place.className = 'problem';
  // Assistive programs read at once what went wrong.
  place.setAttribute('role', 'alert');
  place.setAttribute('data-problem', problem);
  place.hidden = false;
  LANGUAGES.forEach(({ lang, texts }) => {
    const { title, text } = texts[problem];
    const part = add(place, 'section', '');
    part.lang = lang;
    add(part, 'h1', title);
    add(part, 'p', text.replace('{{detail}}', detail ?? ''));
    add(part, 'p', texts.workbook.hint);
    const link = add(part, 'a', texts.workbook.open) as HTMLAnchorElement;
    link.href = BROWSER_WORKBOOK;
    link.target = '_blank';
    link.rel = 'noopener';
  });
  // Written out, since a link may open in the same old engine.
  const address = document.createElement('a');
  address.href = BROWSER_WORKBOOK;
  add(place, 'code', address.href);
}

/** The pane is there: nothing of the start is left to see. */
export function endStart(): void {
  const place = document.getElementById('start');
  if (place === null) return;
  place.removeAttribute('data-problem');
  place.hidden = true;
}

/** Whether the pane has taken over. */
export function hasStarted(): boolean {
  const place = document.getElementById('start');
  return place === null || place.hidden;
}

function add(parent: HTMLElement, tag: string, text: string): HTMLElement {
  const child = document.createElement(tag);
  child.appendChild(document.createTextNode(text));
  parent.appendChild(child);
  return child;
}
