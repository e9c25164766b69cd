import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from '@jest/globals';
import { edited } from '../support/editing';
import { exampleBytes, typed, withReceipt } from '../support/receipts';
import { becomes, pane } from './desk';
import { selected } from './grid';
import { checked, openFile, useBrowser } from './page';

const { visit } = useBrowser();

const FORM = '学校填报数据';

function schoolWithReceipt(): Uint8Array {
  return withReceipt(exampleBytes('schools/澄湖县实验小学.xlsx'));
}

describe('a workbook that carries a receipt', () => {
  it.each([
    ['zh', '凭证生成后数据有改动', '建校年份：1984 → 1985'],
    ['en', 'The data have changed since', ': 1984 → 1985'],
  ] as const)(
    'shows the bureau each cell changed since, and leads to it (%s)',
    async (language, said, change) => {
      const { page } = await visit({ language });
      await checked(page);
      const bytes = edited(schoolWithReceipt(), typed(FORM, 'E5', 1985));
      await openFile(page, { name: 'school.xlsx', bytes });
      await pane(page).getByText(said).first().waitFor();
      await pane(page).getByText(change).first().waitFor();
      await pane(page)
        .getByRole('button', { name: `${FORM} E5` })
        .first()
        .click();
      await becomes(() => selected(page), `${FORM} E5`);
      const { violations } = await new AxeBuilder({ page }).include('#screen').analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    },
  );

  it('tells of one that was tampered with', async () => {
    const { page } = await visit();
    await checked(page);
    const bytes = edited(schoolWithReceipt(), typed('上报凭证', 'B9', '别的学校'));
    await openFile(page, { name: 'school.xlsx', bytes });
    await pane(page).getByText('凭证已被改动，不能作数').waitFor();
    await pane(page).getByText('凭证的内容与摘要不符。').waitFor();
  });
});
