import { Button, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { WrenchRegular } from '@fluentui/react-icons/svg/wrench';
import { useState, type ReactElement } from 'react';
import { useFigures, usePane, useText } from '../../hooks';
import { RepairDialog } from './RepairDialog';

const useStyles = makeStyles({
  bar: {
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
    flexShrink: 0,
  },
});

/** Opens the preview of all repairs; nothing where none is sure. */
export function RepairAll(): ReactElement | null {
  const { view } = usePane().state;
  const t = useText('findings');
  const figures = useFigures();
  const styles = useStyles();
  const restore = useRestoreFocusTarget();
  const [open, setOpen] = useState(false);
  const sure = (view?.fixes ?? []).reduce((sum, fix) => sum + fix.sure, 0);
  if (sure === 0) return null;
  return (
    <div className={styles.bar}>
      <Button
        {...restore}
        size="small"
        icon={<WrenchRegular />}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('repairs.open', { count: figures.integer(sure) })}
      </Button>
      {open ? (
        <RepairDialog
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </div>
  );
}
