import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { ExcludedView } from '../../../app/view/types';
import { formatAddress } from '../../../kernel/address';
import { useText } from '../../hooks';
import { CellLink } from '../../parts/CellLink';
import { CitationLine } from '../../parts/CitationLine';
import { Disclosure } from '../../parts/Disclosure';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: `0 0 0 ${tokens.spacingHorizontalXXL}`,
    listStyleType: 'none',
  },
});

/** Rows that take no part in the coefficients, each with its reason: what is left out must be seen. */
export function Excluded({
  schools,
}: {
  readonly schools: readonly ExcludedView[];
}): ReactElement | null {
  const t = useText('balance');
  const styles = useStyles();
  if (schools.length === 0) return null;
  return (
    <Disclosure summary={t('excluded', { count: schools.length })}>
      <ul className={styles.list}>
        {schools.map(({ name, levelName, reason, sheet, at, citation }, index) => (
          <li key={index}>
            <CellLink sheet={sheet} at={at} cell={at === null ? '' : formatAddress(at)}>
              {t('excludedSchool', { name, level: levelName })}
            </CellLink>
            <Text size={200} block>
              {reason}
            </Text>
            {citation === null ? null : <CitationLine citation={citation} />}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
