import { chromium, type Browser, type Page } from 'playwright-core';

/** Nothing that calls home. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's Chromium, or the one that CHROMIUM names; the caller closes it. */
export async function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags] });
}

/** Waits until the workbook that is open has been checked and all its findings are in the pane. */
export async function checked(page: Page): Promise<void> {
  await page.locator('#pane[aria-busy="false"]').waitFor({ timeout: 60_000 });
}
