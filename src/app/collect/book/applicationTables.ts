import type { CellValue } from '../../../sheet/cell';
import type { NewSheet } from '../../../sheet/newWorkbook';
import { LEVELS } from '../../../standard/levels';
import { type LaidSheet, laySheet } from '../../templates/blankSheet';
import {
  applicationFigures,
  type Counting,
  type FigureOf,
  withFigures,
} from '../../templates/figures/applicationFigures';
import { doubtsOf, LEVEL_NAMES } from '../../templates/figures/composing';
import { withRules } from '../../templates/templateOf';
import type { Language } from '../../../i18n/index';
import { basicFigures, basicResults } from './basicTable';
import { blankOf } from './ledgerSheet';
import { balanceResults, passResults } from './levelTables';
import { listed, schoolFigure, schoolResult } from './schoolTable';
import type { BookContext } from './context';

/** Half of the last decimal that verdicts on live figures compare. */
const SLACK = 5e-10;

const TABLES = ['application/1', 'application/2-1', 'application/2-2', 'application/3'] as const;

/** Result of a formula by the key of its field and its row. */
type ResultOf = (key: string, row: number) => CellValue;

/**
 * Tables Ⅰ, Ⅱ-1, Ⅱ-2 and Ⅲ of the national application, live over the ledger; none where the standard has no such
 * form. Table Ⅱ-2 has as many rows as there are schools that count.
 */
export function applicationTables(context: BookContext, language: Language): readonly NewSheet[] {
  const { standard, year } = context.options;
  const known = blankOf('application', standard);
  if (known === undefined) return [];
  const schools = listed(context);
  const laid = known.form.sheets
    .filter(({ table }) => TABLES.some((one) => one === table))
    .map((blank) =>
      laySheet(
        blank.table === 'application/2-2'
          ? {
              ...blank,
              blocks: LEVELS.map((level) => ({
                level: LEVEL_NAMES[level],
                rows: Math.max(1, schools[level].length),
              })),
            }
          : blank,
        { standard: known.edition, ...(year === undefined ? {} : { year }) },
      ),
    );
  const live = laid.map((one): LaidSheet => {
    switch (one.blank.table) {
      case 'application/1':
        return withFigures(one, basicFigures(context));
      case 'application/2-2':
        return withFigures(one, schoolFigure(context, one, schools));
      default:
        return one;
    }
  });
  // Ⅱ-1, Ⅲ and the verdicts refer to the cells of Ⅱ-2, which have to be known as cells to fill in.
  const judged = applicationFigures(laid, standard, countingOf(context));
  return laid.map((blank, index) => {
    const sheet = merged(blank, [live[index], judged[index]]);
    const results = resultsOf(context, blank, schools);
    return withResults(withRules(sheet, standard, language), blank, results);
  });
}

/** A form with the formulas of each of these versions of it. */
function merged(blank: LaidSheet, versions: readonly (LaidSheet | undefined)[]): LaidSheet {
  const rows = blank.sheet.rows.map((cells, row) =>
    cells.map((cell, column) => {
      const found = versions
        .map((version) => version?.sheet.rows[row]?.[column])
        .find((one) => one !== null && typeof one === 'object' && 'formula' in one);
      return found ?? cell;
    }),
  );
  const inputs = blank.inputs.filter(({ at }) => {
    const cell = rows[at.row]?.[at.column];
    return cell === null || typeof cell !== 'object' || !('formula' in cell);
  });
  return { ...blank, sheet: { ...blank.sheet, rows }, inputs };
}

function countingOf({ places }: BookContext): Counting {
  const { columns } = places;
  const [levels, counted] = [columns.level, columns.counted].map((column) =>
    places.figuresRange(column),
  );
  return {
    named: (block) => `SUMPRODUCT(--(${block.range('school_name')}<>""))`,
    sound: ({ level }) => [`${doubtsOf(level, levels ?? '', counted ?? '')}=0`],
    slack: SLACK,
    least: 2,
  };
}

function resultsOf(
  context: BookContext,
  laid: LaidSheet,
  schools: ReturnType<typeof listed>,
): ResultOf {
  switch (laid.blank.table) {
    case 'application/1':
      return basicResults(context);
    case 'application/2-1':
      return passResults(context, laid);
    case 'application/2-2':
      return schoolResult(context, laid, schools);
    default:
      return balanceResults(context, laid);
  }
}

function withResults(sheet: NewSheet, { inputs }: LaidSheet, resultOf: ResultOf): NewSheet {
  const rows = sheet.rows.map((cells) => [...cells]);
  for (const { key, at } of inputs) {
    const cells = rows[at.row];
    const cell = cells?.[at.column];
    if (cells === undefined || cell === null || typeof cell !== 'object' || !('formula' in cell))
      continue;
    cells[at.column] = { ...cell, value: resultOf(key, at.row) };
  }
  return { ...sheet, rows };
}

export type { FigureOf, ResultOf };
