import { makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { usePane, useText } from '../hooks';

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

/** Tells screen readers what a check found, where that differs from what the one before found. */
export function Announcer() {
  const styles = useStyles();
  const { view } = usePane().state;
  const t = useText('pane');
  const [text, setText] = useState('');
  const before = useRef('');
  useEffect(() => {
    if (view === null) return;
    const { error, warning, below, cannotTell } = view.counts;
    const counts = [error, warning, below, cannotTell].join(' ');
    if (counts === before.current) return;
    before.current = counts;
    setText(t('announce', { error, warning, below, cannotTell }));
  }, [view, t]);
  return (
    <div className={styles.unseen} role="status" aria-live="polite">
      {text}
    </div>
  );
}
