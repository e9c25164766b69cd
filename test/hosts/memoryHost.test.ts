import { containsCell, formatAddress, parseArea } from '../../src/kernel/address';
import { memoryHost } from '../../src/hosts/memory';
import type { Validation } from '../../src/sheet/validation';
import { hostContract } from '../contract/host';

function userValidation(address: string): readonly Validation[] {
  const area = parseArea(address);
  if (area === undefined) throw new Error(`no area ${address}`);
  return [
    {
      areas: [area],
      type: 'whole',
      operator: 'greater-or-equal',
      formula1: '0',
      allowBlank: true,
      dropDown: false,
      style: 'stop',
      error: { title: '用户', text: '' },
    },
  ];
}

hostContract('memory', (sheets) => {
  const host = memoryHost(
    sheets.map(({ validated, ...sheet }) => ({
      ...sheet,
      ...(validated === undefined ? {} : { validations: userValidation(validated) }),
    })),
  );
  return Promise.resolve({
    host,
    marks: (sheet, { row, column }) =>
      Promise.resolve(
        host
          .layer()
          .marks.filter((edit) => edit.sheet === sheet)
          .filter(({ areas }) => areas.some((area) => containsCell(area, row, column)))
          .map(({ mark }) => mark),
      ),
    note: (sheet, { row, column }) => Promise.resolve(host.note(sheet, row, column)),
    validations: (sheet, { row, column }) =>
      Promise.resolve(
        host
          .validations(sheet)
          .filter(({ areas }) => areas.some((area) => containsCell(area, row, column)))
          .map(({ error }) => error?.title ?? ''),
      ),
    state: () => {
      const cells = sheets.flatMap(({ name }) =>
        Array.from({ length: 20 }, (_, row) =>
          Array.from({ length: 8 }, (__, column) => ({
            at: formatAddress({ row, column }),
            cell: host.cell(name, row, column),
            note: host.note(name, row, column),
          })),
        ),
      );
      return Promise.resolve(structuredClone({ cells, layer: host.layer() }));
    },
  });
});
