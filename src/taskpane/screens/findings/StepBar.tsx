import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import type { ReactElement } from 'react';
import type { FindingView } from '../../../app/view/types';
import { useFigures, usePane, useText } from '../../hooks';

const useStyles = makeStyles({
  bar: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    flexShrink: 0,
  },
  count: { marginRight: 'auto', whiteSpace: 'nowrap' },
  position: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  small: { minWidth: 0 },
});

interface StepBarProps {
  readonly shown: readonly FindingView[];
  readonly closed: ReadonlySet<string>;
  readonly onClosed: (closed: ReadonlySet<string>) => void;
}

/** How many are in sight, where the cursor stands, and the way to the one before and the one after. */
export function StepBar({ shown, closed, onClosed }: StepBarProps): ReactElement {
  const { state, actions } = usePane();
  const t = useText('findings');
  const styles = useStyles();
  const figures = useFigures();
  const groups = state.view?.groups ?? [];
  const all = groups.reduce((sum, { count }) => sum + count, 0);
  const at = shown.findIndex(({ id }) => id === state.current);
  const of = figures.integer(shown.length);
  const position = at < 0 ? '–' : figures.integer(at + 1);
  const allClosed = groups.every(({ rule }) => closed.has(rule));
  return (
    <div className={styles.bar}>
      <span className={styles.count} role="status">
        {t('shown', { shown: of, all: figures.integer(all) })}
      </span>
      <Button
        className={styles.small}
        size="small"
        appearance="transparent"
        onClick={() => {
          onClosed(allClosed ? new Set() : new Set(groups.map(({ rule }) => rule)));
        }}
      >
        {allClosed ? t('openAll') : t('closeAll')}
      </Button>
      <Button
        className={styles.small}
        size="small"
        icon={<ArrowUpRegular />}
        title={t('previousHint')}
        aria-label={t('previousHint')}
        disabledFocusable={at === 0}
        onClick={() => {
          void actions.step(-1);
        }}
      />
      <span className={styles.position} title={t('position', { position, of })}>
        {t('positionShort', { position, of })}
      </span>
      <Button
        className={styles.small}
        size="small"
        icon={<ArrowDownRegular />}
        title={t('nextHint')}
        aria-label={t('nextHint')}
        disabledFocusable={at === shown.length - 1}
        onClick={() => {
          void actions.step(1);
        }}
      />
    </div>
  );
}
