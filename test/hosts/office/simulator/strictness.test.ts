import { describe, expect, it } from '@jest/globals';
import { succeed } from '../../../../src/kernel/result';
import { SCHOOLS } from '../../../contract/subject';
import {
  simulatedExcel,
  type SimulatedExcel,
  type SimulatedExcelOptions,
} from '../../../support/excel';

type Work = (context: Excel.RequestContext, sheet: Excel.Worksheet) => void;

/** Carries out work in one request; the code of Excel's refusal, if it refuses. */
async function codeOf({ excel }: SimulatedExcel, work: Work): Promise<string> {
  try {
    await excel.run(async (context) => {
      work(context, context.workbook.worksheets.getItem('学校'));
      await context.sync();
    });
    return '';
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
}

async function refusalOf(work: Work, options: SimulatedExcelOptions = {}): Promise<string> {
  return codeOf(await simulatedExcel({ sheets: [SCHOOLS], ...options }), work);
}

const typed = async (value: unknown, numberFormat = 'General') => {
  const { session } = await simulatedExcel({ sheets: [SCHOOLS] });
  const read = await session.run(async (context) => {
    const cell = context.workbook.worksheets.getItem('学校').getRange('F1');
    cell.numberFormat = [[numberFormat]];
    cell.values = [[value]];
    cell.load('values,formulas,valueTypes,numberFormat');
    await context.sync();
    return succeed([cell.values, cell.formulas, cell.valueTypes, cell.numberFormat].map((grid) => (grid as unknown[][])[0]?.[0])); // prettier-ignore
  });
  return read.ok ? read.value : read.problem;
};

describe('what the simulated Excel refuses', () => {
  it('members that it does not have', async () => {
    expect(await refusalOf((_, sheet) => sheet.charts.load('items/name'))).toBe('ApiNotFound');
  });

  it('members of a later requirement set, whether the library knows their level or not', async () => {
    const api = '1.7';
    expect(await refusalOf((_, sheet) => sheet.getRanges('A1,B2'), { api })).toBe('ApiNotFound');
    expect(await refusalOf((_, sheet) => sheet.load('tabColor'), { api: '1.6' })).toBe(
      'ApiNotFound',
    );
    expect(await refusalOf((_, sheet) => sheet.notes.add('A1', 'x'), { api: '1.17' })).toBe(
      'ApiNotFound',
    );
    expect(await refusalOf((_, sheet) => sheet.notes.add('A1', 'x'), { api: '1.18' })).toBe('');
  });

  it('requests and answers over 5 MB', async () => {
    const long = Array.from({ length: 300 }, () => ['文'.repeat(6_000)]);
    const excel = await simulatedExcel({ sheets: [SCHOOLS] });
    const write: Work = (_, sheet) => (sheet.getRange('F1:F300').values = long);
    expect(await codeOf(excel, write)).toBe('RequestPayloadSizeLimitExceeded');
    for (const [row, line] of long.entries())
      excel.book.put(excel.book.sheet('学校'), row, 5, line[0]);
    const read: Work = (_, sheet) => sheet.getRange('F1:F300').load('values');
    expect(await codeOf(excel, read)).toBe('ResponsePayloadSizeLimitExceeded');
  });

  it('whatever comes while a cell is being edited', async () => {
    const excel = await simulatedExcel({ sheets: [SCHOOLS] });
    excel.user.editing(true);
    expect(await codeOf(excel, (_, sheet) => sheet.load('name'))).toBe(
      'InvalidOperationInCellEditMode',
    );
    excel.user.editing(false);
    expect(await codeOf(excel, (_, sheet) => sheet.load('name'))).toBe('');
  });

  it('what the protection of a sheet does not allow, each thing by itself', async () => {
    const excel = await simulatedExcel({ sheets: [SCHOOLS] });
    excel.book.sheet('学校').protection = { options: { allowFormatCells: true }, password: 'x' };
    const write: Work = (_, sheet) => (sheet.getRange('B2').values = [[1]]);
    expect(await codeOf(excel, write)).toBe('AccessDenied');
    expect(await codeOf(excel, (_, sheet) => sheet.getRange('2:2').insert('Down'))).toBe(
      'AccessDenied',
    );
    expect(
      await codeOf(excel, (_, sheet) => (sheet.getRange('B2').format.fill.color = 'red')),
    ).toBe('');
    excel.book.sheet('学校').protection = { options: {}, password: 'x' };
    expect(
      await codeOf(excel, (_, sheet) => (sheet.getRange('B2').format.fill.color = 'red')),
    ).toBe('AccessDenied');
    expect(await codeOf(excel, (_, sheet) => sheet.protection.unprotect())).toBe('AccessDenied');
    const cell = { top: 1, bottom: 1, left: 1, right: 1 };
    excel.book.sheet('学校').restyle(cell, (format) => ({ ...format, locked: false }));
    expect(await codeOf(excel, write)).toBe('');
  });

  it('arrays of another size, cells off the sheet, the last visible sheet, a name that is taken', async () => {
    expect(await refusalOf((_, sheet) => (sheet.getRange('B2:B3').values = [[1]]))).toBe(
      'InvalidArgument',
    );
    expect(await refusalOf((_, sheet) => sheet.getRange('A1048577').load('values'))).toBe(
      'InvalidArgument',
    );
    expect(await refusalOf((_, sheet) => sheet.delete())).toBe('InvalidOperation');
    expect(await refusalOf((context) => context.workbook.worksheets.add('学校'))).toBe(
      'ItemAlreadyExists',
    );
  });

  it('settings of more than a document keeps', async () => {
    const large = 'x'.repeat(1_000_001);
    expect(await refusalOf((context) => context.workbook.settings.add('k', large))).toBe(
      'GeneralException',
    );
  });
});

describe('what the simulated Excel makes of what it is given', () => {
  it.each([
    ['5月1日', 46143, 'm"月"d"日"'],
    ['1-2', 46024, 'm"月"d"日"'],
    ['2026-05-01', 46143, 'yyyy/m/d'],
    ['007', 7, 'General'],
    ['12%', 0.12, '0%'],
    ['1e3', 1000, '0.00E+00'],
    ['TRUE', true, 'General'],
    ['青禾小学', '青禾小学', 'General'],
  ])('reads the text %s as if it was typed', async (text, value, numberFormat) => {
    expect(await typed(text)).toEqual([value, value, typeof value === 'number' ? 'Double' : typeof value === 'boolean' ? 'Boolean' : 'String', numberFormat]); // prettier-ignore
  });

  it('keeps a text behind an apostrophe, and in a cell formatted as text', async () => {
    expect(await typed("'007")).toEqual(['007', '007', 'String', 'General']);
    expect(await typed("'=18")).toEqual(['=18', '=18', 'String', 'General']);
    expect(await typed('007', '@')).toEqual(['007', '007', 'String', '@']);
    expect(await typed(7, '@')).toEqual(['7', '7', 'String', '@']);
  });

  it('tells empty cells as empty texts and errors as texts of another type', async () => {
    expect(await typed('')).toEqual(['', '', 'Empty', 'General']);
    expect(await typed('=1/0')).toEqual(['#DIV/0!', '=1/0', 'Error', 'General']);
  });

  it('answers nothing to a read of more than 5,000,000 cells', async () => {
    const { session } = await simulatedExcel({ sheets: [SCHOOLS] });
    const read = await session.run(async (context) => {
      const range = context.workbook.worksheets.getItem('学校').getRange('A:F').load('values');
      await context.sync();
      return succeed(range.values as unknown);
    });
    expect(read).toEqual({ ok: true, value: null });
  });

  it('has the value of a merged area in its first cell, and finds the area from there only', async () => {
    const { session } = await simulatedExcel({ sheets: [SCHOOLS] });
    const read = await session.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('学校');
      sheet.getRange('B2:C2').merge();
      sheet.getRange('B2:C2').values = [[1, 2]];
      const cells = sheet.getRange('B2:C2').load('values');
      const inside = sheet.getRange('C2').getMergedAreasOrNullObject();
      const first = sheet.getRange('A2:B2').getMergedAreasOrNullObject().load('address');
      await context.sync();
      return succeed([cells.values, inside.isNullObject, first.address]);
    });
    expect(read).toEqual({ ok: true, value: [[[1, '']], true, '学校!B2:C2'] });
  });

  it('cuts a list of areas at 8,192 characters without a word', async () => {
    const { session } = await simulatedExcel({ sheets: [SCHOOLS] });
    const address = Array.from({ length: 2_000 }, (_, n) => `A${String(n * 2 + 1)}`).join(',');
    const read = await session.run(async (context) => {
      const areas = context.workbook.worksheets
        .getItem('学校')
        .getRanges(address)
        .load('areaCount');
      await context.sync();
      return succeed(areas.areaCount);
    });
    expect(read.ok && read.value > 1_000 && read.value < 2_000).toBe(true);
  });

  it('answers white for a cell without a fill', async () => {
    const { session } = await simulatedExcel({ sheets: [SCHOOLS] });
    const read = await session.run(async (context) => {
      const { fill } = context.workbook.worksheets.getItem('学校').getRange('B2').format;
      fill.load('color');
      await context.sync();
      return succeed(fill.color);
    });
    expect(read).toEqual({ ok: true, value: '#FFFFFF' });
  });

  it('moves names, formats and validations along with rows, and ranges that are held', async () => {
    const { session, book } = await simulatedExcel({
      sheets: [{ ...SCHOOLS, validated: 'C2:C3' }],
    });
    const read = await session.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('学校');
      const cell = sheet.getRange('C3').load('address');
      context.workbook.names.add('Junheng_cells_1', sheet.getRange('C2:C3'));
      sheet.getRange('C2').conditionalFormats.add('Custom').custom.rule.formula = '=$C2>0';
      sheet.getRange('F2').values = [['=SUM(C2:C3)']];
      await context.sync();
      sheet.getRange('2:2').insert('Down');
      cell.load('address,values');
      await context.sync();
      return succeed([cell.address, cell.values]);
    });
    expect(read).toEqual({ ok: true, value: ['学校!C4', [[9]]] });
    expect(book.names[0]?.formula).toBe("='学校'!$C$3:$C$4");
    const { conditionals, validations } = book.sheet('学校');
    expect(conditionals).toMatchObject([{ areas: [{ top: 2 }], rule: { formula: '=$C3>0' } }]);
    expect(validations).toMatchObject([{ areas: [{ top: 2, bottom: 3 }] }]);
    expect(book.value(book.sheet('学校'), 2, 5)).toBe(27);
    expect(book.notes).toMatchObject([{ row: 3, column: 2 }]);
  });

  it('tells nothing of a choice from a list', async () => {
    const { session, user, settled } = await simulatedExcel({ sheets: [SCHOOLS] });
    const told: string[] = [];
    await session.run(async (context) => {
      context.workbook.worksheets.onChanged.add(({ address }) => {
        told.push(address);
        return Promise.resolve();
      });
      await context.sync();
      return succeed(undefined);
    });
    await user.choose('学校', 'B2', 7);
    await user.type('学校', 'B3', 8);
    await settled();
    expect(told).toEqual(['B3']);
  });
});

