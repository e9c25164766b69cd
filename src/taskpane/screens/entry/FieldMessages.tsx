import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { EntryField } from '../../../app/view/entryTypes';
import { useText } from '../../hooks';
import { TierIcon } from '../../parts/TierBadge';
import type { Typing } from './useTyping';

const useStyles = makeStyles({
  messages: { ...typographyStyles.caption1, display: 'flex', flexDirection: 'column', gap: '2px' },
  line: { display: 'flex', gap: tokens.spacingHorizontalXS, margin: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  wrong: { color: tokens.colorStatusDangerForeground1 },
});

interface FieldMessagesProps {
  readonly id: string;
  readonly field: EntryField;
  readonly typing: Typing;
  readonly isCurrent: boolean;
}

/** What is said beneath a field: what it asks for while she is there, what is typed comes to, what is wrong. */
export function FieldMessages({ id, field, typing, isCurrent }: FieldMessagesProps): ReactElement {
  const styles = useStyles();
  const t = useText('entry');
  const quiet = mergeClasses(styles.line, styles.quiet);
  const findings = field.findings.filter(({ own }) => own || isCurrent);
  const help = [
    ...(field.note === '' ? [] : [field.note]),
    ...(field.applies ? [] : [t('notAsked')]),
    ...(field.locked === null ? [] : [field.locked]),
    ...(isCurrent && field.locked === null ? field.demands : []),
  ];
  return (
    <div id={id} className={styles.messages}>
      {help.length === 0 ? null : <p className={quiet}>{help.join(t('between'))}</p>}
      {field.last === '' ? null : <p className={quiet}>{field.last}</p>}
      {typing.meanwhile === null ? null : (
        <p className={quiet}>{t('meanwhile', { value: typing.meanwhile || t('blank') })}</p>
      )}
      <div role="status">
        {typing.note === '' || typing.refused !== '' ? null : (
          <p className={quiet}>{typing.note}</p>
        )}
        {typing.refused === '' ? null : (
          <p className={mergeClasses(styles.line, styles.wrong)}>
            <TierIcon tier="error" />
            <span>{typing.refused}</span>
          </p>
        )}
      </div>
      {findings.map(({ id: finding, tier, message }) => (
        <p key={finding} className={mergeClasses(styles.line, tier === 'error' && styles.wrong)}>
          <TierIcon tier={tier} />
          <span>{message}</span>
        </p>
      ))}
    </div>
  );
}
