import { describe, expect, it } from '@jest/globals';
import { becomes, counts, saved, showScreen, writeResults } from './desk';
import { builtPage, checked, useBrowser } from './page';
import { besideExcel } from './besideExcel';

const { visit } = useBrowser();

describe('the page', () => {
  it('forbids itself every address but its own folder, and any script that is no file of it', async () => {
    const { page } = await visit();
    const policy = await page
      .locator('meta[http-equiv="Content-Security-Policy"]')
      .getAttribute('content');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    const inline = page.locator('script:not([src])');
    expect(await inline.count()).toBe(0);
    await checked(page);
    const addresses = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin),
    );
    expect(new Set(addresses)).toEqual(new Set([await page.evaluate(() => location.origin)]));
  });

  it('works below a folder of a server, every screen and saving included', async () => {
    const { page } = await visit({ site: builtPage('/jiaoyu/均衡/') });
    await checked(page);
    await becomes(() => counts(page), { error: 0, warning: 0, below: 22, cannotTell: 0 });
    for (const screen of ['findings', 'schools', 'balance', 'settings'] as const)
      await showScreen(page, screen);
    expect((await saved(page)).bytes.length).toBeGreaterThan(10_000);
  });
});

describe('the pane in Excel', () => {
  it('asks for its own files and Office.js alone, and may reach nothing else', async () => {
    const { page } = await besideExcel(visit);
    for (const screen of ['findings', 'schools', 'balance', 'settings'] as const)
      await showScreen(page, screen);
    await writeResults(page);
    await checked(page);
    const policy = await page
      .locator('meta[http-equiv="Content-Security-Policy"]')
      .getAttribute('content');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/connect-src 'self'(;|$)/);
    expect(policy).not.toMatch(/\*|unsafe-eval/);
    expect(await page.locator('script:not([src])').count()).toBe(0);
    const addresses = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin),
    );
    const own = await page.evaluate(() => location.origin);
    expect(new Set(addresses)).toEqual(new Set([own, 'https://appsforoffice.microsoft.com']));
  });
});
