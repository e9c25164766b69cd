import type { Browser, Page } from 'playwright-core';
import { framedExcel, press, settled, type Framed } from '../test/addin/framed';
import { median, withBrowser } from './page/drive';
import { ledgerFile, type LedgerKind } from './page/ledgers';

const RELOADS = 7;

/** How soon the pane is back when it is loaded anew over a workbook that it has marked; milliseconds, medians. */
export interface ReloadFigures {
  readonly ledger: LedgerKind;
  readonly rows: number;
  /** Tabs are there and answer. */
  readonly usable: number;
  readonly usableWorst: number;
  /** Checked, with results, marks and reasons found again. */
  readonly checked: number;
  readonly checkedWorst: number;
}

/** Measures the built pane over the simulated Excel, which itself takes part of the time. */
export function benchReload(): Promise<readonly ReloadFigures[]> {
  return withBrowser(async (browser) => [
    await reloadFigures(browser, 'clean', 50),
    await reloadFigures(browser, 'clean', 1000),
    await reloadFigures(browser, 'four findings a row', 1000),
  ]);
}

async function reloadFigures(
  browser: Browser,
  ledger: LedgerKind,
  rows: number,
): Promise<ReloadFigures> {
  const excel = await framedExcel(browser, ledgerFile(ledger, rows));
  await press(excel, 'balance');
  await note(excel.page);
  const taken: { readonly usable: number; readonly checked: number }[] = [];
  for (let n = 0; n < RELOADS; n++) taken.push(await reloaded(excel));
  await excel.page.context().close();
  const usable = taken.map((one) => one.usable);
  const checked = taken.map((one) => one.checked);
  return {
    ledger,
    rows,
    usable: median(usable),
    usableWorst: Math.max(...usable),
    checked: median(checked),
    checkedWorst: Math.max(...checked),
  };
}

/** Notes in the pane's own time, from the beginning of its loading, when its tabs are there and when it is done. */
async function note(page: Page): Promise<void> {
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.querySelector('[role="tab"]')) performance.mark('usable');
      if (document.querySelector('#pane[aria-busy="false"]')) performance.mark('checked');
    }).observe(document, { childList: true, subtree: true, attributeFilter: ['aria-busy'] });
  });
}

async function reloaded({ page, pane }: Framed) {
  const [, frame] = page.frames();
  if (frame === undefined) throw new Error('the pane has no frame');
  const loaded = frame.waitForNavigation();
  await frame.evaluate(() => {
    location.reload();
  });
  await loaded;
  await settled(pane);
  return frame.evaluate(() => ({
    usable: performance.getEntriesByName('usable')[0]?.startTime ?? NaN,
    checked: performance.getEntriesByName('checked')[0]?.startTime ?? NaN,
  }));
}
