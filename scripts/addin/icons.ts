import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../chromium';

/** The add-in's icons, drawn from the SVG sources beside them in the sizes that the manifest names. */

const ASSETS = fileURLToPath(new URL('../../assets', import.meta.url));

const SIZES: Readonly<Record<string, readonly number[]>> = {
  junheng: [16, 32, 64, 80, 128],
  check: [16, 32, 80],
  marks: [16, 32, 80],
  balance: [16, 32, 80],
  previous: [16, 32, 80],
  next: [16, 32, 80],
};

const browser = await launchChromium();
const page = await browser.newPage();
for (const [name, sizes] of Object.entries(SIZES)) {
  const source = readFileSync(join(ASSETS, `${name}.svg`)).toString('base64');
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}img{display:block}</style><img width="${String(size)}" height="${String(size)}" src="data:image/svg+xml;base64,${source}">`,
    );
    await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
    const bytes = await page.screenshot({ omitBackground: true });
    writeFileSync(join(ASSETS, `${name}-${String(size)}.png`), bytes);
  }
}
await browser.close();
