import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo, type ReactElement } from 'react';
import type { RuleView } from '../../../app/view/types';
import { useText } from '../../hooks';
import { TierIcon } from '../../parts/TierBadge';
import { FindingDetails } from './FindingDetails';
import { LINE_HEIGHT, lineProps, sameLine, useLineStyles, type LinePlace } from './lineStyles';
import type { FindingRow, ListRow } from './rows';

const useStyles = makeStyles({
  row: {
    backgroundColor: tokens.colorNeutralBackground1,
  },
  // All as high as two lines of message and one of place: a list that knows its heights need not measure them.
  folded: { height: `${String(LINE_HEIGHT)}px`, overflow: 'hidden' },
  current: {
    paddingLeft: `calc(${tokens.spacingHorizontalM} - 3px)`,
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    ':hover': { boxShadow: 'none' },
  },
  icon: { paddingTop: '2px' },
  clamp: {
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
  },
  place: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  error: { fontWeight: tokens.fontWeightBold, color: tokens.colorStatusDangerForeground3 },
  warning: {
    textDecorationLine: 'underline',
    color: tokens.colorStatusWarningForeground3,
  },
  below: {
    fontStyle: 'italic',
    color: tokens.colorPaletteBlueForeground2,
    border: `1px solid ${tokens.colorPaletteBlueBorderActive}`,
    padding: `0 ${tokens.spacingHorizontalXXS}`,
  },
  info: {},
});

interface FindingLineProps {
  readonly row: FindingRow;
  readonly line: LinePlace;
  readonly current: boolean;
  readonly rule: RuleView | null;
  readonly onChoose: (row: ListRow, reveal: boolean) => void;
}

/** A finding: what, and where. Under the cursor it tells the rest. */
export const FindingLine = memo(Line, sameLine);

function Line({ row, line, current, rule, onChoose }: FindingLineProps): ReactElement {
  const styles = useStyles();
  const common = useLineStyles();
  const { finding, group } = row;
  return (
    <div
      {...lineProps(line, row)}
      aria-level={2}
      aria-selected={current}
      className={mergeClasses(common.line, styles.row, current ? styles.current : styles.folded)}
      onClick={(event) => {
        // Marking a passage to copy it is no click.
        if (window.getSelection()?.isCollapsed === false && !event.defaultPrevented) return;
        onChoose(row, true);
      }}
    >
      <span role="presentation" aria-hidden className={styles.icon}>
        <TierIcon tier={finding.reason === null ? finding.tier : 'explained'} />
      </span>
      <div role="gridcell">
        <span className={current ? undefined : styles.clamp}>{finding.message}</span>
        <Place row={row} />
        {current ? <FindingDetails finding={finding} group={group} rule={rule} /> : null}
      </div>
    </div>
  );
}

/** Sheet, cell and school; the cell is written as it is marked in the sheet. */
function Place({ row }: { readonly row: FindingRow }): ReactElement {
  const t = useText('findings');
  const styles = useStyles();
  const common = useLineStyles();
  const { sheet, cell, school, tier } = row.finding;
  return (
    <span className={mergeClasses(common.quiet, styles.place)}>
      {sheet.trim()}{' '}
      {cell === '' ? null : (
        <span className={styles[tier]} title={t(`mark.${tier}`)}>
          {cell}
        </span>
      )}
      {school === null ? null : ` · ${school}`}
    </span>
  );
}
