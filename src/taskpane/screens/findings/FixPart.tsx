import { Button, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { WrenchRegular } from '@fluentui/react-icons/svg/wrench';
import { useState, type ReactElement } from 'react';
import type { FindingView, GroupView } from '../../../app/view/types';
import { useFigures, usePane, useText } from '../../hooks';
import { FixDialog } from './FixDialog';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  change: { flex: '1 1 100%' },
});

interface FixPartProps {
  readonly finding: FindingView;
  readonly group: GroupView;
}

/** The safe repair of the cell as before → after, for this one or for all of its kind. */
export function FixPart({ finding, group }: FixPartProps): ReactElement | null {
  const { actions } = usePane();
  const t = useText('findings');
  const figures = useFigures();
  const styles = useStyles();
  const restore = useRestoreFocusTarget();
  const [all, setAll] = useState(false);
  const { fix } = finding;
  if (fix === null) return null;
  const repair = async () => {
    await actions.applyFixes(await actions.previewFixes({ finding: finding.id }));
  };
  return (
    <div className={styles.row}>
      <span className={styles.change}>{t('fix.change', fix)}</span>
      <Button
        size="small"
        appearance="primary"
        icon={<WrenchRegular />}
        onClick={() => void repair()}
      >
        {t('fix.one')}
      </Button>
      {group.fixable < 2 ? null : (
        <Button
          {...restore}
          size="small"
          onClick={() => {
            setAll(true);
          }}
        >
          {t('fix.kind', { count: figures.integer(group.fixable) })}
        </Button>
      )}
      {all ? (
        <FixDialog
          rule={group.rule}
          name={group.name}
          onClose={() => {
            setAll(false);
          }}
        />
      ) : null}
    </div>
  );
}
