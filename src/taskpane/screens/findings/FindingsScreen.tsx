import { Button, makeStyles, Spinner, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { usePane, useRevision, useShownFindings, useText } from '../../hooks';
import { useAnswer } from '../../hooks';
import { FilterBar } from './FilterBar';
import { FindingList } from './FindingList';
import { NothingShown } from './NothingShown';
import { ObstacleList } from './ObstacleList';
import { RepairAll } from './RepairAll';
import { listRows } from './rows';
import { StepBar } from './StepBar';

const useStyles = makeStyles({
  screen: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  stale: {
    ...typographyStyles.caption1,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
  },
  loading: { padding: tokens.spacingVerticalXS },
});

/** 问题: what the check found, by cause; filtered, walked through, repaired and explained. */
export function FindingsScreen(): ReactElement | null {
  const { state, actions } = usePane();
  const t = useText('findings');
  const styles = useStyles();
  const { view, filter, findings, findingsComplete, stale, settings } = state;
  if (view === null) return null;
  const outdated = stale && !settings.live;
  return (
    <div className={styles.screen}>
      {outdated ? (
        <div className={styles.stale} role="status">
          <span>{t('stale')}</span>
          <Button size="small" onClick={() => void actions.check()}>
            {t('recheck')}
          </Button>
        </div>
      ) : null}
      <FilterBar />
      <RepairAll />
      {filter.tier === 'cannot-tell' ? <ObstacleList /> : <Findings outdated={outdated} />}
      {findingsComplete ? null : (
        <Spinner
          className={styles.loading}
          size="tiny"
          label={t('loading', { count: findings.length })}
        />
      )}
    </div>
  );
}

/** The list by cause, or why there is nothing on it. */
function Findings({ outdated }: { readonly outdated: boolean }): ReactElement {
  const { state, actions } = usePane();
  const shown = useShownFindings();
  const groups = state.view?.groups ?? NONE;
  const [closed, setClosed] = useClosed(actions);
  const rows = useMemo(() => listRows(shown, groups, closed), [shown, groups, closed]);
  const current = state.current === null ? undefined : state.findings[state.current];
  const rule = useRule(current?.rule ?? null);
  // Where the cursor goes, the group opens; the same finding at another place of the next list does not open it again.
  const key = current === undefined ? '' : `${current.rule}\n${current.sheet}\n${current.cell}`;
  useEffect(() => {
    const opened = key.split('\n')[0] ?? '';
    setClosed((before) => {
      if (!before.has(opened)) return before;
      const next = new Set(before);
      next.delete(opened);
      return next;
    });
  }, [key, setClosed]);
  if (shown.length === 0) return <NothingShown />;
  return (
    <>
      <StepBar shown={shown} closed={closed} onClosed={setClosed} />
      <FindingList
        rows={rows}
        rule={rule}
        dimmed={outdated}
        onToggle={(id, open) => {
          setClosed((before) => toggled(before, id, open));
        }}
      />
    </>
  );
}

const NONE: readonly never[] = [];

/** The rule of the finding under the cursor in full. */
function useRule(id: string | null) {
  const { actions } = usePane();
  const revision = useRevision();
  const key = id === null ? null : `${id} ${revision}`;
  return useAnswer(key, () => (id === null ? Promise.resolve(null) : actions.rule(id))).value;
}

/** Closed groups by session: they stay closed while another screen is looked at. */
const kept = new WeakMap<object, ReadonlySet<string>>();

function useClosed(session: object) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => kept.get(session) ?? new Set());
  useEffect(() => {
    kept.set(session, closed);
  }, [session, closed]);
  return [closed, setClosed] as const;
}

function toggled(before: ReadonlySet<string>, rule: string, open: boolean): ReadonlySet<string> {
  const next = new Set(before);
  if (open) next.delete(rule);
  else next.add(rule);
  return next;
}
