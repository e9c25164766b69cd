import { describe, expect, it } from '@jest/globals';
import { succeed } from '../../../../src/kernel/result';
import { SCHOOLS } from '../../../contract/subject';
import { simulatedExcel } from '../../../support/excel';

describe('a simulated Excel through Office.js', () => {
  it('reads and writes cells of a sheet in one sync each', async () => {
    const { session, book, traffic } = await simulatedExcel({ sheets: [SCHOOLS] });
    const read = await session.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('学校');
      const used = sheet.getUsedRange(true).load('values,formulas,address,numberFormat,valueTypes');
      await context.sync();
      sheet.getRange('D1:D2').values = [['生师比'], ['=B2/C2']];
      await context.sync();
      return succeed(used.toJSON());
    });
    expect(read).toMatchObject({
      ok: true,
      value: {
        address: '学校!A1:C3',
        values: [
          ['学校名称', '在校生数', '专任教师数'],
          ['青禾小学', 260, 18],
          ['云溪小学', 120, 9],
        ],
      },
    });
    expect(book.value(book.sheet('学校'), 1, 3)).toBeCloseTo(260 / 18, 12);
    expect(traffic.syncs).toBe(2);
  });

  it('loads sheets with what hangs on them, and tells what is not there', async () => {
    const { session } = await simulatedExcel({ sheets: [SCHOOLS, { name: '空', rows: [] }] });
    const read = await session.run(async (context) => {
      const sheets = context.workbook.worksheets.load('items/name,items/visibility,items/id');
      const missing = context.workbook.worksheets.getItemOrNullObject('没有');
      const empty = context.workbook.worksheets.getItem('空').getUsedRangeOrNullObject(true);
      await context.sync();
      return succeed([
        sheets.items.map(({ name }) => name),
        missing.isNullObject,
        empty.isNullObject,
      ]);
    });
    expect(read).toEqual({ ok: true, value: [['学校', '空'], true, true] });
  });

  it('tells of changes: who did it, and details of single cells only', async () => {
    const { session, user, settled, remote } = await simulatedExcel({ sheets: [SCHOOLS] });
    const told: unknown[] = [];
    await session.run(async (context) => {
      context.workbook.worksheets.onChanged.add((event) => {
        told.push([event.address, event.source, event.triggerSource, event.details?.valueAfter]);
        return Promise.resolve();
      });
      await context.sync();
      return succeed(undefined);
    });
    await user.type('学校', 'B2', 261);
    await user.paste('学校', 'B2', [[1], [2]]);
    remote(1, (book) => {
      book.put(book.sheet('学校'), 1, 1, 5);
      book.tell({
        kind: 'changed',
        sheet: book.sheet('学校').id,
        area: { top: 1, bottom: 1, left: 1, right: 1 },
        change: 'RangeEdited',
        by: 'remote',
      });
    });
    await session.run(async (context) => {
      context.workbook.worksheets.getItem('学校').getRange('B3').values = [[7]];
      await context.sync();
      return succeed(undefined);
    });
    await settled();
    expect(told).toEqual([
      ['B2', 'Local', 'Unknown', 261],
      ['B2:B3', 'Local', 'Unknown', undefined],
      ['B2', 'Remote', 'Unknown', undefined],
      ['B3', 'Local', 'ThisLocalAddin', 7],
    ]);
  });

  it('has conditional formats, names, notes, validations, settings and sheets', async () => {
    const { session, book } = await simulatedExcel({ sheets: [SCHOOLS] });
    const read = await session.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('学校');
      const mark = sheet.getRange('C2').conditionalFormats.add('Custom');
      mark.custom.rule.formula = '=LEN("junheng:error")>0';
      mark.custom.format.font.bold = true;
      mark.custom.format.fill.color = '#FFC7CE';
      mark.custom.format.borders.getItem('EdgeTop').style = 'Continuous';
      context.workbook.names.add('Junheng_cells_1', sheet.getRange('D1:D3'));
      context.workbook.settings.add('k', { a: 1 });
      sheet.notes.add('C2', '一');
      const cells = sheet.getRange('B2:B3');
      cells.dataValidation.rule = {
        wholeNumber: { formula1: 0, operator: 'GreaterThanOrEqualTo' },
      };
      cells.dataValidation.errorAlert = {
        title: '均衡',
        message: 'x',
        showAlert: true,
        style: 'Warning',
      };
      cells.format.fill.color = 'yellow';
      cells.format.font.bold = true;
      const added = context.workbook.worksheets.add('校验结果');
      added.getRange('A1').hyperlink = { documentReference: "'学校'!A1", textToDisplay: '位置' };
      await context.sync();
      const names = context.workbook.names.load('items/name,items/formula,items/visible');
      const rules = sheet.getRange().conditionalFormats.load('items/type,items/priority,items/id');
      const looks = sheet
        .getRange('A1:B2')
        .getCellProperties({ format: { fill: { color: true }, font: { bold: true } } });
      cells.dataValidation.load('type,rule,errorAlert');
      const notes = context.workbook.notes.load('items/content,items/authorName');
      await context.sync();
      const custom = rules.items[0]?.customOrNullObject;
      custom?.rule.load('formula');
      await context.sync();
      return succeed([
        names.items.map((item) => item.toJSON()),
        custom?.rule.formula,
        looks.value,
        cells.dataValidation.toJSON(),
        notes.items.map(({ content }) => content),
      ]);
    });
    expect(read).toMatchObject({ ok: true });
    expect(JSON.stringify(read)).toMatchInlineSnapshot(
      `"{"ok":true,"value":[[{"formula":"='学校'!$D$1:$D$3","name":"Junheng_cells_1","visible":true}],"=LEN(\\"junheng:error\\")>0",[[{"format":{"fill":{"color":"#FFFFFF"},"font":{"bold":false}}},{"format":{"fill":{"color":"#FFFFFF"},"font":{"bold":false}}}],[{"format":{"fill":{"color":"#FFFFFF"},"font":{"bold":false}}},{"format":{"fill":{"color":"#FFFF00"},"font":{"bold":true}}}]],{"errorAlert":{"showAlert":true,"style":"Warning","title":"均衡","message":"x"},"rule":{"wholeNumber":{"formula1":0,"operator":"GreaterThanOrEqualTo"}},"type":"WholeNumber"},["请教务处核对","一"]]}"`,
    );
    expect(book.sheets.map(({ name }) => name)).toEqual(['学校', '校验结果']);
  });
});
