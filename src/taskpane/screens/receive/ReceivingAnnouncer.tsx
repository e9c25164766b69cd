import { makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useText } from '../../hooks';
import { countsOf } from './counts';
import { useReceiving } from './useReceiving';

const useStyles = makeStyles({
  unseen: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** Tells screen readers when reading begins and how it ended; not of every file. */
export function ReceivingAnnouncer(): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  const { state } = useReceiving();
  const [text, setText] = useState('');
  const { phase } = state;
  const before = useRef(phase);
  useEffect(() => {
    const was = before.current;
    before.current = phase;
    if (was === phase) return;
    if (phase === 'reading') setText(t('announce.reading', { total: state.total }));
    else if (phase === 'stopped')
      setText(t('announce.stopped', { count: countsOf(state.files).open }));
    else if (phase === 'ready') setText(t('announce.done', countsOf(state.files)));
    // Told when it begins and ends; figures between are in sight.
  }, [phase, t]);
  return (
    <div className={styles.unseen} role="status" aria-live="polite">
      {text}
    </div>
  );
}
