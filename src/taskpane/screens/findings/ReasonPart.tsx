import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { CommentNoteRegular } from '@fluentui/react-icons/svg/comment-note';
import { useState, type ReactElement } from 'react';
import type { FindingView } from '../../../app/view/types';
import { usePane, useText } from '../../hooks';
import { ReasonField } from './ReasonField';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  lapsed: {
    padding: tokens.spacingHorizontalS,
    borderLeft: `3px solid ${tokens.colorStatusWarningBorderActive}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
  },
});

/** The written reason of an 经验校验 finding: read, written, changed, removed; one that lapsed is shown beside. */
export function ReasonPart({ finding }: { readonly finding: FindingView }): ReactElement {
  const { actions } = usePane();
  const t = useText('findings');
  const styles = useStyles();
  const [editing, setEditing] = useState(false);
  const { id, reason, lapsedReason, observed } = finding;
  if (reason !== null && !editing)
    return (
      <div className={styles.part}>
        <span>{t('reason.written', { text: reason })}</span>
        <div className={styles.row}>
          <Button
            size="small"
            onClick={() => {
              setEditing(true);
            }}
          >
            {t('reason.edit')}
          </Button>
          <Button size="small" onClick={() => void actions.explain([id], '')}>
            {t('reason.remove')}
          </Button>
        </div>
      </div>
    );
  return (
    <div className={styles.part}>
      {lapsedReason === null ? null : (
        <div className={styles.lapsed}>
          {t('reason.lapsed', { text: lapsedReason })}
          <br />
          {t('reason.now', { observed })}
        </div>
      )}
      {editing ? (
        <ReasonForm
          first={reason ?? lapsedReason ?? ''}
          onSave={(text) => {
            setEditing(false);
            void actions.explain([id], text);
          }}
        />
      ) : (
        <div className={styles.row}>
          <Button
            size="small"
            icon={<CommentNoteRegular />}
            onClick={() => {
              setEditing(true);
            }}
          >
            {t('reason.write')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface ReasonFormProps {
  readonly first: string;
  readonly onSave: (text: string) => void;
}

function ReasonForm({ first, onSave }: ReasonFormProps): ReactElement {
  const t = useText('findings');
  const styles = useStyles();
  const [text, setText] = useState(first);
  const [missing, setMissing] = useState(false);
  return (
    <>
      <ReasonField text={text} missing={missing && text.trim() === ''} onChange={setText} />
      <div className={styles.row}>
        <Button
          size="small"
          appearance="primary"
          onClick={() => {
            if (text.trim() === '') setMissing(true);
            else onSave(text);
          }}
        >
          {t('reason.save')}
        </Button>
      </div>
      <span className={styles.quiet}>{t('reason.kept')}</span>
    </>
  );
}
