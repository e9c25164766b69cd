import { afterEach, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readWorkbook } from '../../../../src/hosts/office/reading/readWorkbook';
import { editableWorkbook } from '../../../../src/sheet/editableWorkbook';
import { apply, PLAN, SCHOOLS } from '../../../contract/subject';
import { closeAll, followed, plain, type Followed } from './host';

afterEach(closeAll);

type Act = (on: Followed) => Promise<unknown>;

const value = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.constantFrom('', '甲', '=B2+1', '=SUM(B2:C3)', '=1/0', "'=1", true),
);
const address = fc
  .record({ column: fc.constantFrom('A', 'B', 'C', 'D'), row: fc.integer({ min: 1, max: 5 }) })
  .map(({ column, row }) => `${column}${String(row)}`);
const lines = fc.record({
  at: fc.integer({ min: 0, max: 4 }),
  count: fc.integer({ min: 1, max: 2 }),
});

/** The user's first sheet, whatever it is called by now. */
const first = ({ excel }: Followed): string => excel.book.sheets[0]?.name ?? '';

const typed = fc.tuple(address, value).map(
  ([at, what]): Act =>
    (on) =>
      on.excel.user.type(first(on), at, what),
);
const pasted = fc.tuple(address, value, value).map(
  ([at, a, b]): Act =>
    (on) =>
      on.excel.user.paste(first(on), at, [
        [a, b],
        [b, a],
      ]),
);
const erased = address.map(
  (at): Act =>
    (on) =>
      on.excel.user.erase(first(on), at),
);
const moved = fc
  .tuple(
    lines,
    fc.constantFrom('insertRows', 'deleteRows', 'insertColumns', 'deleteColumns' as const),
  )
  .map(
    ([{ at, count }, how]): Act =>
      (on) =>
        on.excel.user[how](first(on), at, count),
  );
const sheets = fc.constantFrom<Act>(
  (on) => on.excel.user.renameSheet(first(on), `表${String(on.told.length)}`),
  (on) => on.excel.user.addSheet(`新${String(on.excel.book.sheets.length)}${first(on)}`),
  async (on) => {
    if (on.excel.book.sheets.some(({ name }) => name === '二'))
      await on.excel.user.deleteSheet('二');
  },
);
const host = fc.constantFrom<Act>(
  (on) => on.quiet(),
  (on) => on.host.refresh(),
  (on) => apply(on.host, PLAN),
  (on) => apply(on.host, { edits: [] }),
);

const acts = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: typed },
    { weight: 2, arbitrary: pasted },
    erased,
    moved,
    sheets,
    host,
  ),
  { minLength: 1, maxLength: 7 },
);

it.each(['1.7', '1.20'])(
  'a copy that follows what is told is what a fresh look gives, at %s',
  async (api) => {
    await fc.assert(
      fc.asyncProperty(acts, async (chosen) => {
        const on = await followed({ sheets: [SCHOOLS, { name: '二', rows: [['=学校!B2']] }], api });
        for (const one of chosen) await one(on);
        await on.quiet();
        // That a sheet was renamed is no event of old.
        if (api === '1.7') await on.host.refresh();
        const { session } = on.excel;
        const read = await session.run((context) => readWorkbook(context, session.capabilities));
        if (!read.ok) throw new Error(read.problem.reason);
        expect(plain(on.copy)).toEqual(plain(editableWorkbook(read.value.data)));
        on.host.dispose();
      }),
      { numRuns: 25 },
    );
  },
  60_000,
);
