import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { EntryPlace, EntryTable } from '../../../app/view/entryTypes';
import { useAnswer, useKept, usePane, useRevision, useText } from '../../hooks';
import { Section } from '../../parts/Section';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'end', gap: tokens.spacingHorizontalS },
  name: { flexGrow: 1, minWidth: 0 },
});

interface AddSchoolProps {
  /** The school has its row: it is the one to fill in from now on. */
  readonly onAdded: (place: EntryPlace) => void;
}

/** Begins another school in the next free row; nothing where no table has one. */
export function AddSchool({ onAdded }: AddSchoolProps): ReactElement | null {
  const { actions } = usePane();
  const t = useText('entry');
  const tables = useKept(useAnswer(useRevision(), actions.openTables).value) ?? [];
  if (tables.length === 0) return null;
  return (
    <Section title={t('add.title')}>
      {tables.map((table) => (
        <AddTo
          key={[table.sheet, table.table, table.nth].join('\n')}
          table={table}
          hint={tables.length > 1 ? `${table.form} ${table.sheet.trim()}` : ''}
          onAdded={onAdded}
        />
      ))}
    </Section>
  );
}

interface AddToProps extends AddSchoolProps {
  readonly table: EntryTable;
  readonly hint: string;
}

function AddTo({ table, hint, onAdded }: AddToProps): ReactElement {
  const { actions } = usePane();
  const styles = useStyles();
  const t = useText('entry');
  const [name, setName] = useState('');
  const [refused, setRefused] = useState('');
  const add = async () => {
    const answer = await actions.newRecord(table, name);
    setRefused(answer?.kind === 'refused' ? answer.message : '');
    if (answer?.kind !== 'stored') return;
    setName('');
    onAdded(answer.place);
  };
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field
        className={styles.name}
        label={t('add.name')}
        {...(hint === '' ? {} : { hint })}
        {...(refused === '' ? {} : { validationMessage: refused })}
      >
        <Input
          value={name}
          maxLength={80}
          onChange={(_, { value }) => {
            setName(value);
          }}
        />
      </Field>
      <Button type="submit">{t('add.add')}</Button>
    </form>
  );
}
