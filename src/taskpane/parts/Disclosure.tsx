import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useId, useState, type ReactNode } from 'react';

const useStyles = makeStyles({
  button: {
    justifyContent: 'flex-start',
    width: '100%',
    minWidth: 0,
    padding: `${tokens.spacingVerticalXS} 0`,
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'start',
  },
  summary: { flex: 1, minWidth: 0 },
});

interface DisclosureProps {
  readonly summary: ReactNode;
  /** Made only while it is open. */
  readonly children: ReactNode;
  readonly openAtFirst?: boolean;
}

/** A line that opens to more. */
export function Disclosure({ summary, children, openAtFirst = false }: DisclosureProps) {
  const styles = useStyles();
  const id = useId();
  const [open, setOpen] = useState(openAtFirst);
  return (
    <div>
      <Button
        appearance="transparent"
        className={styles.button}
        icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <span className={styles.summary}>{summary}</span>
      </Button>
      <div id={id} hidden={!open}>
        {open ? children : null}
      </div>
    </div>
  );
}
