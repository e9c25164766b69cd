import { containsCell, formatAddress } from '../../src/kernel/address';
import { memoryHost } from '../../src/hosts/memory';
import { hostContract } from '../contract/host';

hostContract('memory', (sheets) => {
  const host = memoryHost(sheets);
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
