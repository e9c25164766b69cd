import { Button, Field, makeStyles, Textarea } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useState, type ReactElement } from 'react';
import type { FindingView } from '../../../app/view/types';
import { useText } from '../../hooks';
import { copyText } from '../../parts/copyText';
import { copyTextOf } from './findingText';

const useStyles = makeStyles({ part: { alignSelf: 'start' } });

interface CopyPartProps {
  readonly finding: FindingView;
  /** Name of the rule. */
  readonly name: string;
}

/** Copies the finding as text; where the browser refuses, the text stands there to be copied by hand. */
export function CopyPart({ finding, name }: CopyPartProps): ReactElement {
  const t = useText('findings');
  const styles = useStyles();
  const [state, setState] = useState<'ready' | 'done' | 'failed'>('ready');
  const text = copyTextOf(finding, name, t(`pane:tier.${finding.tier}`));
  return (
    <>
      <Button
        className={styles.part}
        size="small"
        appearance="subtle"
        icon={state === 'done' ? <CheckmarkRegular /> : <CopyRegular />}
        onClick={() =>
          void copyText(text).then((done) => {
            setState(done ? 'done' : 'failed');
          })
        }
      >
        <span role="status">{state === 'done' ? t('copy.done') : t('copy.button')}</span>
      </Button>
      {state === 'failed' ? (
        <Field label={t('copy.text')} hint={t('copy.failed')}>
          <Textarea
            readOnly
            value={text}
            onFocus={(event) => {
              event.target.select();
            }}
          />
        </Field>
      ) : null}
    </>
  );
}