describe('faults of the simulated Excel', () => {
  const twice: Work = (_, sheet) => {
    sheet.getRange('B2').values = [[1]];
    sheet.getRange('B3').values = [[2]];
  };

  it.each([
    ['refused', 'GeneralException', [260, 120]],
    ['lost', 'RequestAborted', [1, 2]],
    ['partial', 'ServiceNotAvailable', [1, 120]],
  ] as const)('%s', async (kind, code, expected) => {
    const excel = await simulatedExcel({ sheets: [SCHOOLS] });
    excel.fault({ at: 1, kind, code });
    expect(await codeOf(excel, twice)).toBe(code);
    const { book } = excel;
    expect([1, 2].map((row) => book.value(book.sheet('学校'), row, 1))).toEqual(expected);
    expect(await codeOf(excel, twice)).toBe('');
  });

  it('counts what each sync costs', async () => {
    const excel = await simulatedExcel({ sheets: [SCHOOLS] });
    await codeOf(excel, twice);
    expect(excel.traffic.syncs).toBe(1);
    const [{ requestBytes = 0, responseBytes = 0 } = {}] = excel.traffic.requests;
    expect(requestBytes).toBeGreaterThan(200);
    expect(responseBytes).toBeGreaterThan(50);
    excel.traffic.reset();
    expect(excel.traffic.syncs).toBe(0);
  });
});
