import type { Place } from '../types';
import type { CheckTest, PartResult } from './types';

/** Facts of a file that a reader of its figures should know. WPS is no fault, so it is only mentioned beside one. */
export const fileFactsTest: CheckTest = {
  looksAt: 'everything',
  run({ input }) {
    return input.workbook.files.map(({ path, snapshot }): PartResult => {
      const zh: string[] = [];
      const en: string[] = [];
      if (snapshot.hasMacros) {
        zh.push('带有宏（未运行）');
        en.push('it holds macros (not run)');
      }
      if (snapshot.externalLinks > 0) {
        const count = String(snapshot.externalLinks);
        zh.push(`链接到 ${count} 个其他工作簿（未打开，数值以保存时为准）`);
        en.push(
          `it links to ${count} other workbook(s) (not followed; values are those last saved)`,
        );
      }
      const { wps } = snapshot.producer;
      if (zh.length > 0 && wps !== undefined) {
        zh.push(`由 WPS 保存（${wps}）`);
        en.push(`it was saved by WPS (${wps})`);
      }
      const facts = { zh: zh.join(';'), en: en.join('; ') };
      const places: Place[] =
        zh.length === 0 ? [] : [{ cells: [], params: { facts }, observed: facts }];
      return { table: null, file: path, sheet: '', places, passed: 1 - places.length };
    });
  },
};
