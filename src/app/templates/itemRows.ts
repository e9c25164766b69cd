import type { CellValue } from '../../sheet/cell';
import type { NewCell } from '../../sheet/newWorkbook';
import { fieldByKey } from '../../standard/index';
import type { BlankHeader, FormColumn, ItemsDefinition } from '../../standard/index';
import type { Edition, LaidBody } from './blankSheet';
import { codeNames, type InputCell, inputCell } from './inputs';

/** One item per row; where a word is asked for instead of a figure, the words stand in place of the unit. */
export function itemRows(
  { items }: ItemsDefinition,
  columns: readonly BlankHeader[],
  top: number,
  { year }: Edition,
): LaidBody {
  const inputs: InputCell[] = [];
  const rows = items.map((item, row) =>
    columns.map(({ role }, column): NewCell => {
      if (role !== 'value') return printed(role, item, row + 1);
      inputs.push({ key: item.key, at: { row: top + row, column } });
      return inputCell(item.key, item.key === 'report_year' ? (year ?? null) : null);
    }),
  );
  return { rows, inputs };
}

function printed(role: BlankHeader['role'], item: FormColumn, number: number): NewCell {
  const middle = (value: CellValue): NewCell => ({ value, style: 'form-middle' });
  const left = (value: CellValue): NewCell => ({ value, style: 'form-label' });
  switch (role) {
    case 'number':
      return middle(number);
    case 'category':
      return middle(item.category ?? null);
    case 'label':
      return left(item.label ?? fieldByKey(item.key)?.name.zh ?? item.key);
    case 'unit':
      return middle(item.unit ?? choiceOf(item.key));
    case 'required':
      return middle(item.required === true ? '是' : '否');
    default:
      return left(item.note ?? null);
  }
}

/** Few words are told one by one. */
function choiceOf(key: string): string | null {
  const field = fieldByKey(key);
  if (field?.type === 'flag') return '是/否';
  const names = field === undefined ? [] : codeNames(field);
  return names.length === 0 ? null : '从列表中选';
}
