import { describe, expect, it } from '@jest/globals';
import { officeLayer } from '../../../../src/hosts/office/apply';
import type { EditPlan } from '../../../../src/sheet/editPlan';
import { mark, PLAN, SCHOOLS, validate, write } from '../../../contract/subject';
import { simulatedExcel } from '../../../support/excel';
import { lookedAt } from './lookedAt';

const KINDS = ['refused', 'lost', 'partial'] as const;
const LEVELS = ['1.4', '1.10', '1.20'];

const OTHER: EditPlan = {
  edits: [
    mark('warning', 'B3'),
    write('D2', [{ value: '新', style: 'text' }], [{ value: 2, style: 'integer' }]),
    validate('A2:A3'),
  ],
};
const WHOLE: EditPlan = { edits: [...PLAN.edits, validate('B2:B3')] };

/** Plans one after another, with what may fail: from nothing, from one to another, and back to nothing. */
const WAYS: readonly (readonly [string, readonly EditPlan[]])[] = [
  ['adding', [WHOLE]],
  ['changing', [WHOLE, OTHER]],
  ['taking off', [WHOLE, { edits: [] }]],
];

async function walk(api: string, plans: readonly EditPlan[]) {
  const excel = await simulatedExcel({ sheets: [{ ...SCHOOLS, validated: 'C2:C3' }], api });
  const layer = officeLayer(excel.session);
  for (const plan of plans) await layer.apply(plan);
  return { excel, layer };
}

describe.each(LEVELS)('requests that fail in Excel with ExcelApi %s', (api) => {
  it.each(WAYS)(
    '%s: nothing is lost or left behind, and the next try succeeds',
    async (_, plans) => {
      const before = lookedAt((await walk(api, [])).excel.book);
      const last = plans.at(-1) ?? WHOLE;
      const sound = await walk(api, plans.slice(0, -1));
      sound.excel.traffic.reset();
      await sound.layer.apply(last);
      const syncs = sound.excel.traffic.syncs;
      const wanted = lookedAt(sound.excel.book);
      for (const kind of KINDS) {
        for (let at = 1; at <= syncs; at++) {
          const { excel, layer } = await walk(api, plans.slice(0, -1));
          excel.fault({ at, kind });
          const failed = await layer.apply(last);
          // Comments that Excel refuses are left out, since nothing tells beforehand which cells have a note.
          if (api !== '1.10') expect({ kind, at, ok: failed.ok }).toEqual({ kind, at, ok: false });
          const again = await layer.apply(last);
          if (!again.ok) throw new Error(JSON.stringify([kind, at, again.problem]));
          expect({ kind, at, state: lookedAt(excel.book) }).toEqual({ kind, at, state: wanted });
          await layer.apply({ edits: [] });
          expect({ kind, at, state: lookedAt(excel.book) }).toEqual({ kind, at, state: before });
        }
      }
    },
  );
});
