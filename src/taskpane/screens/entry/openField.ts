import type { EntryView } from '../../../app/view/entryTypes';

/** The next field after this one that is blank or wrong, from the top again after the last; none where all is done. */
export function openField({ groups }: EntryView, current: string | null): string | undefined {
  const fields = groups.flatMap((group) => group.fields);
  const from = fields.findIndex(({ key }) => key === current) + 1;
  const onward = [...fields.slice(from), ...fields.slice(0, from)];
  return onward.find(
    ({ asked, filled, findings }) =>
      asked && (!filled || findings.some(({ own, tier }) => own && tier === 'error')),
  )?.key;
}
