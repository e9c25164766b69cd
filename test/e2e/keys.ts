import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

export interface Focus {
  /** `bar`, `grid`, `pane`, `dialog`, or `nowhere`: the body, from where a key leads back to the top of the page. */
  readonly place: string;
  readonly id: string;
  readonly role: string;
  readonly name: string;
  /** The browser draws the focus as that of a keyboard. */
  readonly visible: boolean;
}

export async function focus(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const at = document.activeElement;
    const within = (selector: string) => (at?.closest(selector) ?? null) !== null;
    const named = at?.getAttribute('aria-labelledby') ?? '';
    const label = at instanceof HTMLInputElement ? (at.labels?.[0]?.textContent ?? '') : '';
    const name = at?.getAttribute('aria-label') ?? document.getElementById(named)?.textContent;
    return {
      place: within('#bar')
        ? 'bar'
        : within('[role="dialog"]')
          ? 'dialog'
          : within('#side, #pane')
            ? 'pane'
            : within('[data-u-comp]')
              ? 'grid'
              : at === document.body
                ? 'nowhere'
                : 'page',
      id: at?.id ?? '',
      role: at?.getAttribute('role') ?? at?.localName ?? '',
      name: (name ?? (label || at?.textContent) ?? '').trim(),
      visible: at?.matches(':focus-visible') ?? false,
    };
  });
}

/** Presses a key, and sees that the focus is somewhere and can be seen. */
export async function press(page: Page, key: string): Promise<Focus> {
  await page.keyboard.press(key);
  return settled(page);
}

/** The focus after what the last key set off: it may be handed on, but it must not stay lost. */
export async function settled(page: Page): Promise<Focus> {
  let now = await focus(page);
  while (now.place === 'nowhere') {
    await page.waitForFunction(() => document.activeElement !== document.body);
    now = await focus(page);
  }
  expect(now).toMatchObject({ visible: true });
  expect(['bar', 'grid', 'pane', 'dialog']).toContain(now.place);
  return now;
}

/** Presses a key until the focus is on what is looked for. */
export async function until(
  page: Page,
  key: string,
  found: (now: Focus) => boolean,
): Promise<Focus> {
  const seen: string[] = [];
  for (let times = 0; times < 120; times += 1) {
    const now = await press(page, key);
    if (found(now)) return now;
    seen.push(`${now.role} ${now.name.slice(0, 24)}`);
  }
  throw new Error(`not reached by ${key}: ${seen.slice(-30).join(' | ')}`);
}

export const button = (name: RegExp) => (now: Focus) =>
  now.role === 'button' && name.test(now.name);

/** Between bar, grid and pane leads F6; in Excel the pane is all of its page. */
export async function toPane(page: Page): Promise<void> {
  const key = (await page.locator('#bar').count()) > 0 ? 'F6' : 'Tab';
  await until(page, key, ({ place }) => place === 'pane');
}

/** Goes to the tabs of the pane and along them. */
export async function toScreen(page: Page, id: string): Promise<void> {
  // In front of the tabs is the grid, where the tab key moves the selection.
  if ((await focus(page)).role !== 'tab')
    await until(page, 'Shift+Tab', ({ role }) => role === 'tab');
  if ((await focus(page)).id !== `tab-${id}`)
    await until(page, 'ArrowRight', (now) => now.id === `tab-${id}`);
  await press(page, 'Enter');
  await page
    .locator(`#screen[aria-labelledby="tab-${id}"] :is(button, input:not([hidden]))`)
    .first()
    .waitFor();
}
