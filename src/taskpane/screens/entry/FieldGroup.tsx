import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useId, type ReactElement } from 'react';
import type { EntryGroup, EntryPlace } from '../../../app/view/entryTypes';
import { useText } from '../../hooks';
import { EntryInput } from './EntryInput';

const useStyles = makeStyles({
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'flex',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { ...typographyStyles.body1Strong, margin: 0 },
  count: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
  },
  left: {
    ...typographyStyles.caption1,
    margin: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
  },
});

interface FieldGroupProps {
  readonly group: EntryGroup;
  readonly place: EntryPlace;
  readonly current: string | null;
  readonly sought: string | null;
  readonly onCurrent: (key: string) => void;
  readonly onStored: (place: EntryPlace) => void;
}

/** The fields under one heading of the form. What this school is not asked is left out while nothing stands there. */
export function FieldGroup(props: FieldGroupProps): ReactElement {
  const { group, place, current, sought, onCurrent, onStored } = props;
  const styles = useStyles();
  const t = useText('entry');
  const id = useId();
  const shown = group.fields.filter(
    ({ applies, filled, key }) => applies || filled || key === current,
  );
  const left = group.fields.length - shown.length;
  return (
    <section aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id} className={styles.name}>
          {group.name}
        </h3>
        <span className={styles.count}>
          {t('count', { filled: group.filled, asked: group.asked })}
        </span>
      </div>
      {shown.map((field) => (
        <EntryInput
          key={field.key}
          field={field}
          place={place}
          isCurrent={field.key === current}
          isSought={field.key === sought}
          onCurrent={onCurrent}
          onStored={onStored}
        />
      ))}
      {left === 0 ? null : <p className={styles.left}>{t('left', { count: left })}</p>}
    </section>
  );
}
