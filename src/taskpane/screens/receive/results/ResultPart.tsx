import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { CountyPart } from './CountyPart';
import { ElsewherePart } from './ElsewherePart';
import { SlipPart } from './SlipPart';

const useStyles = makeStyles({
  part: { padding: `${tokens.spacingVerticalS} 0` },
});

/** What comes of it: the county table, and what goes back to the schools. */
export function ResultPart(): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.part}>
      <CountyPart />
      <SlipPart />
      <ElsewherePart />
    </div>
  );
}
