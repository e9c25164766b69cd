import type { SchoolResult } from '../../balance/types';
import type { Translate, Language } from '../../i18n/index';
import { largest, smallest } from '../../kernel/arrays';
import type { Area, CellAddress } from '../../kernel/address';
import { codes } from '../../standard/index';
import type { BoundTable } from '../../forms/types';
import type { CountyCheck } from '../check';
import { type FindingList, isExplained } from './findingList';
import type { SchoolIndex } from './schoolIndex';
import type { SchoolItem } from './types';

/** The schools and levels of a check, with how many findings each has to work through. */
export function schoolItems(
  check: CountyCheck,
  list: FindingList,
  index: SchoolIndex,
  language: Language,
  t: Translate,
): readonly SchoolItem[] {
  const findings = new Map<number, number>();
  for (const { tier, spots } of list.groups) {
    if (tier === 'info') continue;
    for (const spot of spots) {
      if (isExplained(list.reasonOf, spot)) continue;
      for (const id of index(spot)) findings.set(id, (findings.get(id) ?? 0) + 1);
    }
  }
  const areaOf = areas();
  return check.balance.schools.map((school, id) => ({
    ...schoolItem(check, school, id, language, t, areaOf),
    findings: findings.get(id) ?? 0,
  }));
}

function schoolItem(
  check: CountyCheck,
  school: SchoolResult,
  id: number,
  language: Language,
  t: Translate,
  areaOf: AreaOf,
): Omit<SchoolItem, 'findings'> {
  const table = check.ledgers[school.ledger];
  const at = table === undefined ? undefined : placeOfRow(table, school.row);
  const ownRow = table?.form === 'school-ledger';
  return {
    id,
    code: school.code,
    name: schoolName(school, t),
    level: school.level,
    levelName: levelName(school.level, t),
    typeName: typeName(school.type, language),
    sheet: school.sheet,
    row: ownRow ? (at?.row ?? null) : null,
    area: table === undefined ? null : areaOf(table, school.row, ownRow),
    pupils: school.pupils,
    met: school.met,
    of: check.options.standard.indicators.length,
    passed: school.passed,
  };
}

export function schoolName({ name, code }: Pick<SchoolResult, 'name' | 'code'>, t: Translate) {
  return name ?? code ?? t('view:school.unnamed');
}

export function levelName(level: SchoolResult['level'], t: Translate): string {
  return level === null ? t('view:school.levelUnknown') : t(`report:level.${level}`);
}

function typeName(type: string | null, language: Language): string {
  if (type === null) return '';
  return codes().lists.schoolTypes.find(({ code }) => code === type)?.name[language] ?? type;
}

/** Where a row of a ledger stands: its name, else whatever of it there is. */
export function placeOfRow(table: BoundTable, row: number): CellAddress | undefined {
  const name = table.cellOf(row, 'school_name') ?? table.cellOf(row, 'students');
  if (name !== undefined) return name;
  for (const { key } of table.fields) {
    const at = table.cellOf(row, key);
    if (at !== undefined) return at;
  }
  return undefined;
}

type AreaOf = (table: BoundTable, row: number, ownRow: boolean) => Area | null;

/** The cells of a school. Those of a ledger are its row, between the first and the last column of the table. */
function areas(): AreaOf {
  const columns = new Map<BoundTable, { readonly left: number; readonly right: number }>();
  return (table, row, ownRow) => {
    const place = placeOfRow(table, row);
    if (place === undefined) return null;
    if (!ownRow) return boundsOf(table, row);
    const known = columns.get(table) ?? boundsOf(table, row) ?? place;
    const { left, right } = 'left' in known ? known : { left: place.column, right: place.column };
    columns.set(table, { left, right });
    return { top: place.row, bottom: place.row, left, right };
  };
}

function boundsOf(table: BoundTable, row: number): Area | null {
  const cells = table.fields.flatMap(({ key }) => table.cellOf(row, key) ?? []);
  if (cells.length === 0) return null;
  const [rows, columns] = [cells.map((at) => at.row), cells.map(({ column }) => column)];
  return {
    top: smallest(rows),
    bottom: largest(rows),
    left: smallest(columns),
    right: largest(columns),
  };
}
