import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { EntryPlace, EntryRow } from '../../../app/view/entryTypes';
import { useAnswer, useKept, usePane, useRevision, useText } from '../../hooks';
import { EmptyState } from '../../parts/EmptyState';
import { PickOne } from '../../parts/PickOne';
import { AddSchool } from './AddSchool';
import { EntryForm } from './EntryForm';
import { NewForm } from './NewForm';
import { begunRecord, draftKey, recordAt, sameRecord, stillBegun } from './places';

const useStyles = makeStyles({
  screen: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  pick: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    flexShrink: 0,
  },
});

/** 填报: the school whose row is selected in the workbook, or one that is picked, as a form to fill in. */
export function EntryScreen(): ReactElement {
  const { state, actions } = usePane();
  const t = useText('entry');
  const styles = useStyles();
  const revision = useRevision();
  const rows = useKept(useAnswer(revision, actions.entryRows).value);
  const [chosen, choose] = useState<EntryPlace | null>(null);
  const [begun, begin] = useState<EntryPlace | null>(null);
  const steps = state.undoable.length;
  const before = useRef(steps);
  useEffect(() => {
    begin((waiting) => stillBegun(waiting, before.current, steps));
    before.current = steps;
  }, [steps]);
  const selected =
    rows === null || state.selection === null ? undefined : recordAt(rows, state.selection);
  const selectedKey = selected === undefined ? null : recordKey(selected);
  useEffect(() => {
    if (selected !== undefined) choose(selected);
    // When the selection comes to another record, not when the records are told anew.
  }, [selectedKey]);
  const arrived = rows === null || begun === null ? undefined : begunRecord(rows, begun);
  const current =
    arrived ?? (rows === null ? undefined : ((chosen && sameRecord(rows, chosen)) ?? rows[0]));
  const key = current === undefined ? null : recordKey(current);
  const answer = useAnswer(key === null ? null : `${revision} ${key}`, () =>
    current === undefined ? Promise.resolve(null) : actions.entry(current),
  );
  const view = useKept(answer.value);
  if (rows === null) return <div className={styles.screen} />;
  if (current === undefined)
    return (
      <>
        <EmptyState title={t('empty.title')} text={t('empty.text')} />
        <AddSchool onAdded={begin} />
        <NewForm />
      </>
    );
  const isShown = view !== null && sameRecord([current], view.place) !== undefined;
  return (
    <div className={styles.screen}>
      {rows.length === 1 ? null : (
        <div className={styles.pick}>
          <PickOne
            label={t('record')}
            any={t('record')}
            choices={rows.map((row) => ({ value: recordKey(row), text: row.name, note: row.note }))}
            value={key}
            onPick={(value) => {
              const row = rows.find((one) => recordKey(one) === value);
              if (row === undefined) return;
              begin(null);
              choose(row);
            }}
            none={t('noRecord')}
            more={(count) => t('moreRecords', { count })}
          />
        </div>
      )}
      {isShown ? (
        <EntryForm
          key={formKey(current)}
          view={view}
          isBegun={arrived !== undefined}
          onBegun={() => {
            choose(current);
            begin(null);
          }}
          onAdded={begin}
        />
      ) : null}
    </div>
  );
}

function recordKey(row: EntryRow): string {
  return draftKey(row, String(row.row));
}

/** The form begins anew with another record, not with another name of the same one. */
function formKey({ sheet, table, nth, row }: EntryRow): string {
  return [sheet, table, nth, row].join('\n');
}
