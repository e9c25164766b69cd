import { useEffect, useRef, useState } from 'react';
import { usePane, useText } from '../hooks';
import { UnseenStatus } from '../parts/Unseen';

/** Tells screen readers what a check found, where that differs from what the one before found. */
export function Announcer() {
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
  return <UnseenStatus text={text} />;
}
