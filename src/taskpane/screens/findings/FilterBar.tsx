import {
  Button,
  Checkbox,
  makeStyles,
  SearchBox,
  tokens,
  ToggleButton,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { useFigures, usePane, useText } from '../../hooks';
import { PickOne } from '../../parts/PickOne';
import { NO_FILTER } from '../../session/filter';
import type { FindingFilter } from '../../session/types';
import { choicesOf } from './choices';
import { TierChips } from './TierChips';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    flexShrink: 0,
  },
  line: { display: 'flex', gap: tokens.spacingHorizontalS, minWidth: 0 },
  wrap: { flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  search: { flex: '1 1 0', minWidth: 0, maxWidth: 'none' },
  toggle: { flexShrink: 0, minWidth: 0 },
  picks: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 180px), 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  active: { maxWidth: '100%', minWidth: 0, overflowWrap: 'anywhere', textAlign: 'left' },
});

/** Search, kinds, and the filters by school, sheet and rule; what is on can be seen and taken off one by one. */
export function FilterBar(): ReactElement {
  const { filter } = usePane().state;
  const t = useText('findings');
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const on = [filter.school, filter.sheet, filter.rule].filter((value) => value !== null).length;
  return (
    <div className={styles.bar} role="search">
      <div className={styles.line}>
        <Search />
        <ToggleButton
          className={styles.toggle}
          icon={<FilterRegular />}
          checked={open}
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {on === 0 ? t('filters') : t('filtersOn', { count: on })}
        </ToggleButton>
      </div>
      <TierChips />
      {open ? <Picks /> : null}
      <Active />
    </div>
  );
}

/** Letters typed within this time count as one search, in milliseconds. */
const PAUSE = 150;

function Search(): ReactElement {
  const { state, actions } = usePane();
  const t = useText('findings');
  const styles = useStyles();
  const { search } = state.filter;
  const [typed, setTyped] = useState(search);
  useEffect(() => {
    setTyped(search);
  }, [search]);
  useEffect(() => {
    if (typed === search) return undefined;
    const timer = setTimeout(() => {
      actions.setFilter({ search: typed });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
    };
    // Only typing starts the clock; a search set from elsewhere replaces what was typed.
  }, [typed, actions]);
  return (
    <SearchBox
      className={styles.search}
      value={typed}
      placeholder={t('searchHint')}
      aria-label={t('search')}
      dismiss={{ 'aria-label': t('clearSearch') }}
      onChange={(_, { value }) => {
        setTyped(value);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || typed === '') return;
        event.stopPropagation();
        setTyped('');
        actions.setFilter({ search: '' });
      }}
    />
  );
}

function Picks(): ReactElement {
  const { state, actions } = usePane();
  const { filter, findings, view } = state;
  const t = useText('findings');
  const styles = useStyles();
  const figures = useFigures();
  const choices = useMemo(() => choicesOf(findings, view?.groups ?? []), [findings, view]);
  const pick = (key: 'school' | 'sheet' | 'rule', any: string, of: (typeof choices)['schools']) => (
    <PickOne
      label={t(`filter.${key}`)}
      any={any}
      value={filter[key]}
      choices={of.map(({ value, text, count }) => ({
        value,
        text,
        note: t('filter.count', { count: figures.integer(count) }),
      }))}
      none={t('filter.none')}
      more={(count) => t('filter.more', { count })}
      onPick={(value) => {
        actions.setFilter({ [key]: value });
      }}
    />
  );
  const explained = view?.counts.explained ?? 0;
  return (
    <div className={styles.picks}>
      {pick('school', t('filter.anySchool'), choices.schools)}
      {pick('sheet', t('filter.anySheet'), choices.sheets)}
      {pick('rule', t('filter.anyRule'), choices.rules)}
      <Checkbox
        label={t('filter.explained', { count: figures.integer(explained) })}
        checked={filter.explained}
        onChange={(_, { checked }) => {
          actions.setFilter({ explained: checked === true });
        }}
      />
    </div>
  );
}

function Active(): ReactElement | null {
  const { state, actions } = usePane();
  const { filter, view } = state;
  const t = useText('findings');
  const styles = useStyles();
  const on = (['school', 'sheet', 'rule', 'search'] as const).flatMap((key) => {
    const value = filter[key];
    return value === null || value === '' ? [] : [{ key, value }];
  });
  if (on.length === 0) return null;
  const off = (key: keyof FindingFilter) => () => {
    actions.setFilter({ [key]: NO_FILTER[key] });
  };
  const textOf = (key: string, value: string) =>
    key === 'rule' ? (view?.groups.find(({ rule }) => rule === value)?.name ?? value) : value;
  return (
    <div className={`${styles.line} ${styles.wrap}`}>
      {on.map(({ key, value }) => (
        <Button
          key={key}
          className={styles.active}
          size="small"
          shape="circular"
          icon={<DismissRegular />}
          iconPosition="after"
          aria-label={t('filter.clear', { name: t(`filter.${key}`), value: textOf(key, value) })}
          onClick={off(key)}
        >
          {textOf(key, value)}
        </Button>
      ))}
      {on.length < 2 ? null : (
        <Button
          size="small"
          appearance="transparent"
          onClick={() => {
            actions.setFilter({ ...NO_FILTER, explained: filter.explained });
          }}
        >
          {t('filter.clearAll')}
        </Button>
      )}
    </div>
  );
}
