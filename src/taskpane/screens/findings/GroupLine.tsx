import {
  Button,
  useRestoreFocusTarget,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { memo, useState, type ReactElement } from 'react';
import { useFigures, useText } from '../../hooks';
import { TierBadge } from '../../parts/TierBadge';
import { FixDialog } from './FixDialog';
import { lineProps, sameLine, useLineStyles, type LinePlace } from './lineStyles';
import { ReasonDialog } from './ReasonDialog';
import type { GroupRow, ListRow } from './rows';

const useStyles = makeStyles({
  head: {
    backgroundColor: tokens.colorNeutralBackground3,
  },
  chevron: { display: 'flex', paddingTop: '2px' },
  name: { ...typographyStyles.body1Strong, display: 'block' },
  facts: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    marginTop: tokens.spacingVerticalXS,
  },
});

interface GroupLineProps {
  readonly row: GroupRow;
  readonly line: LinePlace;
  readonly onChoose: (row: ListRow, reveal: boolean) => void;
}

/** Head of a group: the kind, the rule by name, how much of it there is and where, and what can be done with all. */
export const GroupLine = memo(Head, sameLine);

function Head({ row, line, onChoose }: GroupLineProps): ReactElement {
  const styles = useStyles();
  const common = useLineStyles();
  const { group, open } = row;
  const Chevron = open ? ChevronDownRegular : ChevronRightRegular;
  return (
    <div
      {...lineProps(line, row)}
      aria-level={1}
      aria-expanded={open}
      className={mergeClasses(common.line, styles.head)}
      onClick={() => {
        onChoose(row, true);
      }}
    >
      <span role="presentation" aria-hidden className={styles.chevron}>
        <Chevron />
      </span>
      <div role="gridcell">
        <span className={styles.name}>{group.name}</span>
        <Facts row={row} />
        <GroupActions row={row} focusable={line.focusable} />
      </div>
    </div>
  );
}

function Facts({ row }: { readonly row: GroupRow }): ReactElement {
  const t = useText('findings');
  const figures = useFigures();
  const styles = useStyles();
  const common = useLineStyles();
  const { group, shown, schools, sheets } = row;
  const count = figures.integer(group.count);
  const part = shown.length !== group.count;
  return (
    <span className={mergeClasses(styles.facts, common.quiet)}>
      <TierBadge tier={group.tier} />
      <span>
        {part
          ? t('group.part', { shown: figures.integer(shown.length), count })
          : t('group.count', { count })}
      </span>
      {schools === 0 ? null : (
        <span>{t('group.schools', { count: figures.integer(schools) })}</span>
      )}
      {sheets < 2 ? null : <span>{t('group.sheets', { count: figures.integer(sheets) })}</span>}
      {group.explained === 0 ? null : (
        <span>{t('group.explained', { count: figures.integer(group.explained) })}</span>
      )}
    </span>
  );
}

interface GroupActionsProps {
  readonly row: GroupRow;
  readonly focusable: boolean;
}

function GroupActions({ row, focusable }: GroupActionsProps): ReactElement | null {
  const t = useText('findings');
  const figures = useFigures();
  const styles = useStyles();
  const restore = useRestoreFocusTarget();
  const [asked, ask] = useState<'fix' | 'explain' | null>(null);
  const { group, shown } = row;
  const explain = group.explainable && shown.length > 1;
  if (group.fixable === 0 && !explain) return null;
  const close = () => {
    ask(null);
  };
  const button = (what: 'fix' | 'explain', text: string) => (
    <Button
      {...restore}
      size="small"
      tabIndex={focusable ? 0 : -1}
      onClick={() => {
        ask(what);
      }}
    >
      {text}
    </Button>
  );
  return (
    // What happens in here, dialogs included, is no click on the line.
    <div
      role="presentation"
      className={styles.actions}
      onClick={(event) => {
        event.stopPropagation();
      }}
      onKeyDown={(event) => {
        if (asked !== null) event.stopPropagation();
      }}
    >
      {group.fixable === 0
        ? null
        : button('fix', t('group.fix', { count: figures.integer(group.fixable) }))}
      {explain ? button('explain', t('group.explain')) : null}
      {asked === 'fix' ? <FixDialog rule={group.rule} name={group.name} onClose={close} /> : null}
      {asked === 'explain' ? <ReasonDialog group={group} findings={shown} onClose={close} /> : null}
    </div>
  );
}
