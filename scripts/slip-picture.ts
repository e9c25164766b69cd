import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { slipNames, slipOf } from '../src/app/collect/slips';
import { writeWorkbook } from '../src/xlsx';
import { factsOf, received, STANDARD } from '../test/support/received';
import { schoolFile } from '../test/support/slips';
import { convertAll } from './recalculate';
import { withPalette } from './screenshots/palette';

// The pictures of a return slip as it is printed, in both languages. Needs `soffice` and `pdftoppm` (poppler-utils).

const OUT = join(import.meta.dirname, '../docs/images');
const PATH = '青溪镇/澄湖县龙泉九年一贯制学校.xlsx';
const DOTS_PER_INCH = '96';

/** What a clerk gets wrong: a digit too many, an approximate figure, devices for rooms, a unit in the cell. */
const WRONG = {
  teachers_backbone: 999,
  area_field: '约8000',
  multimedia_rooms: 90,
  classes: '22个',
};

const folder = mkdtempSync(join(tmpdir(), 'junheng-slip-'));
try {
  for (const language of ['zh', 'en'] as const) {
    const { received: file } = received(
      PATH,
      schoolFile('澄湖县龙泉九年一贯制学校', WRONG),
      language,
    );
    const copy = slipNames([file], language).get(PATH)?.copy ?? null;
    const { title, documentNumber } = STANDARD;
    const standard = { title: title[language], documentNumber };
    const slip = slipOf(factsOf(file, { copy, standard }), language);
    const [pdf] = await convertAll([writeWorkbook(slip.sheets, slip)], 'pdf');
    const page = join(folder, language);
    writeFileSync(`${page}.pdf`, pdf ?? new Uint8Array());
    execFileSync('pdftoppm', ['-r', DOTS_PER_INCH, '-png', '-singlefile', `${page}.pdf`, page]);
    const picture = withPalette(readFileSync(`${page}.png`));
    const name = `slip${language === 'zh' ? '' : '-en'}.png`;
    writeFileSync(join(OUT, name), picture);
    console.log(`${name} ${String(picture.length)}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
