import { Button, makeStyles, SearchBox, ToggleButton, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useFigures, useText } from '../../hooks';
import { StateMark, type ReceivedState } from './StateMark';
import { useReceiving } from './useReceiving';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    flexShrink: 0,
  },
  search: { maxWidth: 'none' },
  chips: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  chip: {
    minWidth: 0,
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
  },
  none: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
  },
});

interface ListHeadProps<S extends ReceivedState> {
  readonly searchLabel: string;
  readonly chipsLabel: string;
  readonly chips: readonly { readonly state: S; readonly name: string; readonly count: number }[];
  readonly chosen: S | null;
  readonly onChoose: (state: S | null) => void;
}

/** Search, and the states with their counts: one of them, or none for all. */
export function ListHead<S extends ReceivedState>(props: ListHeadProps<S>): ReactElement {
  const { searchLabel, chipsLabel, chips, chosen, onChoose } = props;
  const styles = useStyles();
  const t = useText('receive');
  const figures = useFigures();
  const { state, actions } = useReceiving();
  return (
    <div className={styles.head} role="search" aria-label={searchLabel}>
      <SearchBox
        size="small"
        className={styles.search}
        value={state.view.search}
        placeholder={searchLabel}
        aria-label={searchLabel}
        dismiss={{ 'aria-label': t('search.clear') }}
        onChange={(_, { value }) => {
          actions.setView({ search: value });
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || state.view.search === '') return;
          event.stopPropagation();
          actions.setView({ search: '' });
        }}
      />
      <div className={styles.chips} role="group" aria-label={chipsLabel}>
        {chips
          .filter(({ state: one, count }) => count > 0 || one === chosen)
          .map(({ state: one, name, count }) => (
            <ToggleButton
              key={one}
              className={styles.chip}
              size="small"
              shape="circular"
              icon={<StateMark state={one} />}
              checked={one === chosen}
              aria-label={t('filter.count', { name, count: figures.integer(count) })}
              onClick={() => {
                onChoose(one === chosen ? null : one);
              }}
            >
              {name} {figures.integer(count)}
            </ToggleButton>
          ))}
      </div>
    </div>
  );
}

/** Nothing is let through by search and filter. */
export function NothingFound({ onAll }: { readonly onAll: () => void }): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  return (
    <div className={styles.none} role="status">
      {t('search.none')}
      <Button size="small" onClick={onAll}>
        {t('search.all')}
      </Button>
    </div>
  );
}
