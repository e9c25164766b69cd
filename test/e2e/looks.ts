import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Whatever axe has against bar and pane as they stand. The grid's canvas and the focus traps of Fluent are not ours. */
export async function violations(page: Page): Promise<readonly string[]> {
  // With forced colours the system paints others than the page says, which is all that axe can read.
  const forced = await page.evaluate(() => matchMedia('(forced-colors: active)').matches);
  const axe = new AxeBuilder({ page })
    .exclude('#grid')
    .exclude('[data-tabster-dummy]')
    .disableRules(forced ? ['color-contrast'] : [])
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  const { violations: found } = await axe.analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

/** Opens a dialog, looks at it with axe, and leaves it. */
export async function inDialog(page: Page, open: () => Promise<void>): Promise<readonly string[]> {
  await open();
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await dialog.waitFor();
  // Dialogs fade in; half there, their words have half their contrast.
  await dialog.evaluate((element) =>
    Promise.all(element.getAnimations({ subtree: true }).map(({ finished }) => finished)),
  );
  const found = await violations(page);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return found;
}
