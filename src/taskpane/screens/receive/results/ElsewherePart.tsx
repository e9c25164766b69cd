import { Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useText } from '../../../hooks';
import { useReceiving } from '../useReceiving';

const useStyles = makeStyles({
  line: {
    ...typographyStyles.caption1,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
    color: tokens.colorNeutralForeground2,
  },
});

/** The way to where files can be kept for certain: around a pane nothing tells what becomes of a download. */
export function ElsewherePart(): ReactElement | null {
  const styles = useStyles();
  const t = useText('receive');
  const { openBrowserWorkbook } = useReceiving().actions;
  if (openBrowserWorkbook === null) return null;
  return (
    <div className={styles.line}>
      {t('elsewhere.text')}{' '}
      <Link as="button" inline onClick={openBrowserWorkbook}>
        {t('elsewhere.open')}
      </Link>
    </div>
  );
}
