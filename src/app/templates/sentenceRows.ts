import type { NewCell } from '../../sheet/newWorkbook';
import type { BlankHeader, SentencesDefinition } from '../../standard/index';
import type { LaidBody } from './blankSheet';
import { type InputCell, inputCell } from './inputs';

const BLANK = '＿＿';

/** Items whose figures are written into the sentence beside them. */
export function sentenceRows(
  { items }: SentencesDefinition,
  columns: readonly BlankHeader[],
  top: number,
): LaidBody {
  const inputs: InputCell[] = [];
  const rows = items.map(({ number, label, sentence, met }, row) =>
    columns.map(({ role }, column): NewCell => {
      if (role === 'label') return { value: `${String(number)}. ${label}`, style: 'form-label' };
      if (role === 'verdict') {
        inputs.push({ key: met, at: { row: top + row, column } });
        return inputCell(met);
      }
      const value = sentence?.replace(/\{[a-z0-9_]+(?::([^}]+))?\}/g, `${BLANK}$1`) ?? null;
      return { value, style: 'form-words', unlocked: true };
    }),
  );
  return { rows, inputs };
}
