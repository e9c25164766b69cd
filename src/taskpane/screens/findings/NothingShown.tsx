import { Button } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { DocumentTableRegular } from '@fluentui/react-icons/svg/document-table';
import { FilterDismissRegular } from '@fluentui/react-icons/svg/filter-dismiss';
import type { ReactElement } from 'react';
import { useFigures, usePane, useText } from '../../hooks';
import { EmptyState } from '../../parts/EmptyState';
import { NO_FILTER } from '../../session/filter';

/** Why the list is empty: nothing was checked, nothing was found, or nothing passes the filter. */
export function NothingShown(): ReactElement | null {
  const { state, actions } = usePane();
  const t = useText('findings');
  const figures = useFigures();
  const { view, filter } = state;
  if (view === null) return null;
  const { counts } = view;
  const all = view.groups.reduce((sum, { count }) => sum + count, 0);
  const visible = filter.explained ? all : all - counts.explained;
  if (view.forms.length === 0) return <NothingChecked problem={view.problem} />;
  if (visible > 0)
    return (
      <EmptyState
        icon={<FilterDismissRegular />}
        title={t('empty.filtered')}
        text={t('empty.filteredText', { count: figures.integer(visible) })}
      >
        <Button
          onClick={() => {
            actions.setFilter({ ...NO_FILTER, explained: filter.explained });
          }}
        >
          {t('filter.clearAll')}
        </Button>
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<CheckmarkCircleRegular />}
      title={t('empty.clean')}
      text={t('empty.cleanText', {
        rules: figures.integer(counts.rules),
        checked: figures.integer(counts.checked),
        schools: figures.integer(counts.schools),
      })}
    >
      {counts.cannotTell === 0 ? null : (
        <Button
          onClick={() => {
            actions.setFilter({ tier: 'cannot-tell' });
          }}
        >
          {t('empty.cannotTell', { count: figures.integer(counts.cannotTell) })}
        </Button>
      )}
      {counts.explained === 0 || filter.explained ? null : (
        <Button
          onClick={() => {
            actions.setFilter({ ...NO_FILTER, explained: true });
          }}
        >
          {t('empty.explained', { count: figures.integer(counts.explained) })}
        </Button>
      )}
    </EmptyState>
  );
}

function NothingChecked({ problem }: { readonly problem: string | null }): ReactElement {
  const { actions } = usePane();
  const t = useText('findings');
  return (
    <EmptyState
      icon={<DocumentTableRegular />}
      title={t('empty.nothing')}
      text={problem ?? t('empty.nothingText')}
    >
      <Button
        onClick={() => {
          actions.show('overview');
        }}
      >
        {t('empty.overview')}
      </Button>
    </EmptyState>
  );
}
