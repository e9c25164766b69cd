import { isList } from '../../checks/lists/attachedLists';
import { nameOfField } from '../../checks/show';
import { definitionOf } from '../../forms/definitions';
import type { Language } from '../../i18n/index';
import { formatAddress } from '../../kernel/address';
import type { CountyCheck } from '../check';
import { fillFromLists } from '../lists/fillFromLists';
import type { ListsView } from './types';

/** The attached lists of a workbook, and the cells of its forms that they would fill. */
export function listsView(check: CountyCheck, language: Language): ListsView {
  const lists = check.outcome.input.tables.filter(isList);
  if (lists.length === 0) return { found: [], fills: [] };
  return {
    found: lists.map(({ name, sheet, rowCount, layout, fields }) => ({
      name: definitionOf(name)?.table.name[language] ?? name,
      sheet: sheet.name,
      rows: rowCount,
      at: fields[0]?.at ?? { row: Math.max(0, layout.headerTop), column: 0 },
    })),
    fills: fillFromLists(check).map(({ field, sheet, at, before, after, isSure }) => ({
      rule: field,
      name: nameOfField(field, null, language),
      sheet,
      cell: formatAddress(at),
      at,
      before,
      after,
      isSure,
    })),
  };
}
