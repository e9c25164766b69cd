import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { edited, partNames, partText, refusal } from '../../support/editing';
import { packageFaults } from '../../support/packageFaults';
import { snapshotOf } from '../../support/readSnapshot';
import { withChart } from '../../support/workbookParts';

async function threeSheets(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const first = workbook.addWorksheet('学校');
  first.addRows([
    ['甲', 1],
    ['乙', 2],
  ]);
  first.getCell('A1').note = '一';
  const second = workbook.addWorksheet('汇总');
  second.getCell('A1').value = { formula: "SUM('学校'!B1:B2)+名称", result: 3 };
  second.getCell('A2').value = { text: '去', hyperlink: "#'学校'!A1" };
  second.getCell('A3').dataValidation = {
    type: 'list',
    allowBlank: true,
    formulae: ["'学校'!$A$1:$A$2"],
  };
  workbook.addWorksheet('代码', { state: 'hidden' }).addRow(['211']);
  workbook.definedNames.add("'学校'!$B$1:$B$2", '名称');
  first.pageSetup.printArea = 'A1:B2';
  second.pageSetup.printArea = 'A1:A3';
  workbook.views = [
    { x: 0, y: 0, width: 1, height: 1, firstSheet: 0, activeTab: 1, visibility: 'visible' },
  ];
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const names = (bytes: Uint8Array) => snapshotOf(bytes).sheets.map(({ name }) => name);
const areas = (bytes: Uint8Array) =>
  snapshotOf(bytes).definedNames.map(({ name, sheet, refersTo }) => [name, sheet, refersTo]);

describe('sheets', () => {
  it('moves a sheet, and what counts sheets by place follows', async () => {
    const bytes = await threeSheets();
    const after = edited(bytes, { kind: 'move-sheet', sheet: '学校', to: 2 });
    expect(names(after)).toEqual(['汇总', '代码', '学校']);
    expect(new Set(areas(after).map(String))).toEqual(new Set(areas(bytes).map(String)));
    expect(partText(after, 'xl/workbook.xml')).not.toContain('activeTab="1"');
    expect(packageFaults(after)).toEqual([]);
  });

  it('renames a sheet everywhere', async () => {
    const after = edited(await threeSheets(), {
      kind: 'rename-sheet',
      sheet: '学校',
      to: "名册 '25",
    });
    const summary = snapshotOf(after).sheets[1];
    expect(summary?.grid.formula(0, 0)).toBe("SUM('名册 ''25'!B1:B2)+名称");
    expect(areas(after)).toContainEqual(['名称', undefined, "'名册 ''25'!$B$1:$B$2"]);
    expect(partText(after, 'xl/worksheets/sheet2.xml')).not.toContain('学校');
    expect(packageFaults(after)).toEqual([]);
  });

  it('lets a chart follow the name of its sheet', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('学校');
    const bytes = withChart(new Uint8Array(await workbook.xlsx.writeBuffer()));
    const after = edited(bytes, { kind: 'rename-sheet', sheet: '学校', to: '名册' });
    const chart = partText(after, 'xl/charts/chart1.xml');
    expect(chart).not.toContain('学校');
    expect(chart).toMatch(/<c:f>'?名册'?!\$C\$2:\$C\$4<\/c:f>/);
  });

  it('removes a sheet with the parts that only it has', async () => {
    const bytes = await threeSheets();
    const after = edited(bytes, { kind: 'remove-sheet', sheet: '学校' });
    expect(names(after)).toEqual(['汇总', '代码']);
    expect(partNames(after).filter((name) => /sheet1\.xml|comments|vml/.test(name))).toEqual([]);
    expect(snapshotOf(after).sheets[0]?.grid.formula(0, 0)).toBe('SUM(#REF!)+名称');
    expect(areas(after)).toContainEqual([
      '_xlnm.Print_Area',
      '汇总',
      expect.stringContaining('汇总'),
    ]);
    expect(packageFaults(after)).toEqual([]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Uint8Array.from(after).buffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['汇总', '代码']);
  });

  it('hides the sheet in front and puts another there', async () => {
    const after = edited(await threeSheets(), {
      kind: 'set-visibility',
      sheet: '汇总',
      visibility: 'hidden',
    });
    expect(snapshotOf(after).sheets.map(({ visibility }) => visibility)).toEqual([
      'visible',
      'hidden',
      'hidden',
    ]);
    expect(partText(after, 'xl/workbook.xml')).toContain('activeTab="0"');
    expect(partText(after, 'xl/worksheets/sheet2.xml')).not.toContain('tabSelected');
  });

  it('refuses what would leave no sheet in sight, and names that cannot be', async () => {
    const bytes = await threeSheets();
    const remove = { kind: 'remove-sheet', sheet: '汇总' } as const;
    expect(
      refusal(bytes, remove, { kind: 'set-visibility', sheet: '学校', visibility: 'hidden' }),
    ).toBe('edit-refused last-visible-sheet');
    expect(refusal(bytes, remove, { kind: 'remove-sheet', sheet: '学校' })).toBe(
      'edit-refused last-visible-sheet',
    );
    expect(refusal(bytes, { kind: 'rename-sheet', sheet: '学校', to: 'a/b' })).toBe(
      'edit-refused sheet-name-invalid',
    );
    expect(refusal(bytes, { kind: 'add-sheet', name: '汇总' })).toBe(
      'edit-refused sheet-name-taken',
    );
  });

  it('adds sheets where they are wanted', async () => {
    const after = edited(
      await threeSheets(),
      { kind: 'add-sheet', name: '说明', index: 1, rows: [['=1', 2]], widths: [30] },
      { kind: 'set-cells', sheet: '说明', cells: [{ at: { row: 1, column: 0 }, value: '续' }] },
    );
    expect(names(after)).toEqual(['学校', '说明', '汇总', '代码']);
    const { grid } = snapshotOf(after).sheets[1] ?? { grid: undefined };
    expect([grid?.value(0, 0), grid?.formula(0, 0), grid?.value(1, 0)]).toEqual([
      '=1',
      undefined,
      '续',
    ]);
    expect(areas(after)).toContainEqual([
      '_xlnm.Print_Area',
      '汇总',
      expect.stringContaining('汇总'),
    ]);
    expect(packageFaults(after)).toEqual([]);
  });
});
