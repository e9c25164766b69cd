import { Field, makeStyles, Select, tokens, typographyStyles } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { QuestionView } from '../../../../app/collect/live/receiver';
import { useAnswer, usePane, useText } from '../../../hooks';
import { PickOne } from '../../../parts/PickOne';
import { baseName } from '../paths';
import { useReceiving } from '../useReceiving';

const useStyles = makeStyles({
  question: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  header: { ...typographyStyles.body1Strong, overflowWrap: 'anywhere' },
  quiet: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
});

/** What was chosen for a header and is not yet confirmed; a null field: it is not to be read. */
export type Answer =
  { readonly kind: 'unset' } | { readonly kind: 'set'; readonly field: string | null };

export const UNSET: Answer = { kind: 'unset' };

/** Choices of the list beside the fields, which are named by letters and digits. */
const NOT_YET = '';
const IGNORE = '-';
const OTHER = '+';

interface QuestionProps {
  readonly question: QuestionView;
  readonly answer: Answer;
  readonly onAnswer: (answer: Answer) => void;
}

/** A header, where it stands, what is below it, and what it may mean. */
export function Question({ question, answer, onAnswer }: QuestionProps): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  const [other, setOther] = useState(false);
  const { header, place, path, samples, paths, suggestions } = question;
  const suggested =
    answer.kind === 'unset' ||
    answer.field === null ||
    suggestions.some(({ field }) => field === answer.field);
  const value = other || !suggested ? OTHER : valueOf(answer);
  return (
    <li className={styles.question}>
      <span className={styles.header}>{header}</span>
      <span className={styles.quiet}>
        {t('mapping.where', { count: paths.length, path: baseName(path), place })}
      </span>
      {samples.length === 0 ? null : (
        <span className={styles.quiet}>
          {t('mapping.samples', { samples: samples.join(t('list')) })}
        </span>
      )}
      <Select
        size="small"
        aria-label={t('mapping.choose', { header })}
        value={value}
        onChange={(_, data) => {
          setOther(data.value === OTHER);
          onAnswer(answerOf(data.value));
        }}
      >
        <option value={NOT_YET}>{t('mapping.unset')}</option>
        {suggestions.map(({ field, name }) => (
          <option key={field} value={field}>
            {name}
          </option>
        ))}
        <option value={OTHER}>{t('mapping.other')}</option>
        <option value={IGNORE}>{t('mapping.ignore')}</option>
      </Select>
      {value === OTHER ? <AnyField {...{ question, answer, onAnswer }} /> : null}
    </li>
  );
}

/** Any field of the table, found by part of its name. */
function AnyField({ question, answer, onAnswer }: QuestionProps): ReactElement {
  const t = useText('receive');
  const { actions } = useReceiving();
  const { language } = usePane().state.settings;
  const { table, header } = question;
  const fields = useAnswer(`${table} ${language}`, () => actions.fields(table)).value ?? [];
  return (
    <Field>
      <PickOne
        label={t('mapping.otherField', { header })}
        any={t('mapping.pick')}
        choices={fields.map(({ field, name }) => ({ value: field, text: name, note: '' }))}
        value={answer.kind === 'set' ? answer.field : null}
        none={t('mapping.noField')}
        more={(count) => t('mapping.more', { count })}
        onPick={(field) => {
          onAnswer(field === null ? UNSET : { kind: 'set', field });
        }}
      />
    </Field>
  );
}

function valueOf(answer: Answer): string {
  if (answer.kind === 'unset') return NOT_YET;
  return answer.field ?? IGNORE;
}

function answerOf(value: string): Answer {
  if (value === NOT_YET || value === OTHER) return UNSET;
  return { kind: 'set', field: value === IGNORE ? null : value };
}
