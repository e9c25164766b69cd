import {
  CounterBadge,
  makeStyles,
  Tab,
  TabList,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import type { ComponentType } from 'react';
import { usePane, useSession, useText } from '../hooks';
import { SCREENS } from '../screens/index';
import type { PaneState, ScreenId } from '../session/types';

const useStyles = makeStyles({
  bar: {
    display: 'grid',
    gridAutoFlow: 'column',
    // Each as wide as its name needs: seven names of different lengths have no room to spare in the narrowest pane.
    gridAutoColumns: 'auto',
    justifyContent: 'stretch',
    containerType: 'inline-size',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    flexShrink: 0,
  },
  tab: {
    display: 'flex',
    minWidth: 0,
    flexDirection: 'column',
    rowGap: '2px',
    padding: `${tokens.spacingVerticalS} 0`,
    // The copy that keeps room for the bold name: the columns keep it here.
    '& .fui-Tab__content--reserved-space': { display: 'none' },
  },
  slot: { overflow: 'visible', width: 'auto', height: 'auto' },
  icon: { position: 'relative', display: 'inline-flex', fontSize: '20px' },
  label: {
    ...typographyStyles.caption1,
    display: 'block',
    whiteSpace: 'nowrap',
    '@container (max-width: 370px)': { fontSize: '11px', letterSpacing: '-0.2px' },
  },
  badge: { position: 'absolute', top: '-5px', left: '13px' },
});

/** The screens, each by its icon and its name, in columns that fit the narrowest pane. */
export function TabBar() {
  const styles = useStyles();
  const { state, actions } = usePane();
  const t = useText('pane');
  const { receiving } = useSession();
  const problems = problemCount(state);
  const screens = SCREENS.filter(({ id }) => id !== 'receive' || receiving !== null);
  return (
    <TabList
      className={styles.bar}
      aria-label={t('screens')}
      selectedValue={state.screen}
      onTabSelect={(_, { value }) => {
        actions.show(value as ScreenId);
      }}
    >
      {screens.map(({ id, Icon }) => (
        <Tab
          key={id}
          id={`tab-${id}`}
          value={id}
          className={styles.tab}
          aria-controls="screen"
          aria-label={
            id === 'findings' && problems > 0 ? t('tabCount', { count: problems }) : undefined
          }
          icon={{
            className: styles.slot,
            children: <TabIcon Icon={Icon} count={id === 'findings' ? problems : 0} />,
          }}
        >
          <span className={styles.label}>{t(`screen.${id}`)}</span>
        </Tab>
      ))}
    </TabList>
  );
}

/** A screen's sign, with the number of what has to be looked at there. */
function TabIcon({ Icon, count }: { readonly Icon: ComponentType; readonly count: number }) {
  const styles = useStyles();
  return (
    <span className={styles.icon}>
      <Icon />
      {count === 0 ? null : (
        <CounterBadge
          className={styles.badge}
          size="small"
          color="danger"
          overflowCount={999}
          count={count}
        />
      )}
    </span>
  );
}

/** What someone has to look at; hints, and what has been explained, are not among it. */
function problemCount({ view }: PaneState): number {
  if (view === null) return 0;
  const { error, warning, below } = view.counts;
  return error + warning + below;
}
