import { computeBalance } from '../../../balance/index';
import { ledgerOf } from '../../../forms/index';
import type { BoundTable } from '../../../forms/types';
import type { Level, Standard } from '../../../standard/types';
import type { CellValue } from '../../../sheet/cell';
import { indicatorCell } from '../../annotate/schoolFormulas';
import type { LaidSheet } from '../blankSheet';
import { sampleTable } from '../sample';
import { typesWith } from './composing';

/** Live formulas of the indicators for schools of one type at one level; undefined where the form cannot tell one. */
export interface SampleFormulas {
  readonly code: string;
  readonly level: Level;
  /** By row of the form, then by indicator. */
  readonly rows: readonly (readonly (string | undefined)[])[];
}

/**
 * What the annotated copy writes beside schools of every type, asked for by filling the form in with such schools: the
 * templates' figures are computed as the report's are.
 */
export function sampleFormulas(
  laid: LaidSheet,
  standard: Standard,
  reliefs: readonly string[] = [],
): readonly SampleFormulas[] {
  return (['primary', 'junior'] as const).flatMap((level) => {
    // Schools whose resources are not divided are all computed alike.
    const known = new Map<string, SampleFormulas['rows']>();
    return typesWith(level).map(({ code, name }) => {
      const kind = code in standard.split.weights ? code : 'undivided';
      const rows = known.get(kind) ?? rowsOf(laid, standard, reliefs, level, name);
      known.set(kind, rows);
      return { code, level, rows };
    });
  });
}

function rowsOf(
  laid: LaidSheet,
  standard: Standard,
  reliefs: readonly string[],
  level: Level,
  type: string,
) {
  const table = sampleTable(laid, (key) => sampleOf(key, level, type));
  const ledgers: readonly BoundTable[] = ledgerOf([table]);
  const balance = computeBalance({ standard, ledgers, reliefs });
  const context = { standard, reliefs, ledgers, balance };
  return balance.schools
    .filter((school) => school.level === level)
    .map((school) =>
      standard.indicators.map((indicator) => indicatorCell(context, school, indicator, true)),
    );
}

/** A school of a hundred pupils, run by the county: none of the exclusions is about it. */
function sampleOf(key: string, level: Level, type: string): CellValue | undefined {
  if (key === 'school_type') return type;
  if (key === 'level') return level === 'primary' ? '小学' : '初中';
  if (key === 'founder_type') return '县级教育部门';
  return key.startsWith('students') ? 100 : undefined;
}
