import { makeStyles } from '@fluentui/react-components';
import type { ReactElement, RefObject } from 'react';

const useStyles = makeStyles({
  unseen: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: 0,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** Class of what screen readers read and nobody sees. */
export function useUnseen(): string {
  return useStyles().unseen;
}

interface UnseenStatusProps {
  readonly text: string;
  readonly place?: RefObject<HTMLDivElement | null>;
}

/** Told by screen readers whenever its text changes. */
export function UnseenStatus({ text, place }: UnseenStatusProps): ReactElement {
  return (
    <div ref={place} className={useUnseen()} role="status" aria-live="polite">
      {text}
    </div>
  );
}
