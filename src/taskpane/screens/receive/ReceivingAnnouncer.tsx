import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useText } from '../../hooks';
import { countsOf } from './counts';
import { useReceiving } from './useReceiving';
import { UnseenStatus } from '../../parts/Unseen';

/** Tells screen readers when reading begins and how it ended; not of every file. */
export function ReceivingAnnouncer(): ReactElement {
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
  return <UnseenStatus text={text} />;
}
