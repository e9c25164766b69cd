import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, type ReactElement } from 'react';
import { useText } from '../../../hooks';
import { RowList } from '../../../parts/RowList';
import { ListHead, NothingFound } from '../ListHead';
import { StateMark } from '../StateMark';
import { useReceiving } from '../useReceiving';
import { Expected } from './Expected';
import { SchoolDetails } from './SchoolDetails';
import { SCHOOL_KINDS, schoolRows, shownSchools, type SchoolRow } from './schoolRows';
import { SchoolWords } from './SchoolWords';

const useStyles = makeStyles({
  none: { padding: tokens.spacingHorizontalL, textAlign: 'center' },
});

/** Who has sent what, against the list of those who should have. */
export function SchoolPart(): ReactElement {
  const { collection } = useReceiving().state;
  return (
    <>
      <Expected />
      {collection === null ? <Nothing text="school.noneYet" /> : <Schools />}
    </>
  );
}

function Nothing({ text }: { readonly text: 'school.none' | 'school.noneYet' }): ReactElement {
  const styles = useStyles();
  const t = useText('receive');
  return <div className={styles.none}>{t(text)}</div>;
}

function Schools(): ReactElement | null {
  const t = useText('receive');
  const { state, actions } = useReceiving();
  const { collection, view } = state;
  const rows = useMemo(() => (collection === null ? [] : schoolRows(collection)), [collection]);
  const shown = useMemo(() => shownSchools(rows, view), [rows, view]);
  if (rows.length === 0) return <Nothing text="school.none" />;
  return (
    <>
      <ListHead
        searchLabel={t('search.schools')}
        chipsLabel={t('filter.schools')}
        chips={SCHOOL_KINDS.map((kind) => ({
          state: kind,
          name: t(`kind.${kind}`),
          count: rows.filter(({ kinds }) => kinds.includes(kind)).length,
        }))}
        chosen={view.schools}
        onChoose={(kind) => {
          actions.setView({ schools: kind });
        }}
      />
      {shown.length === 0 ? (
        <NothingFound
          onAll={() => {
            actions.setView({ schools: null, search: '' });
          }}
        />
      ) : (
        <RowList
          label={t('school.list')}
          rows={shown}
          keyOf={keyOf}
          icon={({ kinds }) => <StateMark state={kinds[0] ?? 'in-order'} />}
          line={(row) => <SchoolWords row={row} />}
          more={(row) => <SchoolDetails row={row} />}
        />
      )}
    </>
  );
}

function keyOf({ key }: SchoolRow): string {
  return key;
}
