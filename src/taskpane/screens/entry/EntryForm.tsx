import { Button, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import type { EntryPlace, EntryView } from '../../../app/view/entryTypes';
import { usePane, useText } from '../../hooks';
import { AddSchool } from './AddSchool';
import { LastYear } from './lastYear';
import { Lists } from './lists';
import { FieldGroup } from './FieldGroup';
import { goTo } from './moving';
import { NewForm } from './NewForm';
import { openField } from './openField';
import { fieldAt } from './places';
import { Ready } from './ready/Ready';

const useStyles = makeStyles({
  bar: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    flexShrink: 0,
  },
  progress: { gridColumn: '1 / -1' },
  scroll: { flexGrow: 1, minHeight: 0, overflowY: 'auto', scrollPaddingTop: '44px' },
});

interface EntryFormProps {
  readonly view: EntryView;
  /** It has just been begun: the keyboard goes on in it. */
  readonly isBegun: boolean;
  readonly onBegun: () => void;
  /** Another school has been begun. */
  readonly onAdded: (place: EntryPlace) => void;
}

/** A record as a form beside its sheet: what is typed in either is the same thing at once. */
export function EntryForm({ view, isBegun, onBegun, onAdded }: EntryFormProps): ReactElement {
  const styles = useStyles();
  const t = useText('entry');
  const { selection } = usePane().state;
  const form = useRef<HTMLFormElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [sought, seek] = useState<string | null>(null);
  const place = useLatestPlace(view);
  const selected = selection === null ? undefined : fieldAt(view, selection)?.key;
  useEffect(() => {
    // The keyboard in the form leads the selection; elsewhere the selection leads.
    if (selected === undefined || form.current?.contains(document.activeElement) === true) return;
    setCurrent(selected);
    seek(selected);
  }, [selected, selection]);
  const onCurrent = useCallback((key: string) => {
    setCurrent(key);
    seek(null);
  }, []);
  const next = openField(view, current);
  useEffect(() => {
    if (!isBegun) return;
    onBegun();
    if (next !== undefined) goTo(form.current, next);
  }, [isBegun]);
  return (
    <>
      <div className={styles.bar}>
        <Text size={200} role="status">
          {t('filled', { filled: view.filled, asked: view.asked })}
        </Text>
        <Button
          size="small"
          disabled={next === undefined}
          onClick={() => {
            if (next !== undefined) goTo(form.current, next);
          }}
        >
          {t('nextOpen')}
        </Button>
        <ProgressBar
          className={styles.progress}
          aria-label={t('progress')}
          value={view.filled}
          max={Math.max(1, view.asked)}
        />
      </div>
      <div className={styles.scroll}>
        <Lists />
        <form
          ref={form}
          aria-label={view.form}
          onSubmit={(event) => {
            event.preventDefault();
          }}
        >
          {view.groups.map((group) => (
            <FieldGroup
              key={group.name}
              group={group}
              place={place.value}
              current={current}
              sought={sought}
              onCurrent={onCurrent}
              onStored={place.set}
            />
          ))}
        </form>
        <AddSchool onAdded={onAdded} />
        <LastYear />
        <Ready />
        <NewForm />
      </div>
    </>
  );
}

/** Where the record is to be found: as checked, or as renamed by what was stored since. */
function useLatestPlace(view: EntryView): {
  readonly value: EntryPlace;
  readonly set: (place: EntryPlace) => void;
} {
  const [renamed, set] = useState<{ readonly of: EntryView; readonly place: EntryPlace } | null>(
    null,
  );
  const take = useCallback(
    (place: EntryPlace) => {
      set({ of: view, place });
    },
    [view],
  );
  return { value: renamed?.of === view ? renamed.place : view.place, set: take };
}
