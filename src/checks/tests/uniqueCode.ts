import type { BoundTable } from '../../forms/types';
import { formatAddress } from '../../kernel/address';
import { nameKey } from './rowIdentity';
import type { CheckTest, RowsPart, TestContext } from './types';
import { judgeRows, textAt } from './verdicts';

/** One code, one school: the same code and level in two files, or one code under two names. */
export const uniqueCodeTest: CheckTest = {
  looksAt: 'everything',
  run(context) {
    const seen = new Map<string, readonly Spot[]>();
    return ledgersOf(context).map((table): RowsPart => {
      const clashes = new Map<number, Spot>();
      const verdicts = judgeRows(table.rowCount, (row) => {
        const code = textAt(table, row, 'school_code');
        if (code === '') return undefined;
        const others = seen.get(code);
        const clash = others?.find((other) => conflicts(context, other, { table, row }));
        if (clash !== undefined) clashes.set(row, clash);
        if (others === undefined) seen.set(code, [{ table, row }]);
        else if (others.length < MOST_KEPT) seen.set(code, [...others, { table, row }]);
        return clash === undefined;
      });
      const params = (row: number) => clashParams(clashes.get(row) ?? { table, row });
      return { table, file: table.file, sheet: table.sheet.name, verdicts, params };
    });
  },
};

/** A school has at most a row per level in a file; more copies than this tell nothing new. */
const MOST_KEPT = 8;

function ledgersOf({ input, rule }: TestContext): readonly BoundTable[] {
  return input.tables.filter((table) => rule.on.includes(table.name));
}

interface Spot {
  readonly table: BoundTable;
  readonly row: number;
}

function conflicts(context: TestContext, a: Spot, b: Spot): boolean {
  if (isCopy(context, a.table.file, b.table.file)) return false;
  const names = [a, b].map(({ table, row }) => nameKey(textAt(table, row, 'school_name')));
  const levels = [a, b].map(({ table, row }) => textAt(table, row, 'level'));
  if (levels[0] !== levels[1]) return names[0] !== names[1] && !names.includes('');
  // Within one table the same code and level is a repeated row, which has a rule of its own.
  return a.table !== b.table;
}

function isCopy({ input }: TestContext, a: string, b: string): boolean {
  if (a === b) return false;
  const digest = (path: string) => input.workbook.files.find((file) => file.path === path)?.sha256;
  return digest(a) !== undefined && digest(a) === digest(b);
}

function clashParams({ table, row }: Spot) {
  const at = table.cellOf(row, 'school_code');
  return {
    other_file: table.file,
    other_sheet: table.sheet.name,
    other_cell: at === undefined ? '' : formatAddress(at),
    other_name: textAt(table, row, 'school_name'),
  };
}
